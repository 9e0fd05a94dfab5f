import { describe, expect, it } from 'vitest';
import { type LevelLayer, Levels } from '../../../src/engine/findings/levels.ts';
import { lint } from '../../../src/engine/lint.ts';
import { defineRule } from '../../../src/rule.ts';
import { buildFinding, createSourceFile } from '../../support/report.ts';

const findingIn = (path: string, severity: 'error' | 'warn' = 'error') =>
  buildFinding(createSourceFile(path, 'x'), { start: 0, end: 1 }, { severity });
const inA: LevelLayer['applies'] = ({ file }) => file.path === 'a.yaml';

/** The severity of a finding of the rule `no-example` in each file, or off. */
function levelsIn(layers: readonly LevelLayer[], ...paths: string[]): string[] {
  const levels = new Levels(layers);
  return paths.map((path) => levels.apply(findingIn(path))[0]?.severity ?? 'off');
}

describe('Levels', () => {
  it('leave a finding as it is when nothing names its rule', () => {
    const finding = findingIn('a.yaml');
    expect(new Levels([{ levels: { other: 'off' } }]).apply(finding)).toEqual([finding]);
    expect(new Levels([{ applies: inA, levels: { 'no-example': 'off' } }]).apply(findingIn('b.yaml'))).toHaveLength(1);
  });

  it('take the last layer that applies', () => {
    const layers: LevelLayer[] = [
      { levels: { 'no-example': 'off' } },
      { applies: inA, levels: { 'no-example': 'warn' } },
    ];
    expect(levelsIn(layers, 'a.yaml', 'b.yaml')).toEqual(['warn', 'off']);
    expect(levelsIn(layers.toReversed(), 'a.yaml', 'b.yaml')).toEqual(['off', 'off']);
    expect(levelsIn([...layers, { levels: { 'no-example': 'error' } }], 'a.yaml', 'b.yaml')).toEqual([
      'error',
      'error',
    ]);
  });

  it('give options of the last layer that has some', () => {
    const levels = new Levels([
      { levels: { 'no-example': ['warn', { size: 1 }] } },
      { applies: inA, levels: { 'no-example': ['error', { size: 2 }] } },
      { levels: { 'no-example': 'warn' } },
    ]);
    expect(levels.optionsOf('no-example', findingIn('a.yaml'))).toEqual({ size: 2 });
    expect(levels.optionsOf('no-example', findingIn('b.yaml'))).toEqual({ size: 1 });
    expect(levels.optionsOf('no-example', undefined)).toEqual({ size: 1 });
    expect(levels.optionsOf('other', undefined)).toEqual({});
  });

  it('know a rule that is off everywhere', () => {
    const off: LevelLayer = { levels: { 'no-example': 'off' } };
    const isOff = (...layers: LevelLayer[]) => new Levels(layers).isOff('no-example');
    expect(isOff()).toBe(false);
    expect(isOff(off)).toBe(true);
    expect(isOff({ ...off, applies: inA })).toBe(false);
    expect(isOff({ applies: inA, levels: { 'no-example': 'warn' } }, off)).toBe(true);
    expect(isOff(off, { applies: inA, levels: { 'no-example': 'warn' } })).toBe(false);
    expect(isOff(off, { applies: inA, levels: { 'no-example': 'off' } })).toBe(true);
  });
});

describe('lint', () => {
  const rule = defineRule({
    id: 'no-example',
    description: 'Disallow examples',
    category: 'effect',
    severity: 'error',
    evidence: 'observed',
    references: ['https://example.com/'],
    messages: { said: '{what} is not for Fargate.' },
    help: 'Remove it.',
    options: {
      type: 'object',
      additionalProperties: false,
      properties: { what: { description: 'What to say.', type: 'string', default: 'This' } },
    },
    resources: {
      ConfigMap(resource, { report, options }) {
        report({ message: 'said', at: resource.place.at('kind'), data: { what: options.what } });
      },
    },
  });
  const content = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\n';
  const inputs = ['a.yaml', 'b.yaml'].map((path) => ({ path, content }));

  it('shows rules the options of the object that they look at', () => {
    const layers: LevelLayer[] = [{ applies: inA, levels: { 'no-example': ['warn', { what: 'That' }] } }];
    const { findings } = lint(inputs, { rules: [rule], levels: { 'no-example': 'error' }, layers });
    expect(findings.map(({ file, severity, data }) => [file.path, severity, data.what])).toEqual([
      ['a.yaml', 'warn', 'That'],
      ['b.yaml', 'error', 'This'],
    ]);
  });

  it('takes further kinds, and says of them what is said of the others', () => {
    const pipeline = 'apiVersion: example.com/v1\nkind: Pipeline\nmetadata: { name: x }\nspec: { worker: SPEC }\n';
    const kinds = [{ groups: ['example.com'], kind: 'Pipeline', template: ['spec', 'worker'] }];
    const report = (spec: string) =>
      lint([{ path: 'a.yaml', content: pipeline.replace('SPEC', spec) }], { rules: [], kinds });
    expect(report('{ spec: { containers: [] } }').workloads).toHaveLength(1);
    expect(report('[]').findings.map((finding) => finding.rule.id)).toEqual(['invalid-manifest']);
  });
});
