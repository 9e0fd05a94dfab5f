import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { lint } from '../../../src/engine/lint.ts';
import type { FargateProfile } from '../../../src/fargate/profiles/profile.ts';
import { container, deployment } from '../../../src/testing.ts';

const shop: FargateProfile[] = [{ name: 'apps', selectors: [{ namespace: 'shop', labels: { app: 'web' } }] }];
const PRIVILEGED = container('securityContext: { privileged: true }');

function inNamespace(namespace: string, labels = ''): string {
  return PRIVILEGED.replace('name: app\n', `name: app\n  namespace: ${namespace}\n  labels: { ${labels} }\n`);
}

function judge(content: string, profiles: readonly FargateProfile[] | null, only?: string) {
  const chosen = only ? rules.filter(({ id }) => id === only) : rules;
  const { workloads, findings } = lint([{ path: 'a.yaml', content }], { rules: chosen, settings: { profiles } });
  return { workload: workloads[0], rules: findings.map(({ rule }) => rule.id) };
}

describe('placement', () => {
  it('is on Fargate for every pod as long as no profiles are known', () => {
    const { workload, rules } = judge(inNamespace('other'), null);
    expect(workload).toMatchObject({ runsOn: 'fargate', profile: null, verdict: 'blocked' });
    expect(rules).toContain('no-privileged');
  });

  it('names the profile that a label asks for as long as no profiles are known', () => {
    const { workload } = judge(inNamespace('other', 'eks.amazonaws.com/fargate-profile: apps'), null);
    expect(workload).toMatchObject({ runsOn: 'fargate', profile: 'apps' });
  });

  it('is on EC2, and silent, for a pod that no profile selects', () => {
    const { workload, rules } = judge(inNamespace('shop'), shop);
    expect(workload).toMatchObject({ runsOn: 'ec2', profile: null, verdict: 'runs', event: null, size: null });
    expect(rules).toEqual([]);
  });

  it('names the profile that selects a pod', () => {
    const { workload } = judge(inNamespace('shop', 'app: web'), shop);
    expect(workload).toMatchObject({ runsOn: 'fargate', profile: 'apps', verdict: 'blocked' });
  });

  it('is on Fargate when it depends on something unknown: nothing passes because it was not understood', () => {
    const open = [{ name: 'apps', selectors: [{ namespace: { pattern: 'sh*', reason: 'unknown' } }] }];
    expect(judge(inNamespace('shop'), open).workload).toMatchObject({ runsOn: 'fargate', profile: null });
    expect(judge(inNamespace('other'), open).workload?.runsOn).toBe('ec2');
  });

  const everything = [{ name: 'all', selectors: [{ namespace: '*' }] }];
  const annotated = (value: string) =>
    inNamespace('shop').replace('  labels:', `  annotations: { eks.amazonaws.com/compute-type: ${value} }\n  labels:`);

  it.each(['ec2', 'auto', 'hybrid'])('is off Fargate by the annotation %s, whatever the profiles', (value) => {
    for (const profiles of [null, shop, everything]) {
      const { workload, rules } = judge(annotated(value), profiles);
      expect(workload).toMatchObject({ runsOn: 'ec2', profile: null, verdict: 'runs', event: null, size: null });
      expect(rules).toEqual([]);
    }
  });

  it.each(['fargate', 'EC2', 'spot', '""'])('is not changed by the annotation %s', (value) => {
    expect(judge(annotated(value), null).workload).toMatchObject({ runsOn: 'fargate', verdict: 'blocked' });
    expect(judge(annotated(value), everything).workload).toMatchObject({ runsOn: 'fargate', profile: 'all' });
  });

  it('is never on Fargate for a DaemonSet, whose pods no profile takes', () => {
    const daemonSet = deployment('').replace('kind: Deployment', 'kind: DaemonSet');
    for (const profiles of [null, shop, everything]) {
      expect(judge(daemonSet, profiles).workload).toMatchObject({ runsOn: 'ec2', profile: null, size: null });
    }
  });

  it('blocks a pod on EC2 that asks for Fargate nodes', () => {
    const selecting = inNamespace('other').replace(
      'spec:\n',
      'spec:\n  nodeSelector: { eks.amazonaws.com/compute-type: fargate }\n',
    );
    expect(judge(selecting, shop)).toMatchObject({
      workload: { runsOn: 'ec2', verdict: 'blocked', event: null },
      rules: ['matching-profile'],
    });
    const annotated = inNamespace('other').replace(
      '  labels:',
      '  annotations: { eks.amazonaws.com/compute-type: fargate }\n  labels:',
    );
    expect(judge(annotated, shop)).toMatchObject({ workload: { verdict: 'runs' }, rules: ['matching-profile'] });
  });
});

describe('what leads to pods that were not read', () => {
  const service = (namespace: string, selector: string) => `apiVersion: v1
kind: Service
metadata: { name: web, namespace: ${namespace} }
spec: { type: LoadBalancer, selector: { ${selector} }, ports: [{ port: 80 }] }
`;
  const rule = 'service-ip-targets';

  it('counts as leading to Fargate while no profiles are known', () => {
    expect(judge(service('shop', 'app: api'), null, rule).rules).toEqual([rule]);
  });

  it('counts so only when a profile selects whatever these pods are', () => {
    expect(judge(service('shop', 'app: api'), shop, rule).rules).toEqual([]);
    expect(judge(service('shop', 'app: web'), shop, rule).rules).toEqual([rule]);
    const whole = [{ name: 'apps', selectors: [{ namespace: 'shop' }] }];
    expect(judge(service('shop', 'app: api'), whole, rule).rules).toEqual([rule]);
    expect(judge(service('other', 'app: api'), whole, rule).rules).toEqual([]);
  });

  it('goes for an Ingress whose Service was not read, and for a namespace with a mesh', () => {
    const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  ingressClassName: alb
  defaultBackend: { service: { name: web, port: { number: 80 } } }
`;
    const namespace =
      'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { istio-injection: enabled } }\n';
    const whole = [{ name: 'apps', selectors: [{ namespace: 'sh*' }] }];
    for (const [content, id] of [
      [ingress, 'ingress-ip-targets'],
      [namespace, 'no-mesh-injection'],
    ] as const) {
      expect(judge(content, null, id).rules).toEqual([id]);
      expect(judge(content, shop, id).rules).toEqual([]);
      expect(judge(content, whole, id).rules).toEqual([id]);
    }
  });
});
