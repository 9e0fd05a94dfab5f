import { describe, expect, it, test } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { messageOf } from '../../../src/engine/findings/message.ts';
import type { Report } from '../../../src/engine/findings/report.ts';
import { lint } from '../../../src/engine/lint.ts';
import { lintFiles } from '../../../src/engine/lint-files.ts';
import type { LintOptions } from '../../../src/engine/lint-options.ts';
import type { Input } from '../../../src/engine/reading/input.ts';
import { kindsReadBy, parseOptionsOf } from '../../../src/engine/reading/kinds-read.ts';
import { readManifests } from '../../../src/engine/reading/read-manifests.ts';
import { formatters } from '../../../src/formatters/formatters.ts';
import { defineRule, type Rule } from '../../../src/rule.ts';
import { problemsOfCase } from '../../../src/testing/check.ts';
import { BLOCKED } from '../../support/cli.ts';
import { corpusRepositories } from '../../support/corpus.ts';

const blocked: Input[] = [{ path: 'blocked.yaml', content: BLOCKED }];

function report(inputs: readonly Input[], options: Partial<LintOptions> = {}): string {
  return print(lint(inputs, { rules, ...options }));
}

function print(report: Report): string {
  expect(report.failures).toEqual([]);
  return formatters.json(report);
}

/** Whether passing by what nobody reads makes any difference, but to what is said of its YAML. */
function expectNoDifference(inputs: readonly Input[], options: Partial<LintOptions> = {}): void {
  const files = inputs.map((input) => readManifests(input));
  const whole = lintFiles(files, { rules, ...options });
  expect(withoutSyntax(report(inputs, options))).toEqual(withoutSyntax(print(whole)));
}

function withoutSyntax(json: string): unknown {
  const { findings, summary, skipped, ...rest } = JSON.parse(json);
  const isOfRule = ({ rule }: { rule: string }) => rule !== 'parse-error' && rule !== 'duplicate-key';
  return { ...rest, documents: summary.documents, findings: findings.filter(isOfRule) };
}

function policy(body: string): Input[] {
  const text = `apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImagePolicy\nmetadata:\n  name: shop\n${body}`;
  return [{ path: 'policy.yaml', content: text }];
}

const SECRET: Input = { path: 'secret.yaml', content: 'apiVersion: v1\nkind: Secret\nmetadata: {name: tls}\n' };

const noSecret = defineRule({
  id: 'acme/no-secret',
  description: 'Disallow secrets',
  category: 'effect',
  severity: 'warn',
  evidence: 'inferred',
  references: [],
  messages: { written: '{name} is written down.' },
  help: 'Keep it elsewhere.',
  reads: ['Secret'],
  set({ manifests, report }) {
    for (const { name, place } of manifests.ofKind('Secret')) {
      report({ message: 'written', at: place.at('kind'), data: { name } });
    }
  },
});

describe('the kinds that are read', () => {
  const { set: _, reads: __, ...rest } = noSecret;
  const visiting: Rule = {
    ...rest,
    resources: {
      Secret: ({ name, place }, { report }) => report({ message: 'written', at: place.at('kind'), data: { name } }),
    },
  };

  it.each([
    ['named in `reads`', noSecret],
    ['named in `resources`', visiting],
  ])('are those of a rule, %s', (_, rule) => {
    const { findings, failures } = lint([SECRET], { rules: [...rules, rule] });
    expect(failures).toEqual([]);
    expect(findings.map(messageOf)).toEqual(['tls is written down.']);
    expect(kindsReadBy(rules)).not.toContain('Secret');
  });

  it('are those with a pod template and what pods, profiles and their shapes need, whatever the rules are', () => {
    const always = ['ClusterConfig', 'FargateProfile', 'LimitRange', 'Pod', 'Rollout', 'RuntimeClass', 'StorageClass'];
    expect([...kindsReadBy([])]).toEqual(expect.arrayContaining(always));
    expect([...kindsReadBy([], [{ groups: ['acme.example'], kind: 'Shop', template: [] }])]).toContain('Shop');
  });

  it('have to be named: a rule that asks for another fails, and says what is missing', () => {
    const { findings, failures } = lint([SECRET, ...blocked], { rules: [...rules, { ...noSecret, reads: [] }] });
    expect(failures.map(({ error }) => String(error))).toEqual([
      "RangeError: a rule that asks for Secret has to say so: reads: ['Secret']",
    ]);
    expect(findings.map(({ rule }) => rule.id)).toContain('no-host-namespaces');
  });

  it('have to be named for the test of a rule too', () => {
    const given = { name: '', yaml: `${SECRET.content}`.replace('Secret', 'Secret # ✗ tls is written down.') };
    expect(problemsOfCase(noSecret, given)).toEqual([]);
    expect(() => problemsOfCase({ ...noSecret, reads: [] }, given)).toThrow("reads: ['Secret']");
  });
});

describe('what nobody reads is passed by', () => {
  it('and counted', () => {
    expect(readManifests(policy('')[0]!, parseOptionsOf({ rules })).parsed).toMatchObject({
      documents: [],
      skipped: 1,
    });
    expect(lint(policy(''), { rules }).summary.documents).toBe(1);
  });

  it.each<[what: string, body: string]>([
    ['it is in order', 'spec:\n  values: {}\n'],
    ['it is a template', 'spec:\n  a: {{ .Values.a }}\n'],
    ['it has an annotation for the linter', '  annotations:\n    fargate-lint/disable.no-privileged: because\n'],
    ['it has a comment for the linter', 'spec: {} # fargate-lint-disable-line no-privileged -- because\n'],
    ['others are after it', 'spec: {}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true}\n'],
    ['its kind is a list', 'items:\n  - apiVersion: v1\n    kind: Pod\n    spec: {hostPID: true}\n'],
  ])('without a difference when %s', (_, body) => {
    expectNoDifference(policy(body));
    expectNoDifference(policy(body.replaceAll('\n', '\r\n')));
  });

  it('whatever is wrong with its YAML', () => {
    expect(lint(policy('spec:\n  a: [\n'), { rules }).findings).toEqual([]);
  });

  it('but not when its kind has a pod template', () => {
    const kinds = [{ groups: ['image.toolkit.fluxcd.io'], kind: 'ImagePolicy', template: ['spec'] }];
    const inputs = policy('spec:\n  spec:\n    hostPID: true\n    containers: [{name: a, image: a:1}]\n');
    expectNoDifference(inputs, { kinds });
    expect(report(inputs, { kinds })).toContain('no-host-namespaces');
  });
});

test.each(corpusRepositories())('what nobody reads makes no difference to the manifests of %s', (_, inputs) => {
  expectNoDifference(inputs);
});
