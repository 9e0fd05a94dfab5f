import type { LoadBalancerController } from './fargate/load-balancers.ts';

/** What a linter has to be told about the cluster, because no manifest says it. */
export interface Settings {
  /** Namespace of objects that name none. */
  readonly namespace: string;
  /** `fargate-only`: there are no EC2 nodes that a pod kept off Fargate could run on. */
  readonly cluster: 'hybrid' | 'fargate-only';
  /** Who turns Services of type LoadBalancer and Ingresses into load balancers. */
  readonly loadBalancerController: LoadBalancerController;
  /** AWS region, for prices. */
  readonly region: string;
}

export const DEFAULT_SETTINGS: Settings = {
  namespace: 'default',
  cluster: 'hybrid',
  loadBalancerController: 'aws-load-balancer-controller',
  region: 'us-east-1',
};
