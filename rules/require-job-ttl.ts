import type { Place } from '../src/kubernetes/place.ts';
import { finishedJobsOf } from '../src/kubernetes/workloads/finished-jobs.ts';
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
    'https://keda.sh/docs/latest/reference/scaledjob-spec/',
  ],
  messages: {
    job: '`ttlSecondsAfterFinished` is not set; finished pods are billed until the Job is deleted',
    kept: '`ttlSecondsAfterFinished` is not set; pods of up to {kept} finished Jobs are billed all the time',
  },
  help: 'Set `ttlSecondsAfterFinished`; logs are deleted with the pods, so ship them or leave time to read them.',

  pod({ workload, complete }, { report }) {
    const jobs = complete ? finishedJobsOf(workload) : undefined;
    if (!jobs || jobs.ttl) return;
    const { spec: at, succeeded, failed } = jobs;
    if (workload.kind === 'Job') {
      report({ message: 'job', at, ...absence(at) });
      return;
    }
    // A CronJob without a schedule is a patch, and so is a ScaledJob without triggers.
    const cause = workload.kind === 'CronJob' ? 'schedule' : 'triggers';
    if (!workload.place.at('spec', cause).exists || (succeeded === 0 && failed === 0)) return;
    const notes = [{ text: `keeps ${succeeded} succeeded and ${failed} failed Jobs` }];
    report({ message: 'kept', at, data: { kept: succeeded + failed }, notes, ...absence(at) });
  },
});

function absence(spec: Place) {
  const ttl = spec.at('ttlSecondsAfterFinished');
  const title = `Delete finished Jobs after ${SUGGESTED_TTL} seconds (a guess)`;
  return { missing: [ttl], suggest: [setField(ttl, SUGGESTED_TTL, title)] };
}
