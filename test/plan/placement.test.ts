import { describe, expect, it } from 'vitest';
import type { PlannedWorkload } from '../../src/plan/plan.ts';
import { planOf, workload } from '../support/plan.ts';

async function placed(manifest: string, ...args: string[]): Promise<PlannedWorkload> {
  const { workloads } = await planOf(manifest, ...args);
  expect(workloads).toHaveLength(1);
  return workloads[0]!;
}

const CLAIMED = workload('db', { kind: 'StatefulSet' });
const JOB = `apiVersion: batch/v1
kind: CronJob
metadata: { name: report, namespace: default }
spec:
  schedule: '0 */6 * * *'
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - { name: app, image: registry.example/app:1, resources: { requests: { cpu: 250m, memory: 256Mi }, limits: { memory: 256Mi } } }
`;

describe('placement', () => {
  it('goes to Fargate when nothing is in the way', async () => {
    const web = await placed(workload('web', { replicas: 3 }));
    expect(web).toMatchObject({ placement: 'fargate', reasons: [], edits: [], size: { vcpu: 0.25, memoryGiB: 0.5 } });
    expect(web.month?.expected).toBeCloseTo(27.03, 2);
  });

  it('goes there after edits that make it run, each at its line', async () => {
    const web = await placed(workload('web', { spec: '      hostNetwork: true\n' }));
    expect(web).toMatchObject({ placement: 'fargate-after-edits', size: null, month: null, reasons: [] });
    expect(web.edits).toEqual([
      { effect: 'runs', title: 'Remove hostNetwork', rule: 'no-host-namespaces', file: 'app.yaml', line: 11 },
    ]);
    expect(web.monthAfter?.expected).toBeCloseTo(9.01, 2);
  });

  it('goes there after an edit that makes it cheaper', async () => {
    const web = await placed(workload('web', { cpu: '256m' }));
    expect(web).toMatchObject({
      placement: 'fargate-after-edits',
      size: { vcpu: 0.5, memoryGiB: 1 },
      sizeAfter: { vcpu: 0.25, memoryGiB: 0.5 },
      edits: [{ effect: 'cheaper', title: 'cpu 256m → 250m in app', file: 'app.yaml', line: 14 }],
    });
    expect((await placed(workload('web', { cpu: '256m' }), '--margin', '0.01')).placement).toBe('fargate');
  });

  it.each([
    ['a DaemonSet', workload('agent', { kind: 'DaemonSet' }), 'daemonset'],
    [
      'an annotated one',
      workload('web', { annotations: ', annotations: { eks.amazonaws.com/compute-type: ec2 }' }),
      'annotated',
    ],
    ['a StatefulSet', CLAIMED, 'keeps-data'],
    ['one without requests', workload('web', { cpu: '' }), 'no-requests'],
    [
      'one with a GPU',
      workload('train')
        .replace('requests: {', "limits: { nvidia.com/gpu: '1' }, requests: {")
        .replace(', limits: { memory: 256Mi } }', ' }'),
      'device',
    ],
    ['one that asks for too much', workload('big', { cpu: "'40'" }), 'blocked'],
    ['one whose requests are filled in', workload('web', { cpu: `"\${CPU}"` }), 'unknown'],
  ])('leaves %s on EC2', async (_, manifest, id) => {
    const { placement, reasons, month } = await placed(manifest);
    expect([placement, reasons[0]?.id, month]).toEqual(['ec2', id, null]);
  });

  it('says what blocks, and the event', async () => {
    const { reasons } = await placed(workload('big', { cpu: "'40'" }));
    expect(reasons[0]).toMatchObject({ rule: 'compute-size', file: 'app.yaml', line: 14 });
    expect(reasons[0]?.event).toMatch(/^Your pod's cpu\/memory requirements exceed/);
  });

  it('does what is decided', async () => {
    expect((await placed(workload('web'), '--keep', 'deployment/web')).reasons).toMatchObject([{ id: 'kept' }]);
    expect((await placed(CLAIMED, '--move', 'default/statefulset/d*')).placement).toBe('fargate');
    expect((await placed(workload('web', { cpu: '' }), '--assume-requests', '100m,128Mi')).placement).toBe('fargate');
  });

  it('moves what is annotated, and says what to edit and what is not known', async () => {
    const annotated = workload('web', { annotations: ', annotations: { eks.amazonaws.com/compute-type: ec2 }' });
    const web = await placed(annotated, '--move', 'web');
    expect(web).toMatchObject({
      placement: 'fargate-after-edits',
      reasons: [{ id: 'uncertain' }],
      edits: [{ effect: 'runs', title: 'remove the annotation eks.amazonaws.com/compute-type', rule: null, line: 9 }],
      month: null,
      sizeAfter: { vcpu: 0.25, memoryGiB: 0.5 },
    });
    expect((await placed(annotated, '--move', 'web', '--keep', 'web')).reasons).toMatchObject([
      { id: 'kept' },
      { id: 'annotated' },
    ]);
  });

  it('does not move what would not run', async () => {
    const plan = await planOf(workload('big', { cpu: "'40'" }), '--move', 'big');
    expect(plan.workloads[0]?.placement).toBe('ec2');
    expect(plan.notes).toContain('--move has no effect on pods that would not run: big.');
  });

  it('adds a sidecar before it sizes', async () => {
    const web = await placed(workload('web'), '--sidecar', '50m,64Mi');
    expect(web).toMatchObject({ placement: 'fargate', size: { vcpu: 0.5, memoryGiB: 1 } });
  });

  it('counts what finished Jobs hold, and their runs when it knows how long they are', async () => {
    const held = await placed(JOB);
    expect(held).toMatchObject({
      placement: 'fargate-after-edits',
      job: { minutes: null, heldPods: { min: 3, expected: 3, max: 4 } },
      edits: [{ title: 'set ttlSecondsAfterFinished', rule: 'require-job-ttl' }],
    });
    expect(held.job?.runsAMonth).toBeCloseTo(121.75, 2);
    expect(held.month?.expected).toBeCloseTo(27.03, 2);
    expect(held.monthAfter?.expected).toBe(0);
    const timed = await placed(JOB, '--job-minutes', '30');
    // 121.75 runs of half an hour at 0.0123425, beside the three pods.
    expect(timed.month?.expected).toBeCloseTo(27.03 + 0.7513, 2);
    expect(timed.monthAfter?.expected).toBeCloseTo(0.7513, 3);
  });

  it('counts variants of a workload once, the largest', async () => {
    const plan = await planOf(workload('web') + workload('web', { replicas: 5 }));
    expect(plan.workloads).toHaveLength(1);
    expect(plan.workloads[0]?.pods?.expected).toBe(5);
    expect(plan.notes.join()).toContain('several variants');
  });

  it('counts bare pods of one owner as a workload', async () => {
    const pod = (name: string) => `---
apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  namespace: shop
  ownerReferences: [{ apiVersion: apps/v1, kind: ReplicaSet, name: web-abc, uid: u, controller: true }]
spec:
  containers:
    - { name: app, image: registry.example/app:1, resources: { requests: { cpu: 250m, memory: 256Mi }, limits: { memory: 256Mi } } }
`;
    const web = await placed(pod('a') + pod('b') + pod('c'));
    expect(web).toMatchObject({ kind: 'ReplicaSet', name: 'web-abc', pods: { expected: 3 } });
  });
});

const HPA = (extra = '') => `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: default }
spec: { minReplicas: 2, maxReplicas: 10, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web } }
${extra}`;

describe('replicas', () => {
  it.each([
    ['the fewest', HPA(), [], 2],
    ['what a dump says', HPA('status: { currentReplicas: 7 }\n'), [], 7],
    ['where it is told to be', HPA('status: { currentReplicas: 7 }\n'), ['--hpa', '50%'], 6],
  ])('are of an autoscaler: %s', async (_, autoscaler, args, expected) => {
    const web = await placed(workload('web', { replicas: 4 }) + autoscaler, ...args);
    expect(web.pods).toEqual({ min: 2, expected, max: 10 });
    expect(web.month?.max).toBeCloseTo(90.1, 2);
  });

  it('are none to a hundred where KEDA leaves it open', async () => {
    const scaled = `---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web, namespace: default }
spec: { scaleTargetRef: { name: web }, triggers: [] }
`;
    expect((await placed(workload('web') + scaled)).pods).toEqual({ min: 0, expected: 0, max: 100 });
  });
});
