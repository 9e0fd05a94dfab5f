import type { Path } from '../../source/document.ts';
import type { Place } from '../place.ts';
import type { Resource } from '../resource.ts';

/** What becomes of Jobs that have finished, and so of their pods. */
export interface FinishedJobs {
  /** The spec of the Job, or of those that a CronJob or a ScaledJob makes. */
  readonly spec: Place;
  /** Seconds until it is deleted; null when nothing deletes it. */
  readonly ttl: Place | null;
  /** How many Jobs that succeeded and failed are kept. */
  readonly succeeded: number;
  readonly failed: number;
}

interface JobMaker {
  readonly group: string;
  readonly spec: Path;
  /** How many finished Jobs are kept by default. */
  readonly succeeded: number;
  readonly failed: number;
}

/**
 * Sources of the defaults (read 2026-11): https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#jobs-history-limits,
 * https://keda.sh/docs/latest/reference/scaledjob-spec/.
 */
const JOB_MAKERS: ReadonlyMap<string, JobMaker> = new Map([
  ['Job', { group: 'batch', spec: ['spec'], succeeded: 1, failed: 0 }],
  ['CronJob', { group: 'batch', spec: ['spec', 'jobTemplate', 'spec'], succeeded: 3, failed: 1 }],
  ['ScaledJob', { group: 'keda.sh', spec: ['spec', 'jobTargetRef'], succeeded: 100, failed: 100 }],
]);

/** Undefined for anything but Jobs and what makes them, and for Jobs that somebody else deletes. */
export function finishedJobsOf(workload: Resource): FinishedJobs | undefined {
  const { kind, group, place } = workload;
  const maker = JOB_MAKERS.get(kind);
  if (maker?.group !== group || isDeletedByOthers(workload)) return undefined;
  const spec = place.at(...maker.spec);
  const ttl = spec.at('ttlSecondsAfterFinished');
  return {
    spec,
    ttl: ttl.exists ? ttl : null,
    succeeded: historyLimit(workload, 'successfulJobsHistoryLimit', maker.succeeded),
    failed: historyLimit(workload, 'failedJobsHistoryLimit', maker.failed),
  };
}

function historyLimit({ place }: Resource, field: string, byDefault: number): number {
  const { value } = place.at('spec', field);
  return typeof value === 'number' ? value : byDefault;
}

/**
 * A Job with an owner is the owner's business. A hook that is deleted as soon as it succeeds stays only when it fails,
 * and then someone looks at it.
 * Sources: https://helm.sh/docs/topics/charts_hooks/#hook-deletion-policies,
 * https://argo-cd.readthedocs.io/en/stable/user-guide/resource_hooks/#hook-deletion-policies (read 2026-11).
 */
function isDeletedByOthers({ annotations, place }: Resource): boolean {
  const policies = (hook: string, policy: string) =>
    hook in annotations ? (annotations[policy] ?? '').split(',').map((each) => each.trim()) : [];
  return (
    place.at('metadata', 'ownerReferences').items().length > 0 ||
    policies('helm.sh/hook', 'helm.sh/hook-delete-policy').includes('hook-succeeded') ||
    policies('argocd.argoproj.io/hook', 'argocd.argoproj.io/hook-delete-policy').includes('HookSucceeded')
  );
}
