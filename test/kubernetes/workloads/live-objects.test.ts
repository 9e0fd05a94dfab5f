import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { lint } from '../../../src/engine/lint.ts';

interface Live {
  readonly kind: string;
  readonly name: string;
  readonly apiVersion?: string;
  readonly uid?: string;
  readonly owner?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

const TEMPLATE = { spec: { containers: [{ name: 'a', image: 'a' }] } };
const HOST = { spec: { hostNetwork: true, containers: [{ name: 'a', image: 'a' }] } };

function live({ kind, name, apiVersion = 'apps/v1', uid, owner, ...fields }: Live): object {
  const ownerReferences = owner && [{ apiVersion: 'apps/v1', controller: true, ...owner }];
  return { apiVersion, kind, metadata: { name, namespace: 'shop', uid, ownerReferences }, ...fields };
}

function workloadsOf(...items: object[]) {
  const content = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const { workloads } = lint([{ path: 'dump.json', content }], { rules });
  return workloads.map(({ pod, runsOn, verdict }) => `${pod.workload.kind} ${pod.workload.name} ${runsOn} ${verdict}`);
}

const deployment = live({ kind: 'Deployment', name: 'web', uid: '1', spec: { template: TEMPLATE } });
const replicaSet = live({
  kind: 'ReplicaSet',
  name: 'web-1',
  uid: '2',
  owner: { kind: 'Deployment', name: 'web', uid: '1' },
  spec: { replicas: 1, template: HOST },
});
const pod = (fields: object, owner?: Live['owner']) =>
  live({ apiVersion: 'v1', kind: 'Pod', name: 'web-1-a', ...(owner && { owner }), ...TEMPLATE, ...fields });

describe('a dump of a cluster', () => {
  it('counts what a controller made as its own', () => {
    const owner = { kind: 'ReplicaSet', name: 'web-1', uid: '2' };
    expect(workloadsOf(deployment, replicaSet, pod({}, owner))).toEqual(['Deployment web fargate runs']);
  });

  it('checks objects whose owner is not in it, or is another one of that name', () => {
    expect(workloadsOf(replicaSet)).toEqual(['ReplicaSet web-1 fargate blocked']);
    const other = live({ kind: 'Deployment', name: 'web', uid: '9', spec: { template: TEMPLATE } });
    expect(workloadsOf(other, replicaSet)).toHaveLength(2);
  });

  it('leaves out old ReplicaSets, which have no pods', () => {
    expect(workloadsOf(live({ kind: 'ReplicaSet', name: 'old', spec: { replicas: 0, template: HOST } }))).toEqual([]);
  });

  it.each(['Succeeded', 'Failed'])('leaves out pods that have %s', (phase) => {
    expect(workloadsOf(pod({ status: { phase } }))).toEqual([]);
  });

  it('prefers what an operator made to what its resource says of it', () => {
    const prometheus = live({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'Prometheus',
      name: 'main',
      uid: '5',
      spec: { hostNetwork: true },
    });
    const statefulSet = live({
      kind: 'StatefulSet',
      name: 'prometheus-main',
      owner: { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', name: 'main', uid: '5' },
      spec: { template: TEMPLATE },
    });
    expect(workloadsOf(prometheus, statefulSet)).toEqual(['StatefulSet prometheus-main fargate runs']);
    expect(workloadsOf(prometheus)).toEqual(['Prometheus main fargate blocked']);
  });
});

describe('a live pod', () => {
  const spec = { ...TEMPLATE.spec, schedulerName: 'fargate-scheduler', priorityClassName: 'system-node-critical' };
  const status = { phase: 'Running' };

  it('is not blamed for what Fargate wrote into it', () => {
    const placed = live({
      apiVersion: 'v1',
      kind: 'Pod',
      name: 'web',
      spec: { ...spec, nodeName: 'fargate-ip-10-0-1-2.eu-west-1.compute.internal' },
      status,
    });
    Object.assign((placed as { metadata: object }).metadata, {
      annotations: { CapacityProvisioned: '0.25vCPU 0.5GB' },
    });
    const content = JSON.stringify(placed);
    const { findings, workloads } = lint([{ path: 'pod.json', content }], { rules });
    expect(findings.map(({ rule }) => rule.id)).not.toContain('no-capacity-annotation');
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(workloads[0]?.verdict).toBe('runs');
  });

  it('runs on Fargate where Fargate has placed it, and may go there from elsewhere', () => {
    const on = (nodeName: string, more: object = {}) => pod({ spec: { ...TEMPLATE.spec, nodeName }, ...more });
    expect(workloadsOf(on('ip-10-0-1-2.ec2.internal', { status }))).toEqual(['Pod web-1-a fargate runs']);
    // Without a status nobody knows that it is there.
    expect(workloadsOf(on('ip-10-0-1-2.ec2.internal'))).toEqual(['Pod web-1-a fargate blocked']);
    const content = JSON.stringify(on('fargate-ip-10-0-1-2.ec2.internal', { status }));
    const settings = { profiles: [] };
    expect(lint([{ path: 'pod.json', content }], { rules, settings }).workloads[0]?.runsOn).toBe('fargate');
  });
});
