// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of other programs
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import noPrivileged from '../../rules/no-privileged.ts';
import { messageOf } from '../../src/engine/findings/message.ts';
import { lint } from '../../src/engine/lint.ts';
import type { LintOptions } from '../../src/engine/lint-options.ts';
import type { Input } from '../../src/engine/reading/input.ts';
import { container, deployment, pod } from '../../src/testing.ts';

const privileged = container('securityContext: { privileged: true }');

function findingsOf(inputs: readonly Input[], options: LintOptions = { rules: [noPrivileged] }) {
  return lint(inputs, options).findings.map((finding) => {
    const { line, column } = finding.file.position(finding.range.start);
    return `${finding.file.path}:${line}:${column} ${finding.severity} ${finding.rule.id}`;
  });
}

describe('lint', () => {
  it('reports nothing for nothing', () => {
    expect(lint([], { rules })).toEqual({
      findings: [],
      suppressed: [],
      workloads: [],
      skipped: [],
      unchecked: [],
      failures: [],
      declaredProfiles: [],
      summary: { files: 0, documents: 0, workloads: 0, errors: 0, warnings: 0 },
    });
  });

  it('reports files sorted by path and findings by position', () => {
    const two = `${privileged}\n---\n${privileged}`;
    expect(
      findingsOf([
        { path: 'b.yaml', content: privileged },
        { path: 'a.yaml', content: two },
      ]),
    ).toEqual([
      'a.yaml:9:38 error no-privileged',
      'a.yaml:20:38 error no-privileged',
      'b.yaml:9:38 error no-privileged',
    ]);
  });

  it('reads lists, however deep, and typed ones', () => {
    const item = JSON.parse(
      '{"metadata":{"name":"a"},"spec":{"containers":[{"name":"a","image":"a","securityContext":{"privileged":true}}]}}',
    );
    const whole = { apiVersion: 'v1', kind: 'Pod', ...item };
    const list = (items: unknown[], kind = 'List') => ({ apiVersion: 'v1', kind, items });
    const count = (value: unknown) => findingsOf([{ path: 'a.json', content: JSON.stringify(value) }]).length;
    expect(count(list([whole, list([whole, whole])]))).toBe(3);
    expect(count(list([item, item], 'PodList'))).toBe(2);
    expect(count(list([item]))).toBe(0);
  });

  it('reports what an alias brings at the alias, and once', () => {
    const yaml = `
apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  containers:
    - name: one
      image: a
      securityContext: &sc
        privileged: true
    - name: two
      image: a
      securityContext: *sc
`;
    const { findings } = lint([{ path: 'a.yaml', content: yaml }], { rules: [noPrivileged] });
    const at = ({ file, range }: { file: (typeof findings)[0]['file']; range: { start: number } }) =>
      file.position(range.start);
    expect(findings.map(at)).toEqual([
      { line: 10, column: 21 },
      { line: 13, column: 24 },
    ]);
    expect(findings[1]?.notes.map(({ span }) => span && at(span))).toEqual([{ line: 10, column: 21 }]);
  });

  it('skips unrendered templates and says so', () => {
    const report = lint([{ path: 't.yaml', content: 'a: {{ .Values.x }}\nb: [' }], { rules });
    expect(report.findings).toEqual([]);
    expect(report.skipped).toEqual([{ file: 't.yaml', reason: 'template' }]);
  });

  it('skips values for a template of Terraform, and no broken object', () => {
    const values = 'controller:\n  families:\n    - ${six ? "IPv6" : "IPv4"}\n';
    expect(lint([{ path: 'values.yaml', content: values }], { rules })).toMatchObject({
      findings: [],
      skipped: [{ file: 'values.yaml', reason: 'template' }],
    });
    const broken = `apiVersion: v1\nkind: Pod\n${values}`;
    expect(findingsOf([{ path: 'a.yaml', content: broken }])).toEqual([
      expect.stringMatching(/^a\.yaml:\d+:\d+ error parse-error$/),
    ]);
    expect(lint([{ path: 'launch.json', content: '{ // "${a}"\n}' }], { rules }).skipped).toEqual([]);
  });

  it('reports YAML that cannot be read and goes on with the other files and documents', () => {
    const broken = `${privileged}\n---\na: "b\n---\n${privileged}`;
    expect(findingsOf([{ path: 'a.yaml', content: broken }])).toEqual([
      'a.yaml:9:38 error no-privileged',
      expect.stringMatching(/^a\.yaml:1\d:\d+ error parse-error$/),
      expect.stringMatching(/^a\.yaml:\d\d:38 error no-privileged$/),
    ]);
    expect(findingsOf([{ path: 'a.yaml', content: Uint8Array.of(0x61, 0x0a, 0xff, 0xfe, 0xfd) }])).toEqual([
      'a.yaml:2:1 error parse-error',
    ]);
  });

  it.each([
    [
      'containers as a map',
      deployment('containers: { web: { image: a } }'),
      '`containers` must be a list, not a mapping',
    ],
    ['text for a flag', pod('hostNetwork: "true"'), '`hostNetwork` must be true or false, not a string'],
    [
      'an amount with a wrong unit',
      container('resources: { requests: { memory: 1GB } }'),
      '`memory` must be a quantity, not "1GB"; did you mean `1Gi`?',
    ],
    [
      'a mapping for an amount',
      container('resources: { requests: { memory: {} } }'),
      '`memory` must be a quantity, not {}',
    ],
    ['a number for a label', pod('nodeSelector: { disk: 1 }'), '`disk` must be a string, not the number 1'],
    [
      'a template that is a list',
      'apiVersion: batch/v1\nkind: CronJob\nspec: { jobTemplate: [] }',
      '`jobTemplate` must be a mapping, not a list',
    ],
  ])('reports %s', (_name, manifest, message) => {
    const { findings } = lint([{ path: 'a.yaml', content: manifest }], { rules: [] });
    expect(findings.map(messageOf)).toEqual([message]);
    expect(findings[0]).toMatchObject({ severity: 'error', rule: { id: 'invalid-manifest' } });
  });

  it.each([
    ['a compose file', 'services:\n  web:\n    image: a\n    privileged: true\n'],
    ['a workflow', 'on: push\njobs: { a: { runs-on: ubuntu-latest } }\n'],
    ['CloudFormation', 'Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties: { BucketName: !Ref Name }\n'],
    ['an OpenAPI description', 'openapi: 3.1.0\npaths: {}\n'],
    ['values of a chart', 'securityContext: { privileged: true }\nhostNetwork: true\n'],
    ['a list', '- kind: Pod\n- apiVersion: v1\n'],
    ['text', 'hello\n'],
    ['nothing', ''],
    ['comments', '# one\n---\n# two\n'],
  ])('is silent on %s', (_name, content) => expect(findingsOf([{ path: 'a.yaml', content }], { rules })).toEqual([]));

  it('reports a key written twice, and a separator that is missing', () => {
    const messages = (content: string) => lint([{ path: 'a.yaml', content }], { rules: [] }).findings.map(messageOf);
    expect(messages('apiVersion: v1\nkind: Service\nmetadata: { name: a, name: b }\n')).toEqual([
      'Duplicate key `name`; Kubernetes keeps only this one',
    ]);
    expect(
      messages(
        'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\napiVersion: v1\nkind: Secret\nmetadata: { name: b }\n',
      ),
    ).toEqual([expect.stringMatching(/^Missing `---`; /)]);
  });

  it('takes no broken file for a template because of a comment', () => {
    const broken = 'apiVersion: v1\nkind: Pod # {{ .Values.kind }}\nspec: [\n';
    const commented = lint([{ path: 'a.yaml', content: broken }], { rules: [] });
    expect(commented.skipped).toEqual([]);
    expect(commented.findings.map(({ rule }) => rule.id)).toEqual(['parse-error']);
    const template = lint([{ path: 'a.yaml', content: broken.replace('# ', '') }], { rules: [] });
    expect(template.skipped).toEqual([{ file: 'a.yaml', reason: 'template' }]);
  });

  it('keeps the verdict and the event whatever the levels are', () => {
    const inputs = [{ path: 'a.yaml', content: privileged }];
    const off = lint(inputs, { rules: [noPrivileged], levels: { 'no-privileged': 'off' } });
    expect(off.findings).toEqual([]);
    expect(off.workloads[0]).toMatchObject({
      verdict: 'blocked',
      event: 'Pod not supported on Fargate: invalid SecurityContext fields: Privileged',
    });
    expect(findingsOf(inputs, { rules: [noPrivileged], levels: { 'no-privileged': 'warn' } })).toEqual([
      'a.yaml:9:38 warn no-privileged',
    ]);
  });

  it('gives findings an identity that survives moves, reordering and formatting', () => {
    const fingerprint = (path: string, content: string) =>
      lint([{ path, content }], { rules: [noPrivileged] }).findings[0]?.fingerprint;
    const one = fingerprint('a.yaml', privileged);
    expect(one).toMatch(/^[0-9a-f]{16}$/);
    expect(fingerprint('b/c.yaml', `# moved\n---\n${privileged}`)).toBe(one);
    expect(
      fingerprint('a.yaml', privileged.replace('- name: app', '- { name: first, image: a }\n    - name: app')),
    ).toBe(one);
    expect(fingerprint('a.yaml', privileged.replace('name: app', 'name: other'))).not.toBe(one);
  });

  it('survives names of prototypes', () => {
    const content =
      'apiVersion: v1\nkind: Pod\nmetadata: { name: __proto__, labels: { __proto__: constructor } }\nspec:\n  __proto__: { hostNetwork: true }\n  containers: [{ name: a, image: a }]\n';
    expect(findingsOf([{ path: 'a.yaml', content }], { rules }).filter((line) => line.includes('error'))).toEqual([]);
  });
});
