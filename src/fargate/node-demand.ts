import type { Manifests } from '../kubernetes/manifests.ts';
import { indexMostPods, type MostPods } from '../kubernetes/most-pods.ts';
import type { Place } from '../kubernetes/place.ts';
import type { Pod } from '../kubernetes/pod.ts';
import { sizeFor } from './sizes.ts';

/** What a workload needs when it is scaled up to the last replica. */
export interface NodeDemand {
  /** `Deployment web`. */
  readonly name: string;
  /** Every pod is a node of its own. */
  readonly nodes: number;
  readonly vcpu: number;
  /** What says how many pods there are. */
  readonly at: Place;
}

/**
 * The demand of each workload, variants of one workload (base and overlays) counted once: the most replicas, the most
 * vCPU. What has an owner is left out, since that one is counted, and so is what cannot be read.
 */
export function nodeDemands(pods: readonly Pod[], manifests: Manifests): NodeDemand[] {
  const variants = new Map<string, Pod[]>();
  for (const pod of pods) {
    const { kind, name, namespace, place } = pod.workload;
    const owners = place.valueAt('metadata', 'ownerReferences');
    if (Array.isArray(owners) && owners.length > 0) continue;
    const key = `${kind}/${namespace ?? ''}/${name}`;
    const group = variants.get(key);
    if (group) group.push(pod);
    else variants.set(key, [pod]);
  }
  const mostPodsOf = indexMostPods(manifests);
  return [...variants.values()].flatMap((group) => {
    const [first] = group;
    const most = first && mostPodsOf(first.workload);
    return first && most ? [demandOf(first, group, most)] : [];
  });
}

function demandOf({ workload: { kind, name } }: Pod, variants: readonly Pod[], { count, at }: MostPods): NodeDemand {
  const vcpu = variants.reduce((most, pod) => Math.max(most, vcpuOf(pod)), 0);
  return { name: `${kind} ${name}`, nodes: count, vcpu: vcpu * count, at };
}

/** The vCPU of the size that a pod is provisioned at; 0 when that is not known, or there is none. */
function vcpuOf({ complete, resources: { cpu, memory, readable } }: Pod): number {
  return complete && readable ? (sizeFor(cpu, memory)?.vcpu ?? 0) : 0;
}
