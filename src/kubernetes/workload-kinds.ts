import type { Path } from './document.ts';
import type { Resource } from './resource.ts';

/** Where the pod template of a kind is, and how many pods it makes. */
export interface WorkloadKind {
  /** API groups in which the kind has this shape. */
  readonly groups: readonly string[];
  readonly kind: string;
  /** Path of the pod template, an object with `metadata` and `spec`; empty for a Pod itself. */
  readonly template: Path;
  /** Path of the number of pods; absent when the object does not say it. */
  readonly replicas?: Path;
  /** Whether the object is useless without `spec.selector`: one that lacks it is a patch. */
  readonly needsSelector?: boolean;
}

const TEMPLATE: Path = ['spec', 'template'];
const REPLICAS: Path = ['spec', 'replicas'];
const APPS = ['apps', 'extensions'];

/**
 * Every kind with a pod template. Sources: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/,
 * https://argo-rollouts.readthedocs.io/en/stable/features/specification/,
 * https://github.com/knative/specs/blob/main/specs/serving/knative-api-specification-1.0.md (read 2026-11).
 */
export const WORKLOAD_KINDS: readonly WorkloadKind[] = [
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
  { groups: ['argoproj.io'], kind: 'Rollout', template: TEMPLATE, replicas: REPLICAS },
  { groups: ['serving.knative.dev'], kind: 'Service', template: TEMPLATE },
  { groups: ['serving.knative.dev'], kind: 'Configuration', template: TEMPLATE },
  { groups: ['serving.knative.dev'], kind: 'Revision', template: [] },
];

export function workloadKindOf(resource: Resource, kinds: readonly WorkloadKind[]): WorkloadKind | undefined {
  for (const kind of kinds) if (kind.kind === resource.kind && kind.groups.includes(resource.group)) return kind;
  return undefined;
}
