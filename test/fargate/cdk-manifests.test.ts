import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { lint } from '../../src/engine/lint.ts';

function template(manifest: unknown): string {
  const resources = { Web: { Type: 'Custom::AWSCDK-EKS-KubernetesResource', Properties: { Manifest: manifest } } };
  return JSON.stringify({ Parameters: { Stage: { Type: 'String', Default: 'prod' } }, Resources: resources }, null, 2);
}

function pod(spec: object): object {
  const containers = [{ name: 'a', image: 'a', resources: { limits: { cpu: '250m', memory: '256Mi' } } }];
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'shop' }, spec: { containers, ...spec } };
}

function check(manifest: unknown) {
  const content = template(manifest);
  const { findings, workloads, failures } = lint([{ path: 'stack.template.json', content }], { rules });
  expect(failures).toEqual([]);
  return {
    findings: findings.map(({ rule, range }) => `${rule.id} at ${content.slice(range.start, range.end)}`),
    workloads: workloads.map(({ pod: { workload, namespace }, verdict }) => `${namespace}/${workload.name} ${verdict}`),
  };
}

describe('manifests in a template of the CDK', () => {
  it('are checked, and pointed at in their text', () => {
    expect(check(JSON.stringify([pod({ hostNetwork: true })]))).toEqual({
      findings: ['no-host-namespaces at true'],
      workloads: ['shop/web blocked'],
    });
  });

  it('may be in lists of lists', () => {
    expect(check(JSON.stringify([[pod({}), pod({ hostPID: true })]])).workloads).toEqual([
      'shop/web runs',
      'shop/web blocked',
    ]);
  });

  it('are joined from parts, of which some are known to CloudFormation only', () => {
    const [start, middle, end] = JSON.stringify([
      pod({ schedulerName: '<TOKEN>', hostIPC: true, serviceAccountName: '<TOKEN>' }),
    ]).split('<TOKEN>');
    const parts = [start, { 'Fn::GetAtt': ['Scheduler', 'Name'] }, middle, { Ref: 'Stage' }, end];
    expect(check({ 'Fn::Join': ['', parts] })).toEqual({
      findings: ['no-host-namespaces at true'],
      workloads: ['shop/web blocked'],
    });
  });

  it('may leave a whole value to CloudFormation', () => {
    const [start, end] = JSON.stringify([pod({ hostNetwork: 'TOKEN' })]).split('"TOKEN"');
    expect(check({ 'Fn::Join': ['', [start, { Ref: 'Flag' }, end]] })).toEqual({
      findings: [],
      workloads: ['shop/web runs'],
    });
  });

  it('are pointed at where they come from a parameter', () => {
    const [start, end] = JSON.stringify([pod({ schedulerName: 'TOKEN' })]).split('TOKEN');
    const { findings } = check({ 'Fn::Join': ['', [start, { Ref: 'Stage' }, end]] });
    expect(findings).toEqual([expect.stringContaining('valid-scheduler-name at ')]);
  });

  it.each([['{'], ['null'], [3], [{ 'Fn::Sub': '[]' }], [{ 'Fn::Join': [',', ['[', ']']] }], [{ 'Fn::Join': 1 }]])(
    'are passed by where they cannot be read: %j',
    (manifest) => {
      expect(check(manifest)).toEqual({ findings: [], workloads: [] });
    },
  );
});
