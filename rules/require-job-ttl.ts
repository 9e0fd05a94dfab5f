import type { Place } from '../src/kubernetes/place.ts';
import type { Resource } from '../src/kubernetes/resource.ts';
import { defineRule, setField } from '../src/rule.ts';

/** Seconds to read the logs of a Job; a guess. */
const SUGGESTED_TTL = 300;

export default defineRule({
  id: 'require-job-ttl',
  description: 'Require finished Jobs to be deleted',
  category: 'cost',
  severity: 'warn',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
    'https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/',
    'https://github.com/aws/containers-roadmap/issues/1284',
  ],
  messages: {
    job: '`ttlSecondsAfterFinished` is not set; finished pods are billed until the Job is deleted',
    cronJob: '`ttlSecondsAfterFinished` is not set; pods of up to {kept} finished Jobs are billed all the time',
  },
  help: 'Set `ttlSecondsAfterFinished`, and send logs elsewhere or leave time to read them, because they go with the pods.',

  pod({ workload, complete }, { report }) {
    if (!complete || workload.group !== 'batch' || isDeletedByOthers(workload)) return;
    if (workload.kind === 'Job') {
      const at = workload.place.at('spec');
      if (!ttlOf(at).exists) report({ message: 'job', at, suggest: [suggestion(at)] });
      return;
    }
    const at = workload.place.at('spec', 'jobTemplate', 'spec');
    // A CronJob without a schedule is a patch.
    if (ttlOf(at).exists || !workload.place.at('spec', 'schedule').exists) return;
    const succeeded = historyLimit(workload, 'successfulJobsHistoryLimit', 3);
    const failed = historyLimit(workload, 'failedJobsHistoryLimit', 1);
    if (succeeded === 0 && failed === 0) return;
    const notes = [{ text: `keeps ${succeeded} succeeded and ${failed} failed Jobs` }];
    report({ message: 'cronJob', at, data: { kept: succeeded + failed }, notes, suggest: [suggestion(at)] });
  },
});

function ttlOf(spec: Place): Place {
  return spec.at('ttlSecondsAfterFinished');
}

function suggestion(spec: Place) {
  return setField(ttlOf(spec), SUGGESTED_TTL, `Delete it ${SUGGESTED_TTL} seconds after it finishes (a guess)`);
}

/** Defaults: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#jobs-history-limits. */
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
