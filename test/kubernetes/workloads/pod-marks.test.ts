import { describe, expect, it } from 'vitest';
import { lint } from '../../../src/engine/lint.ts';
import { maySayPods, sumKinds } from '../../../src/kubernetes/workloads/pod-marks.ts';

const object = (spec: string) =>
  `apiVersion: tools.example.com/v1\nkind: Shell\nmetadata: { name: a }\nspec: ${spec}\n`;

describe('maySayPods', () => {
  it.each([
    '{ containers: [{ image: a }] }',
    '{"containers" : [{"image":"a"}]}',
    "{ 'podTemplate': {} }",
    '\n  ? volumeClaimTemplate\n  : {}',
    '\n  volumeClaimTemplates:\n  - {}',
    '{ a: [[{ b: { containers: [{ image: a }] } }]] }',
  ])('holds for what describes pods: %j', (spec) => {
    const { unchecked } = lint([{ path: 'a.yaml', content: object(spec) }], { rules: [] });
    expect(unchecked).toHaveLength(1);
    expect(maySayPods(object(spec), 'Shell')).toBe(true);
  });

  it.each(['{ container: a }', '{ podTemplateName: a }', '{ volumeClaim: {} }', '{}'])(
    'does not hold without their keys: %j',
    (spec) => expect(maySayPods(object(spec))).toBe(false),
  );

  it('does not hold for definitions, whose schemas have these keys', () => {
    expect(maySayPods('properties: { containers: {} }', 'CustomResourceDefinition')).toBe(false);
  });
});

it('adds up kinds by group', () => {
  const kind = (group: string, count: number) => ({ kind: 'Cluster', group, count });
  expect(sumKinds([kind('b', 1), kind('a', 2), kind('b', 3)])).toEqual([kind('a', 2), kind('b', 4)]);
});
