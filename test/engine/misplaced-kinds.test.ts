import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { messageOf } from '../../src/engine/findings/message.ts';
import { lint } from '../../src/engine/lint.ts';

const WORKLOAD = `metadata: { name: web }
spec: { template: { spec: { containers: [{ name: a, image: a }] } } }
`;
const POD = 'metadata: { name: web }\nspec: { containers: [{ name: a, image: a }] }\n';

function problemsOf(content: string) {
  return lint([{ path: 'a.yaml', content }], { rules })
    .findings.filter(({ rule }) => rule.id === 'invalid-manifest')
    .map((finding) => {
      const { line, column } = finding.file.position(finding.range.start);
      return `${line}:${column} ${messageOf(finding)}`;
    });
}

describe('a workload that the API server does not know', () => {
  it.each([
    [`apiVersion: v1\nkind: Deployment\n${WORKLOAD}`, '1:13 `Deployment` is in `apps/v1`, not in `v1`; '],
    [`apiVersion: apps/v2\nkind: StatefulSet\n${WORKLOAD}`, '1:13 `StatefulSet` is in `apps/v1`, not in `apps/v2`; '],
    [`apiVersion: apps/v1\nkind: Pod\n${POD}`, '1:13 `Pod` is in `v1`, not in `apps/v1`; '],
    [`apiVersion: apps/v1\nkind: CronJob\n${POD}`, '1:13 `CronJob` is in `batch/v1`, not in `apps/v1`; '],
    [
      `apiVersion: apps/v1\nkind: Deploymnet\n${WORKLOAD}`,
      '2:7 Unknown kind `Deploymnet`; did you mean `Deployment`? ',
    ],
    [`apiVersion: apps/v1\nkind: daemonset\n${WORKLOAD}`, '2:7 Unknown kind `daemonset`; did you mean `DaemonSet`? '],
    [
      `apiVersion: v1\nkind: list\nitems: [{ apiVersion: v1, kind: Pod, metadata: { name: a }, spec: { containers: [] } }]`,
      '2:7 Unknown kind `list`; did you mean `List`? ',
    ],
    [`kind: Deployment\n${WORKLOAD}`, '1:7 `apiVersion` is missing; kubectl rejects this `Deployment`, '],
    [
      `kind: PodList\nitems: [{ apiVersion: v1, kind: Pod, metadata: { name: a }, spec: { containers: [] } }]`,
      '1:7 `apiVersion` is missing; kubectl rejects this `PodList`, ',
    ],
    [
      `- apiVersion: v1\n  kind: Pod\n  metadata: { name: a }\n  spec: { containers: [] }`,
      '2:9 kubectl rejects objects in a top-level list; they were not checked',
    ],
  ])('is reported: %j', (yaml, message) => {
    expect(problemsOf(yaml)).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ['a version of old', `apiVersion: extensions/v1beta1\nkind: Deployment\n${WORKLOAD}`],
    ['a kind of that name in another group', `apiVersion: example.com/v1\nkind: Deployment\n${WORKLOAD}`],
    ['a kind that only sounds like one', 'apiVersion: v1\nkind: Node\nmetadata: { name: a }\n'],
    ['values that hold a kind', 'kind: Deployment\nreplicas: 2\n'],
    ['a list of other things', '- kind: Deployment\n  name: web\n'],
    ['a list without pods', 'kind: UserList\nitems: [{ name: a }]\n'],
  ])('is not %s', (_, yaml) => {
    expect(problemsOf(yaml)).toEqual([]);
  });
});

describe('an object with pods whose kind nobody knows', () => {
  const shell = (spec: string, kind = 'Shell') =>
    `apiVersion: tools.example.com/v1\nkind: ${kind}\nmetadata: { name: a }\nspec: ${spec}\n`;
  const unchecked = (...texts: string[]) =>
    lint(
      texts.map((content, index) => ({ path: `${index}.yaml`, content })),
      { rules },
    ).unchecked;
  const containers = '{ worker: [{ template: { spec: { containers: [{ name: a, image: a }] } } }] }';

  it('is counted, once for each kind', () => {
    const other = shell('{ podTemplate: { metadata: {} } }', 'Desk');
    expect(unchecked(shell(containers), other, shell(containers))).toEqual([
      { kind: 'Desk', group: 'tools.example.com', count: 1 },
      { kind: 'Shell', group: 'tools.example.com', count: 2 },
    ]);
    expect(unchecked(shell('{ storage: { volumeClaimTemplate: { spec: {} } } }'))).toHaveLength(1);
  });

  it('is counted though a kind of its name is known in another group', () => {
    expect(unchecked(shell(containers, 'Pipeline'))).toEqual([
      { kind: 'Pipeline', group: 'tools.example.com', count: 1 },
    ]);
  });

  it('is not an object that a custom kind reads, nor a definition, nor what Kubernetes keeps', () => {
    const kinds = [{ groups: ['tools.example.com'], kind: 'Shell', template: ['spec', 'worker', '*', 'template'] }];
    const content = shell(containers);
    expect(lint([{ path: 'a.yaml', content }], { rules, kinds }).unchecked).toEqual([]);
    expect(unchecked(shell('{ containers: 3 }'), shell('{ podTemplate: default }'))).toEqual([]);
    expect(
      unchecked(
        shell(containers, 'CustomResourceDefinition'),
        shell(containers).replace('tools.example.com', 'apps'),
        shell(containers).replace('tools.example.com/v1', 'apiextensions.k8s.io/v1'),
      ),
    ).toEqual([]);
  });
});
