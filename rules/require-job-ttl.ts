import type { Place } from '../src/kubernetes/place.ts';
import { finishedJobsOf } from '../src/kubernetes/workloads/finished-jobs.ts';
import { defineRule, setField } from '../src/rule.ts';

/** Seconds that are enough to read what a Job has logged; a guess. */
const SUGGESTED_TTL = 300;

export default defineRule({
  id: 'require-job-ttl',
  description: 'Require Jobs to be deleted some time after they have finished',
  category: 'cost',
  severity: 'warn',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
    'https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/',
    'https://github.com/aws/containers-roadmap/issues/1284',
  ],
  messages: {
    job: 'The Job has no ttlSecondsAfterFinished: its finished pods keep their Fargate nodes, which are billed until someone deletes the Job.',
    cronJob:
      'The Jobs have no ttlSecondsAfterFinished: the pods of up to {succeeded} succeeded and {failed} failed Jobs keep their Fargate nodes, which are billed all the time.',
  },
  help: 'Set ttlSecondsAfterFinished. The logs go with the pods, so send them elsewhere or leave time to read them.',

  pod({ workload, complete }, { report }) {
    const jobs = complete ? finishedJobsOf(workload) : undefined;
    if (!jobs || jobs.ttl) return;
    const { spec: at, succeeded, failed } = jobs;
    if (workload.kind === 'Job') {
      report({ message: 'job', at, suggest: [suggestion(at)] });
      return;
    }
    // A CronJob without a schedule is a patch.
    if (!workload.place.at('spec', 'schedule').exists || (succeeded === 0 && failed === 0)) return;
    report({ message: 'cronJob', at, data: { succeeded, failed }, suggest: [suggestion(at)] });
  },
});

function suggestion(spec: Place) {
  const ttl = spec.at('ttlSecondsAfterFinished');
  return setField(ttl, SUGGESTED_TTL, `Delete it ${SUGGESTED_TTL} seconds after it has finished (a guess)`);
}
