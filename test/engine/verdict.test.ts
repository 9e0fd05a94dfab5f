import { expect, it } from 'vitest';
import computeSize from '../../rules/compute-size.ts';
import { lint } from '../../src/engine/lint.ts';
import { container } from '../../src/testing.ts';

function lintWithCeiling(resources: string) {
  const levels = { 'compute-size': ['error', { maxVcpu: 1, maxMemoryGiB: 4 }] } as const;
  return lint([{ path: 'pod.yaml', content: container(`resources: ${resources}`) }], { rules: [computeSize], levels });
}

it('leaves the verdict to the platform when a message is about something else', () => {
  const { findings, workloads } = lintWithCeiling('{requests: {cpu: 2, memory: 4Gi}}');
  expect(findings.map(({ messageId, severity }) => [messageId, severity])).toEqual([['ceiling', 'warn']]);
  expect(workloads[0]).toMatchObject({ verdict: 'runs', event: null, size: { vcpu: 2, memoryGiB: 5 } });
});

it('blocks a pod that no size is large enough for', () => {
  const { findings, workloads } = lintWithCeiling('{requests: {cpu: 2, memory: 120Gi}}');
  expect(findings.map(({ messageId, severity }) => [messageId, severity])).toEqual([['memory', 'error']]);
  expect(workloads[0]).toMatchObject({
    verdict: 'blocked',
    event: "Your pod's cpu/memory requirements exceed the max Fargate configuration",
    size: null,
  });
});
