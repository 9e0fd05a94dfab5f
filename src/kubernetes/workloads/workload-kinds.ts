import type { Path } from '../../source/document.ts';
import { groupBy } from '../group-by.ts';
import { memoize } from '../memoize.ts';
import { OPERATOR_KINDS } from '../operators/index.ts';
import type { Place } from '../place.ts';
import type { Resource } from '../resource.ts';

/** How a kind describes the pods that it makes. */
export type WorkloadKind = TemplateKind | DescribingKind;

interface KindOfWorkload {
  /** API groups in which the kind has this shape. */
  readonly groups: readonly string[];
  readonly kind: string;
}

/** A kind that holds a pod template. A kind with several is listed once for each. */
export interface TemplateKind extends KindOfWorkload {
  /**
   * Path of the pod template, an object with `metadata` and `spec`; empty for a Pod itself. `*` stands for every item of
   * a list or every entry of a mapping.
   */
  readonly template: Path;
  /** Path of the number of pods; absent when the object does not say it. `*` stands for the same step as in `template`. */
  readonly replicas?: Path;
  /** Whether the object is useless without `spec.selector`: one without it is a patch. */
  readonly needsSelector?: boolean;
  /** Whether an operator adds to the template, so that nothing follows from what it does not say. */
  readonly isPartial?: boolean;
}

/** A kind that describes its pods in another shape. An operator fills in the rest, so nothing follows from what is absent. */
export interface DescribingKind extends KindOfWorkload {
  readonly describe: (object: Place) => readonly DescribedPod[];
}

/** Pods of one sort, as an operator will make them. */
export interface DescribedPod {
  /** As a pod template: `metadata` and `spec`. */
  readonly template: Place;
  readonly replicas?: Place | undefined;
  /** What PersistentVolumeClaims will be made from, each with `metadata.name` and `spec`. */
  readonly claims?: readonly Place[];
}

const TEMPLATE: Path = ['spec', 'template'];
const REPLICAS: Path = ['spec', 'replicas'];
const APPS = ['apps', 'extensions'];

/**
 * The kinds of Kubernetes itself, and those that took their shape over. Sources:
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/,
 * https://argo-rollouts.readthedocs.io/en/stable/features/specification/,
 * https://github.com/knative/specs/blob/main/specs/serving/knative-api-specification-1.0.md (read 2026-11).
 */
export const BUILT_IN_KINDS: readonly TemplateKind[] = [
  { groups: [''], kind: 'Pod', template: [] },
  { groups: [''], kind: 'PodTemplate', template: ['template'] },
  { groups: [''], kind: 'ReplicationController', template: TEMPLATE, replicas: REPLICAS },
  { groups: APPS, kind: 'Deployment', template: TEMPLATE, replicas: REPLICAS, needsSelector: true },
  { groups: APPS, kind: 'ReplicaSet', template: TEMPLATE, replicas: REPLICAS, needsSelector: true },
  { groups: APPS, kind: 'StatefulSet', template: TEMPLATE, replicas: REPLICAS, needsSelector: true },
  { groups: APPS, kind: 'DaemonSet', template: TEMPLATE, needsSelector: true },
  { groups: ['batch'], kind: 'Job', template: TEMPLATE, replicas: ['spec', 'parallelism'] },
  {
    groups: ['batch'],
    kind: 'CronJob',
    template: ['spec', 'jobTemplate', 'spec', 'template'],
    replicas: ['spec', 'jobTemplate', 'spec', 'parallelism'],
  },
];

/** Every kind that makes pods. */
export const WORKLOAD_KINDS: readonly WorkloadKind[] = [
  ...BUILT_IN_KINDS,
  { groups: ['argoproj.io'], kind: 'Rollout', template: TEMPLATE, replicas: REPLICAS },
  // Knative adds a queue proxy with requests of its own: https://knative.dev/docs/serving/services/configure-requests-limits-services/
  { groups: ['serving.knative.dev'], kind: 'Service', template: TEMPLATE, isPartial: true },
  { groups: ['serving.knative.dev'], kind: 'Configuration', template: TEMPLATE, isPartial: true },
  { groups: ['serving.knative.dev'], kind: 'Revision', template: [], isPartial: true },
  ...OPERATOR_KINDS,
];

/** Custom kinds, then those that are known; the same list for the same. */
export function workloadKindsWith(custom: readonly WorkloadKind[] | undefined): readonly WorkloadKind[] {
  return custom && custom.length > 0 ? completed(custom) : WORKLOAD_KINDS;
}

const completed = memoize((custom: readonly WorkloadKind[]) => [...custom, ...WORKLOAD_KINDS]);

/** All ways in which an object of that kind describes pods. */
export function workloadKindsOf(
  { kind, group }: Pick<Resource, 'kind' | 'group'>,
  kinds: readonly WorkloadKind[],
): readonly WorkloadKind[] {
  return (
    indexed(kinds)
      .get(kind)
      ?.filter(({ groups }) => groups.includes(group)) ?? NONE
  );
}

const NONE: readonly WorkloadKind[] = [];

const indexed = memoize((kinds: readonly WorkloadKind[]) => groupBy(kinds, ({ kind }) => kind));

/** Where the number of pods is written in a workload that makes pods of one sort; undefined for all others. */
export function replicasPathOf(workload: Resource): Path | undefined {
  const [kind, ...others] = workloadKindsOf(workload, WORKLOAD_KINDS);
  if (!kind || others.length > 0 || !('template' in kind)) return undefined;
  return kind.replicas?.includes('*') ? undefined : kind.replicas;
}
