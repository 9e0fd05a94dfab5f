import type { FargateProfile } from './fargate/profiles/profile.ts';
import type { Prices } from './fargate/sizes/prices.ts';
import type { LoadBalancerController } from './fargate/traffic/load-balancers.ts';

/** What a linter has to be told about the cluster, because no manifest says it. */
export interface Settings {
  /** Namespace of objects that name none. */
  readonly namespace: string;
  /** `fargate-only`: there are no EC2 nodes that a pod kept off Fargate could run on. */
  readonly cluster: 'hybrid' | 'fargate-only';
  /** Who turns Services of type LoadBalancer and Ingresses into load balancers. */
  readonly loadBalancerController: LoadBalancerController;
  /** The Fargate profiles of the cluster; null while they are not known, and every pod is meant for Fargate. */
  readonly profiles: readonly FargateProfile[] | null;
  /** AWS region, for prices; where no price is known, messages name no money. */
  readonly region: string;
  /** Prices of one's own, in place of those of the region: a savings plan, China. */
  readonly prices?: Prices;
}

export const DEFAULT_SETTINGS: Settings = {
  namespace: 'default',
  cluster: 'hybrid',
  loadBalancerController: 'aws-load-balancer-controller',
  profiles: null,
  region: 'us-east-1',
};
