import { addToGroup } from '../group-by.ts';
import type { Manifests } from '../manifests.ts';
import { memoize } from '../memoize.ts';
import { NearestIndex } from '../nearest.ts';
import type { Place } from '../place.ts';
import type { Pod } from '../pod.ts';
import type { Resource } from '../resource.ts';
import { scaleTargetOf, workloadKey } from './max-replicas.ts';
import { replicasPathOf } from './workload-kinds.ts';

/** The fewest pods of a template that run. */
export interface MinReplicas {
  readonly replicas: number;
  /** The autoscaler whose `minReplicas` it is. */
  readonly autoscaler: Resource | null;
  /** Whether nothing that was read says so, and it is the API's default. */
  readonly isDefault: boolean;
}

/** The kinds of objects that say how many pods of a workload run. */
export const SCALING_KINDS = ['HorizontalPodAutoscaler', 'Kustomization', 'ScaledObject'] as const;

/** Kinds with a number of pods that is kept up; a Job's `parallelism` is none. */
const SCALED = new Set(['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet', 'Rollout']);

/** What says how many pods run, looked up once: there may be thousands of workloads and of autoscalers. */
class ScaleIndex {
  private readonly eventDriven: ReadonlySet<string>;
  private readonly autoscalers: ReadonlyMap<string, NearestIndex<Resource>>;
  /** The numbers of pods that are written for the variants of a workload or of an autoscaler. */
  private readonly written = new Map<string, Place[]>();
  private readonly overlays = new Map<string, Place[]>();
  private readonly numbers = new Map<string, Pick<MinReplicas, 'replicas' | 'isDefault'> | undefined>();

  constructor(manifests: Manifests) {
    this.eventDriven = new Set(manifests.ofKind('ScaledObject').map(scaleTargetOf));
    const autoscalers = new Map<string, Resource[]>();
    for (const each of manifests.ofKind('HorizontalPodAutoscaler')) {
      if (each.group === 'autoscaling') addToGroup(autoscalers, scaleTargetOf(each), each);
      addToGroup(this.written, variantKey(each), each.place.at('spec', 'minReplicas'));
    }
    this.autoscalers = new Map(
      Array.from(autoscalers, ([key, group]) => [key, new NearestIndex(group, (each) => each)]),
    );
    for (const kind of SCALED) {
      for (const each of manifests.ofKind(kind)) {
        const path = replicasPathOf(each);
        if (path) addToGroup(this.written, variantKey(each), each.place.at(...path));
      }
    }
    for (const { place } of manifests.ofKind('Kustomization')) {
      for (const entry of place.at('replicas').items()) {
        addToGroup(this.overlays, entry.at('name').string ?? '', entry.at('count'));
      }
    }
  }

  lowest(workload: Resource): MinReplicas | undefined {
    const target = workloadKey(workload);
    if (this.eventDriven.has(target)) return undefined;
    const [autoscaler = null] = this.autoscalers.get(target)?.to(workload) ?? [];
    const replicas = autoscaler ? this.numbersOf(autoscaler) : this.numbersOf(workload, workload.name);
    return replicas && { ...replicas, autoscaler };
  }

  private numbersOf(scaled: Resource, overlaid?: string): Pick<MinReplicas, 'replicas' | 'isDefault'> | undefined {
    const key = variantKey(scaled);
    if (!this.numbers.has(key)) {
      const overlays = (overlaid !== undefined && replicasPathOf(scaled) && this.overlays.get(overlaid)) || [];
      const written = [...(this.written.get(key) ?? []), ...overlays].filter(({ exists }) => exists);
      const replicas = highest(written);
      this.numbers.set(key, replicas === undefined ? undefined : { replicas, isDefault: written.length === 0 });
    }
    return this.numbers.get(key);
  }
}

const scalesIn = memoize((manifests: Manifests) => {
  const index = new ScaleIndex(manifests);
  return memoize((workload: Resource) => index.lowest(workload));
});

/**
 * The fewest pods that run of a template while nothing is wrong; undefined when what was read does not settle it. An
 * autoscaler decides when there is one, from `minReplicas`. Without one, several variants of a workload (base and
 * overlay) may ask for different numbers: the highest counts, so that nobody is told about too few of them.
 * Source of the defaults (1): https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/ (read 2026-11).
 */
export function minReplicasOf({ workload }: Pod, manifests: Manifests): MinReplicas | undefined {
  if (workload.kind === 'Pod') return { replicas: 1, autoscaler: null, isDefault: false };
  return SCALED.has(workload.kind) ? scalesIn(manifests)(workload) : undefined;
}

function variantKey({ kind, name }: Resource): string {
  return `${kind}/${name}`;
}

/** The highest of the numbers, 1 when there is none, undefined when one cannot be read. */
function highest(places: readonly Place[]): number | undefined {
  const values = places.map(({ value }) => value);
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length < values.length) return undefined;
  return numbers.reduce((most, each) => Math.max(most, each), numbers[0] ?? 1);
}
