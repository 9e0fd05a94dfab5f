import type { Manifests } from '../manifests.ts';
import { nearest } from '../nearest.ts';
import type { Place } from '../place.ts';
import type { Pod } from '../pod.ts';
import type { Resource } from '../resource.ts';
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

/**
 * The fewest pods that run of a template while nothing is wrong; undefined when what was read does not settle it. An
 * autoscaler decides when there is one, from `minReplicas`. Without one, several variants of a workload (base and
 * overlay) may ask for different numbers: the highest counts, so that nobody is told about too few of them.
 * Source of the defaults (1): https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/ (read 2026-11).
 */
export function minReplicasOf({ workload }: Pod, manifests: Manifests): MinReplicas | undefined {
  if (workload.kind === 'Pod') return { replicas: 1, autoscaler: null, isDefault: false };
  if (!SCALED.has(workload.kind) || manifests.ofKind('ScaledObject').some((each) => scales(each, workload))) {
    return undefined;
  }
  const autoscalers = manifests
    .ofKind('HorizontalPodAutoscaler')
    .filter((each) => each.group === 'autoscaling' && scales(each, workload));
  const [autoscaler = null] = nearest(autoscalers, workload, (each) => each);
  const numbers = autoscaler
    ? variantsOf(autoscaler, manifests).map(({ place }) => place.at('spec', 'minReplicas'))
    : numbersOf(workload, manifests);
  const written = numbers.filter(({ exists }) => exists);
  const replicas = highest(written);
  return replicas === undefined ? undefined : { replicas, autoscaler, isDefault: written.length === 0 };
}

/** KEDA leaves out the kind of a Deployment. */
function scales(autoscaler: Resource, workload: Resource): boolean {
  const target = autoscaler.place.at('spec', 'scaleTargetRef');
  return (
    autoscaler.namespace === workload.namespace &&
    target.at('name').value === workload.name &&
    (target.at('kind').string ?? 'Deployment') === workload.kind
  );
}

function numbersOf(workload: Resource, manifests: Manifests): Place[] {
  const path = replicasPathOf(workload);
  if (!path) return [];
  const overlays = manifests
    .ofKind('Kustomization')
    .flatMap(({ place }) => place.at('replicas').items())
    .filter((each) => each.at('name').value === workload.name);
  return [
    ...variantsOf(workload, manifests).map(({ place }) => place.at(...path)),
    ...overlays.map((each) => each.at('count')),
  ];
}

function variantsOf({ kind, name }: Resource, manifests: Manifests): readonly Resource[] {
  return manifests.ofKind(kind).filter((each) => each.name === name);
}

/** The highest of the numbers, 1 when there is none, undefined when one cannot be read. */
function highest(places: readonly Place[]): number | undefined {
  const values = places.map(({ value }) => value);
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length < values.length) return undefined;
  return numbers.length === 0 ? 1 : Math.max(...numbers);
}
