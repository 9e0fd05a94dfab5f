import { addToGroup } from '../group-by.ts';
import type { Manifests } from '../manifests.ts';
import { memoize } from '../memoize.ts';
import type { Place } from '../place.ts';
import type { Resource } from '../resource.ts';
import { replicasPathOf, WORKLOAD_KINDS } from './workload-kinds.ts';

/** The most pods of a workload that run. */
export interface MaxReplicas {
  readonly count: number;
  /** Where that is said; the name of a workload that leaves it to the API's default. */
  readonly at: Place;
}

/**
 * The most pods that run of a workload, whatever variants of it (base and overlays) were read: what autoscalers may scale
 * to, else the replicas, or the parallelism of a Job. The function gives undefined when nothing that was read settles it.
 * Everything is looked up once, since there may be thousands of workloads; it is asked with the {@link keyOf} the workload.
 */
export function indexMaxReplicas(manifests: Manifests): (workload: Resource, key: string) => MaxReplicas | undefined {
  const autoscaled = indexAutoscalers(manifests);
  const written = indexReplicas(manifests);
  const overlays = indexOverlays(manifests);
  return (workload, key) => {
    const { kind, name, place } = workload;
    const byDefault = () => ({ count: 1, at: place.at('metadata', 'name') });
    if (kind === 'Pod') return byDefault();
    const maxima = autoscaled.get(key);
    if (maxima) return mostOf(maxima);
    if (!replicasPathOf(workload)) return undefined;
    const own = written.get(key) ?? NONE;
    const others = overlays.get(name) ?? NONE;
    const numbers = others.length > 0 ? [...own, ...others] : own;
    return numbers.length > 0 ? mostOf(numbers) : byDefault();
  };
}

const NONE: readonly Read[] = [];

/** Undefined for a number that cannot be read, which something else fills in. */
type Read = MaxReplicas | undefined;

function indexAutoscalers(manifests: Manifests): Map<string, Read[]> {
  const counts = new Map<string, Read[]>();
  for (const kind of ['HorizontalPodAutoscaler', 'ScaledObject']) {
    for (const each of manifests.ofKind(kind)) addToGroup(counts, scaleTargetOf(each), maximumOf(each));
  }
  return counts;
}

/** The {@link workloadKey} of what an autoscaler scales; KEDA leaves out the kind of a Deployment. */
export function scaleTargetOf({ namespace, place }: Resource): string {
  const target = place.at('spec', 'scaleTargetRef');
  const name = target.at('name').string ?? '';
  return workloadKey({ kind: target.at('kind').string ?? 'Deployment', namespace, name });
}

/** Source of KEDA's default, 100: https://keda.sh/docs/latest/reference/scaledobject-spec/ (read 2026-11). */
function maximumOf({ kind, place }: Resource): Read {
  const spec = place.at('spec');
  if (kind === 'HorizontalPodAutoscaler') return countAt(spec.at('maxReplicas'));
  const maximum = spec.at('maxReplicaCount');
  return maximum.exists ? countAt(maximum) : { count: 100, at: spec.at('scaleTargetRef', 'name') };
}

function indexReplicas(manifests: Manifests): Map<string, Read[]> {
  const numbers = new Map<string, Read[]>();
  for (const kind of KINDS_WITH_REPLICAS) {
    for (const resource of manifests.ofKind(kind)) {
      const written = writtenIn(resource);
      if (written) addToGroup(numbers, keyOf(resource), written.count);
    }
  }
  return numbers;
}

const KINDS_WITH_REPLICAS = new Set(WORKLOAD_KINDS.flatMap((each) => ('replicas' in each ? each.kind : [])));

const writtenIn = memoize((resource: Resource): { readonly count: Read } | undefined => {
  const path = replicasPathOf(resource);
  if (!path || (resource.place.valueAt(...path) ?? null) === null) return undefined;
  return { count: countAt(resource.place.at(...path)) };
});

/** What kustomizations say of replicas, by the name of the workload. */
function indexOverlays(manifests: Manifests): Map<string, Read[]> {
  const counts = new Map<string, Read[]>();
  for (const { place } of manifests.ofKind('Kustomization')) {
    for (const entry of place.at('replicas').items()) {
      addToGroup(counts, entry.at('name').string ?? '', countAt(entry.at('count')));
    }
  }
  return counts;
}

/** The same for all variants of a workload. */
export function workloadKey({ kind, namespace, name }: Pick<Resource, 'kind' | 'namespace' | 'name'>): string {
  return `${kind}/${namespace ?? ''}/${name}`;
}

/** The {@link workloadKey} of an object. */
export const keyOf = memoize((workload: Resource) => workloadKey(workload));

function countAt(at: Place): Read {
  const { value } = at;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? { count: value, at } : undefined;
}

function mostOf(counts: readonly Read[]): Read {
  if (counts.length === 1) return counts[0];
  return counts.flatMap((each) => each ?? []).toSorted((a, b) => b.count - a.count)[0];
}
