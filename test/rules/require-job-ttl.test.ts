import rule from '../../rules/require-job-ttl.ts';
import { deployment, testRule } from '../../src/testing.ts';

function job(fields: string, metadata = ''): string {
  return `
apiVersion: batch/v1
kind: Job
metadata:
  name: import${metadata}
spec:${fields}
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: import
          image: import
`;
}

function cronJob({ cron = '', spec = '' } = {}): string {
  return `
apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: 0 3 * * *${cron}
  jobTemplate:
    spec:${spec}
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: report
              image: report
`;
}

function scaledJob(jobs: string, more: string): string {
  return `
apiVersion: keda.sh/v1alpha1
kind: ScaledJob
metadata:
  name: work
spec:${more}
  jobTargetRef:${jobs}
    template:
      spec:
        restartPolicy: Never
        containers:
          - name: work
            image: work
`;
}

const hook = (policy: string) => `
  annotations:
    helm.sh/hook: pre-upgrade${policy && `\n    helm.sh/hook-delete-policy: ${policy}`}`;

testRule(rule, [
  { name: 'allows a time to live', yaml: job('\n  ttlSecondsAfterFinished: 3600') },
  { name: 'allows 0, which deletes at once', yaml: cronJob({ spec: '\n      ttlSecondsAfterFinished: 0' }) },
  { name: 'cannot check what is filled in later', yaml: job(`\n  ttlSecondsAfterFinished: \${TTL}`) },
  { name: 'is silent on what never finishes', yaml: deployment('') },
  {
    name: 'reports a Job at its spec',
    yaml: job(
      ' # ✗ `ttlSecondsAfterFinished` is not set; finished pods are billed until the Job is deleted\n  backoffLimit: 1',
    ),
    suggested: `${job('\n  backoffLimit: 1').trimEnd()}\n  ttlSecondsAfterFinished: 300\n`,
  },
  { name: 'takes null for absent', yaml: job(' # ✗\n  ttlSecondsAfterFinished: null') },
  {
    name: 'reports the template of a CronJob once',
    yaml: cronJob({
      spec: ' # ✗ `ttlSecondsAfterFinished` is not set; pods of up to 4 finished Jobs are billed all the time',
    }),
    suggested: `${cronJob().trimEnd()}\n      ttlSecondsAfterFinished: 300\n`,
  },
  {
    name: 'counts with the history limits',
    notes: ['keeps 0 succeeded and 5 failed Jobs'],
    yaml: cronJob({
      cron: '\n  successfulJobsHistoryLimit: 0\n  failedJobsHistoryLimit: 5',
      spec: ' # ✗ `ttlSecondsAfterFinished` is not set; pods of up to 5 finished Jobs are billed all the time',
    }),
  },
  {
    name: 'allows a CronJob that keeps no finished Job',
    yaml: cronJob({ cron: '\n  successfulJobsHistoryLimit: 0\n  failedJobsHistoryLimit: 0' }),
  },
  {
    name: 'counts what KEDA keeps',
    notes: ['keeps 5 succeeded and 100 failed Jobs'],
    yaml: scaledJob(
      ' # ✗ `ttlSecondsAfterFinished` is not set; pods of up to 105 finished Jobs are billed all the time',
      '\n  successfulJobsHistoryLimit: 5\n  triggers: [{ type: cron }]',
    ),
  },
  {
    name: 'allows a time to live in a ScaledJob',
    yaml: scaledJob('\n    ttlSecondsAfterFinished: 60', '\n  triggers: [{ type: cron }]'),
  },
  { name: 'takes a ScaledJob without triggers for a patch', yaml: scaledJob('', '') },
  {
    name: 'is silent on pods that stay on EC2',
    yaml: job('').replace(
      '    spec:',
      '    metadata: { annotations: { eks.amazonaws.com/compute-type: ec2 } }\n    spec:',
    ),
  },
  {
    name: 'leaves a Job to its owner',
    yaml: job('', '\n  ownerReferences: [{ apiVersion: batch/v1, kind: CronJob, name: report, uid: a }]'),
  },
  {
    name: 'allows a Helm hook that is deleted when it succeeds',
    yaml: job('', hook('before-hook-creation, hook-succeeded')),
  },
  { name: 'reports a Helm hook that stays until the next release', yaml: job(' # ✗', hook('before-hook-creation')) },
  { name: 'reports a Helm hook that says nothing, which is the same', yaml: job(' # ✗', hook('')) },
  {
    name: 'allows a hook of Argo CD that is deleted when it succeeds',
    yaml: job(
      '',
      '\n  annotations: { argocd.argoproj.io/hook: PreSync, argocd.argoproj.io/hook-delete-policy: HookSucceeded }',
    ),
  },
  {
    name: 'reports a deletion policy without a hook, which nobody reads',
    yaml: job(' # ✗', '\n  annotations: { helm.sh/hook-delete-policy: hook-succeeded }'),
  },
  {
    name: 'concludes nothing from patches',
    yaml: `
apiVersion: batch/v1
kind: Job
metadata: { name: import }
spec:
  template:
    spec:
      containers: [{ name: import, env: [{ name: A, value: b }] }]
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  jobTemplate:
    spec:
      template:
        spec:
          containers: [{ name: report, image: report:2 }]
`,
  },
]);
