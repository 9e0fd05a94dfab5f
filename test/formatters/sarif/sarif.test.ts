import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { lint } from '../../../src/engine/lint.ts';
import { sarifRule } from '../../../src/formatters/sarif/rule.ts';
import pieces from '../../../src/formatters/sarif/sarif.ts';
import { anyText } from '../../support/any-text.ts';
import {
  buildFinding,
  buildPod,
  buildReport,
  createSourceFile,
  fakeRule,
  plain,
  rangeOf,
} from '../../support/report.ts';
import { filesUnder, ROOT } from '../../support/repository.ts';
import { whole } from '../../support/whole-text.ts';
import { sarifValidator } from './sarif-schema.ts';

const format = whole(pieces);

const validate = sarifValidator();

function problemsOf(text: string): string[] {
  validate(JSON.parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

interface Log {
  readonly runs: readonly [{ readonly results: readonly Result[]; readonly [key: string]: unknown }];
}

interface Result {
  readonly message: { readonly text: string };
  readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }];
  readonly [key: string]: unknown;
}

function resultsOf(text: string): readonly Result[] {
  return (JSON.parse(text) as Log).runs[0].results;
}

const file = createSourceFile('k8s/web.yaml', 'spec:\n  hostNetwork: true\n  text: 𝕏 é: x\n');

