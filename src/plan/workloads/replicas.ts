import type { Pod } from '../../kubernetes/pod.ts';
import type { Resource } from '../../kubernetes/resource.ts';
import { workloadKey } from '../../kubernetes/workloads/max-replicas.ts';
import type { Range } from '../plan.ts';
import { always } from '../range.ts';

/** The kinds that say between which numbers of pods a workload is scaled. */
export const AUTOSCALER_KINDS: readonly string[] = ['HorizontalPodAutoscaler', 'ScaledObject'];

interface Limits {
  readonly min: number;
  /** Undefined when it cannot be read. */
  readonly max: number | undefined;
  /** How many pods there are, as a dump says. */
  readonly current: number | undefined;
}

export interface Replicas {
  readonly pods: Range;
  readonly isAutoscaled: boolean;
  /** Whether nothing that was read says how many there are, and one was taken. */
  readonly isUnknown: boolean;
}

/** How many pods a workload has: what replicas or a parallelism say, or what autoscalers of it leave open. */
export class ReplicaIndex {
  readonly #limits = new Map<string, Limits>();
  readonly #hpa: number | null;

  /** @param hpa where between the fewest and the most an autoscaler is; null for what a dump says, else the fewest */
  constructor(resources: readonly Resource[], hpa: number | null) {
    this.#hpa = hpa;
    for (const resource of resources) {
      if (AUTOSCALER_KINDS.includes(resource.kind)) this.#add(resource);
    }
  }

  of({ workload, replicas }: Pod): Replicas {
    const limits = this.#limits.get(workloadKey(workload));
    const written = countOf(replicas);
    if (!limits) return { pods: always(written ?? 1), isAutoscaled: false, isUnknown: written === undefined };
    const { min, max = Math.max(min, written ?? 1), current } = limits;
    const between = min + Math.ceil((max - min) * (this.#hpa ?? 0));
    const expected = this.#hpa === null && current !== undefined ? Math.min(Math.max(current, min), max) : between;
    return { pods: { min, expected, max }, isAutoscaled: true, isUnknown: false };
  }

  /** KEDA makes an autoscaler of its own, which a dump holds too: what both leave open counts. */
  #add({ kind, namespace, place }: Resource): void {
    const target = place.at('spec', 'scaleTargetRef');
    const name = target.at('name').string;
    if (name === undefined) return;
    const key = workloadKey({ namespace, kind: target.at('kind').string ?? 'Deployment', name });
    const read = kind === 'ScaledObject' ? scaledObjectLimits(place.at('spec')) : autoscalerLimits(place);
    const known = this.#limits.get(key);
    this.#limits.set(key, known ? joined(known, read) : read);
  }
}

function joined(a: Limits, b: Limits): Limits {
  const max = a.max === undefined || b.max === undefined ? undefined : Math.max(a.max, b.max);
  return { min: Math.min(a.min, b.min), max, current: a.current ?? b.current };
}

/** Source of the default: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/ (read 2026-11). */
function autoscalerLimits(place: Resource['place']): Limits {
  const [min = 1, max, current] = [
    countOf(place.valueAt('spec', 'minReplicas')),
    countOf(place.valueAt('spec', 'maxReplicas')),
    countOf(place.valueAt('status', 'currentReplicas')),
  ];
  return { min, max: max === undefined ? undefined : Math.max(min, max), current };
}

/** Source of the defaults: https://keda.sh/docs/latest/reference/scaledobject-spec/ (read 2026-11). */
function scaledObjectLimits(spec: Resource['place']): Limits {
  const idle = countOf(spec.valueAt('idleReplicaCount'));
  const min = idle ?? countOf(spec.valueAt('minReplicaCount')) ?? 0;
  const written = spec.valueAt('maxReplicaCount');
  const max = written === undefined || written === null ? 100 : countOf(written);
  return { min, max: max === undefined ? undefined : Math.max(min, max), current: undefined };
}

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** Source of the defaults: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge (read 2026-11). */
export function surgeOf({ kind, place }: Resource, pods: number): number {
  const strategy = place.at('spec', 'strategy');
  if ((kind !== 'Deployment' && kind !== 'Rollout') || strategy.valueAt('type') === 'Recreate') return 0;
  const surge = strategy.valueAt('rollingUpdate', 'maxSurge') ?? '25%';
  if (typeof surge === 'number') return Math.max(0, Math.ceil(surge));
  const percent = typeof surge === 'string' ? /^(\d{1,3})%$/.exec(surge)?.[1] : undefined;
  return Math.ceil((pods * Number(percent ?? 25)) / 100);
}
