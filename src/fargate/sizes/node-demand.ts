import { groupBy } from '../../kubernetes/group-by.ts';
import type { Manifests } from '../../kubernetes/manifests.ts';
import type { Place } from '../../kubernetes/place.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import { indexMaxReplicas, keyOf, type MaxReplicas } from '../../kubernetes/workloads/max-replicas.ts';
import { sizeFor } from './sizes.ts';

/** What a workload needs when it is scaled up to the last replica. */
export class NodeDemand {
  /** Every pod is a node of its own. */
  readonly nodes: number;
  /** What says how many pods there are. */
  readonly at: Place;
  private readonly variants: readonly [Pod, ...Pod[]];
  private known: number | undefined;

  constructor(variants: readonly [Pod, ...Pod[]], { count, at }: MaxReplicas) {
    this.nodes = count;
    this.at = at;
    this.variants = variants;
  }

  /** `Deployment web`. */
  get name(): string {
    const { kind, name } = this.variants[0].workload;
    return `${kind} ${name}`;
  }

  /** Computed lazily: needed only with a ceiling. */
  get vcpu(): number {
    this.known ??= this.nodes * this.variants.reduce((most, pod) => Math.max(most, vcpuOf(pod)), 0);
    return this.known;
  }
}

/**
 * The demand of each workload, variants of one workload (base and overlays) counted once: the most replicas, the most
 * vCPU. What has an owner is left out, since that one is counted, and so is what cannot be read.
 */
export function nodeDemands(pods: readonly Pod[], manifests: Manifests): NodeDemand[] {
  const variants = groupBy(pods.filter(hasNoOwner), ({ workload }) => keyOf(workload));
  const maxReplicasOf = indexMaxReplicas(manifests);
  const demands: NodeDemand[] = [];
  for (const [key, group] of variants) {
    const max = maxReplicasOf(group[0].workload, key);
    if (max) demands.push(new NodeDemand(group, max));
  }
  return demands;
}

function hasNoOwner({ workload }: Pod): boolean {
  const owners = workload.place.valueAt('metadata', 'ownerReferences');
  return !Array.isArray(owners) || owners.length === 0;
}

/** The vCPU of the size that a pod is provisioned at; 0 when that is not known, or there is none. */
function vcpuOf({ complete, resources: { cpu, memory, readable } }: Pod): number {
  return complete && readable ? (sizeFor(cpu, memory)?.vcpu ?? 0) : 0;
}
