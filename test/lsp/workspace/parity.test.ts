import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { DEFAULT_EDITOR_SETTINGS, type ProjectSettings } from '../../../src/lsp/settings.ts';
import { openNodeRoot } from '../../../src/lsp/workspace/node-root.ts';
import { Workspace } from '../../../src/lsp/workspace/workspace.ts';
import { BLOCKED, run, WARNED, writeFiles } from '../../support/cli.ts';
import { ROOT, temporaryDirectory } from '../../support/repository.ts';

interface JsonFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string;
}

/** The findings of the command in a directory, one a line. */
async function ofCommand(cwd: string, ...argv: string[]): Promise<string[]> {
  const { stdout, stderr } = await run(['--format', 'json', ...argv], { cwd });
  if (stdout === '') throw new Error(stderr);
  const { findings } = JSON.parse(stdout) as { readonly findings: readonly JsonFinding[] };
  return findings.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`);
}

async function open(cwd: string, settings: Partial<ProjectSettings> = {}): Promise<Workspace> {
  const given = { ...DEFAULT_EDITOR_SETTINGS, ...settings };
  const workspace = new Workspace({ rules, openRoot: openNodeRoot, settings: () => given });
  await workspace.change([pathToFileURL(cwd).href], []);
  return workspace;
}

/** Those of an editor that has opened the directory. */
async function ofEditor(cwd: string, settings: Partial<ProjectSettings> = {}): Promise<string[]> {
  const { folders } = await open(cwd, settings);
  return folders.flatMap((folder) =>
    folder.report().findings.map(({ file, range, rule }) => {
      const { line, column } = file.position(range.start);
      return `${file.path}:${line}:${column} ${rule.id}`;
    }),
  );
}

const TEMPLATE = BLOCKED.replace('hostNetwork: true', 'hostNetwork: {{ .Values.host }}').replace(
  'name: blocked',
  'name: {{ .Release.Name }}\n  namespace: {{ .Release.Namespace }}',
);

const PROJECT = {
  'charts/shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'charts/shop/values.yaml': 'host: false\n',
  'charts/shop/templates/pod.yaml': TEMPLATE,
  'env/prod.yaml': 'host: true\n',
  'app/kustomization.yaml': 'resources: [pod.yaml]\nnamespace: shop\n',
  'app/pod.yaml': BLOCKED,
  'vendor/pod.yaml': BLOCKED,
  'eks/main.tf': 'resource "aws_eks_fargate_profile" "shop" {\n  selector {\n    namespace = "shop"\n  }\n}\n',
  '.gitignore': 'ignored/\n',
  'ignored/pod.yaml': BLOCKED,
};

const CONFIGURATION = `charts:
  - {chart: charts/shop, namespace: shop, values: [env/prod.yaml]}
ignores: [vendor]
ignore:
  - {rule: no-privileged, reason: nothing is}
`;

function project(files: Readonly<Record<string, string>> = {}): string {
  const cwd = temporaryDirectory();
  writeFiles(cwd, { ...PROJECT, ...files });
  return cwd;
}

describe('an editor finds what the command finds', () => {
  it('in the examples', async () => {
    const cwd = join(ROOT, 'examples');
    const found = await ofCommand(cwd);
    expect(found.length).toBeGreaterThan(3);
    expect(await ofEditor(cwd)).toEqual(found);
  });

  it.each([
    ['no configuration', {}],
    ['charts with values, ignored files and entries', { 'fargate-lint.yaml': CONFIGURATION }],
    ['included files', { 'fargate-lint.yaml': 'include: [app, vendor/pod.yaml]\n' }],
    ['files that are not rendered', { 'fargate-lint.yaml': 'render: false\nignores: [charts]\n' }],
    ['profiles in Terraform', { 'fargate-lint.yaml': 'profiles: eks\n' }],
    ['a configuration that extends another', { 'fargate-lint.yaml': 'extends: ./b.yaml\n', 'b.yaml': CONFIGURATION }],
  ])('with %s', async (_what, files) => {
    const cwd = project(files);
    const found = await ofCommand(cwd);
    expect(found).not.toEqual([]);
    expect(await ofEditor(cwd)).toEqual(found);
  });

  it('with a configuration and profiles that are named', async () => {
    const cwd = project({ 'fargate-lint.yaml': 'rules: {no-host-namespaces: off}\n', 'ci/strict.yaml': CONFIGURATION });
    const found = await ofCommand(cwd, '--config', 'ci/strict.yaml', '--profiles', 'eks');
    expect(await ofEditor(cwd, { config: 'ci/strict.yaml', profiles: ['eks'] })).toEqual(found);
    expect(found).not.toEqual(await ofCommand(cwd));
  });

  it('with a baseline', async () => {
    const cwd = project({ 'fargate-lint.yaml': 'baseline: known.txt\n' });
    await run(['--baseline-write', 'known.txt'], { cwd });
    expect(await ofEditor(cwd)).toEqual([]);
    writeFiles(cwd, { 'new.yaml': WARNED });
    const found = await ofCommand(cwd);
    expect(found).not.toEqual([]);
    expect(await ofEditor(cwd)).toEqual(found);
  });
});

describe('a configuration that cannot be used', () => {
  const problemsIn = async (cwd: string, settings: Partial<ProjectSettings> = {}) =>
    (await open(cwd, settings)).folders.flatMap(({ configuration }) =>
      configuration.problems.map(({ message }) => message),
    );

  it('is not read through a link out of the repository', async () => {
    const cwd = temporaryDirectory();
    const elsewhere = project({ 'fargate-lint.yaml': CONFIGURATION });
    symlinkSync(join(elsewhere, 'fargate-lint.yaml'), join(cwd, 'fargate-lint.yaml'));
    expect(await problemsIn(cwd)).toEqual(['is a link out of the repository, and was not read']);
  });

  it('is reported when it is named, and so are profiles', async () => {
    const [first, second] = await problemsIn(project(), { config: 'none.yaml', profiles: ['none.yaml'] });
    expect(first).toContain('no such file');
    expect(second).toBe('none.yaml: no such file or directory');
  });
});
