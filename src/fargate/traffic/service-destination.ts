import type { Labels } from '../../kubernetes/label-selector.ts';
import type { Manifests } from '../../kubernetes/manifests.ts';
import { memoize } from '../../kubernetes/memoize.ts';
import type { Place } from '../../kubernetes/place.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import { type Resource, stringsOf } from '../../kubernetes/resource.ts';
import { noteWorkloads } from '../../kubernetes/workloads/selected-pods.ts';
import { selectsAll } from '../profiles/match.ts';
import type { FargateProfile } from '../profiles/profile.ts';
import { fargatePodsAmong, type Placement } from '../scheduling/placement.ts';
import type { LoadBalancerController } from './load-balancers.ts';

/** What determines where traffic goes. */
export interface TrafficContext {
  readonly manifests: Manifests;
  readonly placement: (pod: Pod) => Placement;
  readonly settings: {
    readonly loadBalancerController: LoadBalancerController;
    readonly profiles: readonly FargateProfile[] | null;
    readonly cluster: 'hybrid' | 'fargate-only';
  };
}

/**
 * Where the pods behind a Service run. fargate: at least one on Fargate. ec2: all that were read on EC2, or none was read
 * and no known profile selects them. unseen: none was read, and they count as meant for Fargate: no profiles are known,
 * or one selects all pods of the namespace. none: no pods are selected (no selector, ExternalName).
 */
export interface Destination {
  readonly runsOn: 'fargate' | 'ec2' | 'unseen' | 'none';
  /** The pods on Fargate. */
  readonly pods: readonly Pod[];
}

/** Only for Services of the core group. */
export function destinationOf(service: Resource, { manifests, placement, settings }: TrafficContext): Destination {
  const spec = service.place.at('spec');
  const selector = stringsOf(spec.valueAt('selector'));
  const selects = spec.at('selector').entries().length > 0 && spec.at('type').value !== 'ExternalName';
  if (!selects) return { runsOn: 'none', pods: [] };
  const found = manifests.podsOfService(service);
  if (found.length === 0) return unseen(service.namespace, selector, settings.profiles);
  return destinationOfPods(fargatePodsAmong(found, placement));
}

const destinationOfPods = memoize(
  (pods: readonly Pod[]): Destination => ({ runsOn: pods.length > 0 ? 'fargate' : 'ec2', pods }),
);

/** The same for a Service of which only the name is known, in the namespace of what names it; unseen when it was not read. */
export function destinationOfNamed(name: string, from: Resource, context: TrafficContext): Destination {
  const service = findService(context.manifests, from.namespace, name, from);
  return service ? destinationOf(service, context) : unseen(from.namespace, {}, context.settings.profiles);
}

/** Pods of which only the namespace and some labels are known. */
function unseen(
  namespace: string | null,
  labels: Labels,
  profiles: TrafficContext['settings']['profiles'],
): Destination {
  const onFargate = profiles === null || selectsAll(namespace ?? '', labels, profiles);
  return { runsOn: onFargate ? 'unseen' : 'ec2', pods: [] };
}

/** The destination of several Services together. */
export function mergeDestinations(destinations: readonly Destination[]): Destination {
  const [first, ...others] = new Set(destinations);
  if (first && others.length === 0) return first;
  const pods = [...new Set(destinations.flatMap((destination) => destination.pods))];
  return { runsOn: pods.length > 0 ? 'fargate' : 'unseen', pods };
}

/** Whether traffic must arrive at a pod on Fargate. */
export function isForFargate({ runsOn }: Destination): boolean {
  return runsOn === 'fargate' || runsOn === 'unseen';
}

/**
 * What happens to traffic for registered EC2 instances, and the workloads it is meant for. If there are EC2 nodes,
 * kube-proxy on them forwards it to any pod; AWS supports ip targets only:
 * https://docs.aws.amazon.com/eks/latest/userguide/fargate.html (2025).
 */
export function noteArrival({ pods }: Destination, { settings }: TrafficContext): { text: string; at?: Place }[] {
  const text =
    settings.cluster === 'fargate-only'
      ? 'without EC2 nodes, no traffic reaches the pods'
      : 'traffic could reach the pods only through EC2 nodes, which AWS does not support';
  const unseen = pods.length > 0 ? [] : [{ text: 'the pods are not in the linted files' }];
  return [{ text }, ...unseen, ...noteWorkloads(pods)];
}

/** The core Service of that name, if it was read. */
export function findService(
  manifests: Manifests,
  namespace: string | null,
  name: string,
  from: Resource,
): Resource | undefined {
  const service = manifests.find('Service', namespace, name, from);
  return service?.group === '' ? service : undefined;
}