describe('a finding', () => {
  const pod = buildPod(file);
  const finding = buildFinding(file, rangeOf(file, 'true'), {
    pod,
    path: ['spec', 'template', 'spec', 'hostNetwork'],
    data: { what: 'hostNetwork' },
    notes: [
      { text: 'written here', span: { file, range: rangeOf(file, 'spec') } },
      { text: 'a {0} number', span: null },
    ],
    offers: [
      {
        isFix: false,
        title: 'Remove hostNetwork',
        file,
        edits: [{ ...rangeOf(file, '  hostNetwork: true\n'), text: '' }],
      },
      { isFix: false, title: 'Nothing to write', file, edits: [] },
    ],
  });

  it('has all that there is to know', () => {
    const [result] = resultsOf(format(buildReport([finding]), plain));
    expect(result).toEqual({
      ruleId: 'no-example',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'hostNetwork is not for Fargate.\na {{0}} number' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'k8s/web.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 2, startColumn: 16, endLine: 2, endColumn: 20 },
          },
          logicalLocations: [
            {
              name: 'web',
              fullyQualifiedName: 'shop/Deployment/web spec.template.spec.hostNetwork',
              kind: 'resource',
            },
          ],
        },
      ],
      relatedLocations: [
        {
          id: 1,
          physicalLocation: {
            artifactLocation: { uri: 'k8s/web.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 5 },
          },
          message: { text: 'written here' },
        },
      ],
      partialFingerprints: { 'fargateLint/v1': '0123456789abcdef' },
      fixes: [
        {
          description: { text: 'Remove hostNetwork' },
          artifactChanges: [
            {
              artifactLocation: { uri: 'k8s/web.yaml', uriBaseId: '%SRCROOT%' },
              replacements: [
                {
                  deletedRegion: { startLine: 2, startColumn: 1, endLine: 3, endColumn: 1 },
                  insertedContent: { text: '' },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('comes with its rule, once', () => {
    const warned = buildFinding(file, rangeOf(file, 'spec'), { severity: 'warn' });
    const text = format(buildReport([finding, warned, warned]), plain);
    expect(resultsOf(text).map(({ ruleIndex, level }) => [ruleIndex, level])).toEqual([
      [0, 'error'],
      [0, 'warning'],
      [0, 'warning'],
    ]);
    expect((JSON.parse(text) as Log).runs[0]).toMatchObject({
      columnKind: 'utf16CodeUnits',
      tool: {
        driver: {
          name: 'fargate-lint',
          version: '1.2.3',
          rules: [
            {
              id: 'no-example',
              shortDescription: { text: 'Disallow examples.' },
              help: {
                text: `Disallow examples.\n${fakeRule.help}\nMore: fargate-lint explain no-example\nSources (1):\nhttps://example.com/`,
                markdown: `Disallow examples.\n\n${fakeRule.help}\n\n\`fargate-lint explain no-example\`\n\nEvidence: observed\n\n- <https://example.com/>`,
              },
              defaultConfiguration: { level: 'error' },
              properties: { precision: 'high', 'problem.severity': 'error' },
            },
          ],
        },
      },
    });
  });

  it('links to the page of its rule, if the rule has one', () => {
    const docs = 'https://example.com/no-example';
    expect(sarifRule({ ...fakeRule, docs })).toMatchObject({
      helpUri: docs,
      help: {
        text: expect.stringContaining(`\nMore: ${docs}\n`),
        markdown: expect.stringContaining(`\n[All about \`no-example\`](${docs})\n`),
      },
    });
    expect(sarifRule(fakeRule)).not.toHaveProperty('helpUri');
  });

  it('has columns in UTF-16 code units', () => {
    const [result] = resultsOf(format(buildReport([buildFinding(file, rangeOf(file, 'é'))]), plain));
    expect(result).toMatchObject({
      locations: [{ physicalLocation: { region: { startLine: 3, startColumn: 12, endColumn: 13 } } }],
    });
  });
});

it('says what was skipped and which rules failed', () => {
  const report = {
    ...buildReport([]),
    skipped: [{ file: 'chart/a.yaml', reason: 'template' as const }],
    failures: [{ rule: fakeRule, file: null, error: new Error('x') }],
  };
  const text = format(report, plain);
  expect(problemsOf(text)).toEqual([]);
  expect((JSON.parse(text) as Log).runs[0]).toMatchObject({
    invocations: [
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            level: 'note',
            message: { text: 'Skipped: this is a template, to be rendered first.' },
            locations: [{ physicalLocation: { artifactLocation: { uri: 'chart/a.yaml' } } }],
          },
          { level: 'error', message: { text: 'The rule no-example failed, so that its findings are missing.' } },
        ],
      },
    ],
    results: [],
  });
});

describe('hostile names', () => {
  it.each([
    ['a b/ü:c%.yaml', 'a%20b/%C3%BC%3Ac%25.yaml'],
    ['../other/a.yaml', '../other/a.yaml'],
    ['<stdin>', '%3Cstdin%3E'],
    ['javascript:alert(1)', 'javascript%3Aalert(1)'],
    ['//host/a.yaml', 'file:///host/a.yaml'],
    ['/tmp/a.yaml', 'file:///tmp/a.yaml'],
    ['C:/a b.yaml', 'file:///C:/a%20b.yaml'],
    ['a\nb\u0000\uD800.yaml', 'a%0Ab%00%EF%BF%BD.yaml'],
  ])('%j becomes a URI', (path, uri) => {
    const source = createSourceFile(path, 'a: b\n');
    const text = format(buildReport([buildFinding(source, rangeOf(source, 'b'))]), plain);
    expect(resultsOf(text)[0]?.locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
    expect(problemsOf(text)).toEqual([]);
  });

  it('are no links, no placeholders and no control characters in a message', () => {
    const what = 'a [click](https://evil.example) {0} {x} [0] \u001B[2J\n\u202E';
    const text = format(buildReport([buildFinding(file, rangeOf(file, 'true'), { data: { what } })]), plain);
    expect(resultsOf(text)[0]?.message.text).toBe(
      String.raw`a \[click\](https://evil.example) {{0}} {x} [0] \x1b[2J\n\u202e is not for Fargate.`,
    );
  });

  it('of any kind give a valid log', () => {
    const text = anyText();
    fc.assert(
      fc.property(text, text, (path, what) => {
        const source = createSourceFile(path, 'a: b\n');
        const finding = buildFinding(source, rangeOf(source, 'b'), { data: { what } });
        expect(problemsOf(format(buildReport([finding]), plain))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

it('is valid for every finding of the examples', () => {
  const inputs = filesUnder('examples').map((path) => ({ path, content: readFileSync(join(ROOT, path), 'utf8') }));
  const report = lint(inputs, { rules });
  const text = format(report, plain);
  expect(problemsOf(text)).toEqual([]);
  const results = resultsOf(text);
  expect(results).toHaveLength(report.findings.length);
  expect(results.some(({ fixes }) => fixes !== undefined)).toBe(true);
});

it('fails on a log that is not valid, so that the schema is really asked', () => {
  const log = JSON.parse(format(buildReport([buildFinding(file, rangeOf(file, 'true'))]), plain)) as Log;
  const broken = { ...log, runs: [{ ...log.runs[0], results: [{ ...log.runs[0].results[0], level: 'fatal' }] }] };
  expect(problemsOf(JSON.stringify(broken))).toEqual([
    '/runs/0/results/0/level must be equal to one of the allowed values',
  ]);
});
