import { describe, expect, it, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { type Input, type LintOptions, lint } from '../../src/engine/lint.ts';
import { readManifests } from '../../src/engine/read-manifests.ts';
import { ASKED_KINDS } from '../../src/fargate/asked-kinds.ts';
import { formatters } from '../../src/formatters/formatters.ts';
import { KIND_SHAPES } from '../../src/kubernetes/shape.ts';
import { readTermsFor } from '../../src/parse/read-terms.ts';
import { CORPUS, corpusRepositories } from '../support/corpus.ts';

function report(inputs: readonly Input[], options: Partial<LintOptions> = {}): string {
  const all = lint(inputs, { rules, ...options });
  expect(all.failures).toEqual([]);
  return formatters.json(all);
}

/** Whether passing by what nobody asks for makes any difference. */
function expectNoDifference(inputs: readonly Input[], options: Partial<LintOptions> = {}): void {
  expect(report(inputs, { ...options, askedKinds: ASKED_KINDS })).toBe(report(inputs, options));
}

function release(body: string): Input[] {
  const text = `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: shop\n${body}`;
  return [{ path: 'release.yaml', content: text }];
}

describe('kinds that rules ask for', () => {
  it('are those that rules are shown, and those whose shape is checked', () => {
    const shown = rules.flatMap((rule) => Object.keys(rule.resources ?? {}));
    const shaped = Object.keys(KIND_SHAPES).filter((kind) => kind !== 'StatefulSet');
    expect([...shown, ...shaped].filter((kind) => !ASKED_KINDS.has(kind))).toEqual([]);
  });

  it('make an error of a rule that asks for others', () => {
    const nosy = {
      ...rules[0]!,
      id: 'nosy-rule',
      pod: undefined,
      set: (context: { manifests: { ofKind(kind: string): unknown } }) => void context.manifests.ofKind('HelmRelease'),
    };
    const { failures } = lint(release(''), { rules: [nosy as never], askedKinds: ASKED_KINDS });
    expect(failures.map(({ error }) => String(error))).toEqual([
      'RangeError: HelmRelease is missing among the kinds that rules ask for',
    ]);
  });
});

describe('what nobody asks for is passed by', () => {
  const { documents } = lint(release(''), { rules, askedKinds: ASKED_KINDS }).summary;
  it('and counted', () => expect(documents).toBe(1));

  it.each<[what: string, body: string, wanted: number]>([
    ['says nothing of them', 'resources: [web.yaml]\n', 0],
    ['says how many replicas there are', 'replicas: [{ name: web, count: 3 }]\n', 1],
    ['names the namespace of the log router', 'namespace: aws-observability\n', 1],
    ['may name it behind an escape', 'namespace: "aws-\\x6fbservability"\n', 1],
  ])('where a kustomization %s', (_, body, wanted) => {
    const text = `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${body}`;
    const read = readManifests({ path: 'kustomization.yaml', content: text }, readTermsFor(ASKED_KINDS));
    expect(read.parsed?.documents).toHaveLength(wanted);
    expect(read.parsed?.passed).toBe(1 - wanted);
  });

  it.each<[what: string, body: string]>([
    ['it is in order', 'spec:\n  values: {}\n'],
    ['it has a key twice', 'spec:\n  a: 1\n  b: 2\n  a: 3\n'],
    ['it has a key twice, once in quotes', 'spec:\n  a: 1\n  "a": 3\n'],
    ['it cannot be read', 'spec:\n  a: [\n'],
    ['it is indented by a tab', 'spec:\n\ta: 1\n'],
    ['it is a template', 'spec:\n  a: {{ .Values.a }}\n'],
    ['it holds a number that is none', 'spec:\n  a: .inf\n'],
    ['it has an annotation for the linter', '  annotations:\n    fargate-lint/disable.no-privileged: because\n'],
    ['it has a comment for the linter', 'spec: {} # fargate-lint-disable-line no-privileged -- because\n'],
    [
      'others stand behind it',
      'spec: {}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true}\n',
    ],
    ['its kind is a list', 'items:\n  - apiVersion: v1\n    kind: Pod\n    spec: {hostPID: true}\n'],
  ])('without a difference when %s', (_, body) => {
    expectNoDifference(release(body));
    expectNoDifference(release(body.replaceAll('\n', '\r\n')));
  });

  it('but not when its kind has a pod template', () => {
    const kinds = [{ groups: ['helm.toolkit.fluxcd.io'], kind: 'HelmRelease', template: ['spec'] }];
    const inputs = release('spec:\n  spec:\n    hostPID: true\n    containers: [{name: a, image: a:1}]\n');
    expectNoDifference(inputs, { kinds });
    expect(report(inputs, { kinds, askedKinds: ASKED_KINDS })).toContain('no-host-namespaces');
  });
});

const repositories = corpusRepositories();
const title = repositories.length > 0 ? '%s' : `NOTHING WAS CHECKED: ${CORPUS} is not at hand`;
describe('what nobody asks for makes no difference to real manifests', () => {
  test.each(repositories.length > 0 ? repositories : [['', []] as const])(title, (_, inputs) => {
    expectNoDifference(inputs);
  });

  test.each(repositories.length > 0 ? repositories : [['', []] as const])(
    `nor does what rules look for in pods: ${title}`,
    (_, inputs) => {
      const all = rules.map(({ looksFor: _, ...rule }) => rule);
      expect(report(inputs)).toBe(report(inputs, { rules: all }));
    },
  );
});
