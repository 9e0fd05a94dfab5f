import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { findConfig } from '../../src/config/find.ts';
import { type LoadedConfig, loadConfig } from '../../src/config/load.ts';
import { formatProblem } from '../../src/config/problem.ts';
import { ALWAYS_ON } from '../../src/engine/always-on.ts';
import { createNodeHost } from '../../src/host/node-host.ts';
import { writeFiles } from '../support/cli.ts';
import { temporaryDirectory } from '../support/repository.ts';

function hostOf(cwd: string) {
  return createNodeHost({ cwd, gitignore: true });
}

function load(cwd: string, name = 'fargate-lint.yaml'): LoadedConfig {
  return loadConfig(join(cwd, name), { host: hostOf(cwd), cwd, known: { configurable: rules, alwaysOn: ALWAYS_ON } });
}

function loadFiles(files: Record<string, string>, name?: string): LoadedConfig {
  const cwd = temporaryDirectory();
  writeFiles(cwd, files);
  return load(cwd, name);
}

/** What is wrong, as it is shown. */
function problemsOf(config: string, others: Record<string, string> = {}): string[] {
  return loadFiles({ ...others, 'fargate-lint.yaml': config }).problems.map(formatProblem);
}

/** What the layers say, in the order in which later ones win. */
function layersOf({ layers, problems }: LoadedConfig): unknown[] {
  expect(problems).toEqual([]);
  return layers.map((layer) => ('preset' in layer ? layer.preset : layer.config));
}

const PACKAGE = { 'node_modules/common/package.json': '{"name": "common", "main": "./index.js"}' };

describe('findConfig', () => {
  it('takes the nearest upwards, and in a directory the first of the names', () => {
    const root = temporaryDirectory();
    writeFiles(root, { 'fargate-lint.yml': '', 'a/b/c/x': '' });
    const find = (directory: string) => findConfig(join(root, directory), hostOf(root));
    expect(find('a/b/c')).toBe(join(root, 'fargate-lint.yml'));
    writeFiles(root, { 'a/fargate-lint.json': '{}' });
    expect(find('a/b/c')).toBe(join(root, 'a/fargate-lint.json'));
    expect(find('.')).toBe(join(root, 'fargate-lint.yml'));
    writeFiles(root, { 'a/fargate-lint.yaml': '' });
    expect(find('a')).toBe(join(root, 'a/fargate-lint.yaml'));
  });

  it('takes package.json only with the key at its top', () => {
    const root = temporaryDirectory();
    writeFiles(root, {
      'a/package.json': '{"devDependencies": {"fargate-lint": "1"}}',
      'b/package.json': '{"fargate-lint": {}}',
      'c/package.json': '{"fargate-lint": broken',
    });
    const find = (directory: string) => findConfig(join(root, directory), hostOf(root));
    expect(find('a')).toBeUndefined();
    expect(find('b')).toBe(join(root, 'b/package.json'));
    expect(find('c')).toBeUndefined();
  });

  it('is not misled by directories of such a name, and ends at the root of the file system', () => {
    const root = temporaryDirectory();
    mkdirSync(join(root, 'fargate-lint.yaml'));
    expect(findConfig(root, hostOf(root))).toBeUndefined();
    expect(findConfig('/', hostOf(root))).toBeUndefined();
  });
});

describe('a configuration', () => {
  it('may be empty, hold keys without a value, and be JSON or a part of package.json', () => {
    expect(layersOf(loadFiles({ 'fargate-lint.yaml': '' }))).toEqual([{}]);
    expect(layersOf(loadFiles({ 'fargate-lint.yaml': '# nothing yet\n' }))).toEqual([{}]);
    expect(layersOf(loadFiles({ 'fargate-lint.yaml': 'rules:\nignore:\ncluster: hybrid\n' }))).toEqual([
      { cluster: 'hybrid' },
    ]);
    const json = { 'fargate-lint.json': '{"cluster": "hybrid"}' };
    expect(layersOf(loadFiles(json, 'fargate-lint.json'))).toEqual([{ cluster: 'hybrid' }]);
    const inPackage = { 'package.json': '{"name": 1, "name": 2, "fargate-lint": {"cluster": "hybrid"}}' };
    expect(layersOf(loadFiles(inPackage, 'package.json'))).toEqual([{ cluster: 'hybrid' }]);
  });

  it('has all of its mistakes told at once, at their line and column', () => {
    const problems = problemsOf(`clster: hybrid
cluster: fargat-only
region: 5
rules:
  no-host-namespace: off
  compute-size: [eror, { maxVcpu: 99, maxVcpus: 1 }]
  no-privileged: [error, { strict: true }]
  parse-error: off
overrides:
  - kinds: Pod
    files: [../x, 'a[b]']
ignore:
  - rule: no-privilegd
    expires: 2027-02-30
  - rule: parse-error
    reason: ''
prices: { vcpuHour: 0 }
customKinds:
  - { group: example.com, kind: pipeline, template: spec/template }
`);
    expect(problems).toEqual([
      'fargate-lint.yaml:1:1: Unknown key clster; did you mean cluster?',
      'fargate-lint.yaml:2:10: cluster must be hybrid or fargate-only, not fargat-only; did you mean fargate-only?',
      'fargate-lint.yaml:3:9: region must be a string, not a number',
      'fargate-lint.yaml:5:3: Unknown rule no-host-namespace; did you mean no-host-namespaces?',
      'fargate-lint.yaml:6:18: compute-size: the level must be off, warn or error, not eror; did you mean error?',
      'fargate-lint.yaml:6:35: rules.compute-size[1].maxVcpu must be at most 16, not 99',
      'fargate-lint.yaml:6:39: Unknown key maxVcpus in rules.compute-size[1]; did you mean maxVcpu?',
      'fargate-lint.yaml:7:28: no-privileged has no options',
      'fargate-lint.yaml:8:3: parse-error is always on; its level cannot be changed',
      'fargate-lint.yaml:10:5: overrides[0]: rules is required',
      'fargate-lint.yaml:10:12: overrides[0].kinds must be a list, not a string',
      "fargate-lint.yaml:11:13: Pattern ../x is outside of the configuration's directory",
      'fargate-lint.yaml:11:19: Pattern a[b] has a bracket; supported are *, ?, ** and {a,b}',
      'fargate-lint.yaml:13:5: ignore[0]: reason is required',
      'fargate-lint.yaml:13:11: Unknown rule no-privilegd; did you mean no-privileged?',
      'fargate-lint.yaml:14:14: Not a date: 2027-02-30',
      'fargate-lint.yaml:15:11: parse-error cannot be ignored: what cannot be read cannot be checked',
      'fargate-lint.yaml:16:13: ignore[1].reason must not be empty',
      'fargate-lint.yaml:17:1: prices: memoryGiBHour is required',
      'fargate-lint.yaml:17:21: prices.vcpuHour must be more than 0, not 0',
      'fargate-lint.yaml:19:33: customKinds[0].kind must be a kind such as Deployment, not pipeline',
      'fargate-lint.yaml:19:53: customKinds[0].template must be field names separated by dots: spec.template, not spec/template',
    ]);
  });

  it.each([
    ['presets: strict', '1:1: Unknown key presets; did you mean extends?'],
    ['exclude: [a]', '1:1: Unknown key exclude; did you mean ignores?'],
    ['- a', '1:3: The configuration must be a mapping, not a list'],
    ['strict', '1:1: The configuration must be a mapping, not a string'],
    ['cluster: hybrid\ncluster: hybrid', '2:1: Duplicate key cluster'],
    [
      'cluster: hybrid\n---\ncluster: hybrid',
      '3:1: A configuration must be a single document; a second one starts here',
    ],
    ['apiVersion: v1\nkind: Pod\n---\nkind: Service', '2:7: This is a Kubernetes manifest, not a configuration'],
    ['rules:\n\tx: off', '2:1: '],
    ['rules: { no-privileged: [] }', '1:10: no-privileged: write [level, options]'],
    ['rules: { no-privileged: 2 }', '1:25: no-privileged: the level must be off, warn or error, not 2'],
    ['rules: { compute-size: [warn, 4] }', '1:31: compute-size: options must be a mapping, not 4'],
    ['"\\e[31m": 1', '1:1: Unknown key \u001b[31m'],
    ['__proto__: 1', '1:1: Unknown key __proto__'],
    ['rules: { constructor: off }', '1:10: Unknown rule constructor'],
  ])('%j is refused', (config, problem) => {
    const problems = problemsOf(config);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`fargate-lint.yaml:${problem}`);
  });

  it('takes off without quotes, which is false to Kubernetes', () => {
    const rulesOf = '{ no-privileged: off, compute-size: [off, { maxVcpu: 2 }], no-daemonset: "off" }';
    expect(problemsOf(`rules: ${rulesOf}`)).toEqual([]);
  });

  it('that is no text is told so', () => {
    const cwd = temporaryDirectory();
    writeFileSync(join(cwd, 'fargate-lint.yaml'), new Uint8Array([0x61, 0x3a, 0xff, 0xff]));
    expect(load(cwd).problems.map(formatProblem)).toEqual([expect.stringMatching(/^fargate-lint\.yaml: ./)]);
    expect(load(cwd, 'other.yaml').problems.map(formatProblem)).toEqual(['other.yaml: no such file']);
  });
});

describe('extends', () => {
  it('puts what is extended before what extends it', () => {
    const loaded = loadFiles({
      ...PACKAGE,
      'fargate-lint.yaml': 'extends: [strict, ./base/a.yaml, common]\nregion: eu-west-1\n',
      'base/a.yaml': 'extends: ./b.json\nregion: eu-west-2\n',
      'base/b.json': '{"region": "eu-west-3"}',
      'node_modules/common/fargate-lint.yml': 'extends: ./nested/c.yaml\nnamespace: common\n',
      'node_modules/common/nested/c.yaml': 'namespace: nested\n',
    });
    expect(layersOf(loaded)).toEqual([
      'strict',
      { region: 'eu-west-3' },
      { extends: './b.json', region: 'eu-west-2' },
      { namespace: 'nested' },
      { extends: './nested/c.yaml', namespace: 'common' },
      { extends: ['strict', './base/a.yaml', 'common'], region: 'eu-west-1' },
    ]);
  });

  it('finds packages upwards, scoped ones, and files in them', () => {
    const loaded = loadFiles(
      {
        'node_modules/@acme/lint/package.json': '{}',
        'node_modules/@acme/lint/fargate-lint.yaml': 'region: eu-west-1',
        'node_modules/@acme/lint/presets/prod.yaml': 'region: eu-west-2',
        'apps/web/fargate-lint.yaml': 'extends: ["@acme/lint", "@acme/lint/presets/prod.yaml"]',
      },
      'apps/web/fargate-lint.yaml',
    );
    expect(layersOf(loaded).slice(0, 2)).toEqual([{ region: 'eu-west-1' }, { region: 'eu-west-2' }]);
  });

  it.each([
    ['strikt', 'no package strikt in node_modules; did you mean strict?'],
    ['../up.yaml', "../up.yaml is outside of the configuration's directory"],
    ['./a/../../up.yaml', "./a/../../up.yaml is outside of the configuration's directory"],
    ['/etc/passwd', '/etc/passwd must be a relative path with / as separator'],
    ['C:/x.yaml', 'C:/x.yaml must be a relative path with / as separator'],
    ['.\\x.yaml', '.\\x.yaml must be a relative path with / as separator'],
    ['./missing.yaml', 'no such file: ./missing.yaml'],
    ['./code.js', './code.js must be a .yaml, .yml or .json file'],
    ['common', 'package common has no fargate-lint.yaml, fargate-lint.yml, fargate-lint.json'],
    ['common/index.js', 'common/index.js must be a .yaml, .yml or .json file of the package; code is never run'],
    ['common/../../up.yaml', 'common/../../up.yaml is not a preset, a file (./base.yaml) or an npm package'],
    ['..common', '..common is not a preset, a file (./base.yaml) or an npm package'],
    ['@acme', '@acme is not a preset, a file (./base.yaml) or an npm package'],
    ['http://x/y.yaml', 'http://x/y.yaml is not a preset, a file (./base.yaml) or an npm package'],
  ])('%s is refused', (name, problem) => {
    const others = { ...PACKAGE, 'node_modules/common/index.js': 'throw new Error("run")', 'code.js': 'throw 1' };
    expect(problemsOf(`extends: '${name}'`, others)).toEqual([`fargate-lint.yaml:1:10: extends: ${problem}`]);
  });

  it('does not follow links out of the directory or the package', () => {
    const outside = temporaryDirectory();
    writeFiles(outside, { 'secret.yaml': 'region: eu-west-1' });
    const cwd = temporaryDirectory();
    writeFiles(cwd, { ...PACKAGE, 'fargate-lint.yaml': 'extends: [./link.yaml, common/link.yaml]' });
    symlinkSync(join(outside, 'secret.yaml'), join(cwd, 'link.yaml'));
    symlinkSync(join(outside, 'secret.yaml'), join(cwd, 'node_modules/common/link.yaml'));
    expect(load(cwd).problems.map(formatProblem)).toEqual([
      "fargate-lint.yaml:1:11: extends: ./link.yaml is a link out of the configuration's directory",
      'fargate-lint.yaml:1:24: extends: common/link.yaml is a link out of its package',
    ]);
  });

  it('takes packages that are links themselves, as workspaces and pnpm have them', () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, {
      'store/common/package.json': '{}',
      'store/common/fargate-lint.yaml': 'extends: ./more.yaml',
      'store/common/more.yaml': 'region: eu-west-1',
      'fargate-lint.yaml': 'extends: common',
    });
    mkdirSync(join(cwd, 'node_modules'));
    symlinkSync(join(cwd, 'store/common'), join(cwd, 'node_modules/common'));
    expect(layersOf(load(cwd))[0]).toEqual({ region: 'eu-west-1' });
  });

  it('does not go in circles, but may meet a file twice', () => {
    expect(problemsOf('extends: ./a.yaml', { 'a.yaml': 'extends: ./fargate-lint.yaml' })).toEqual([
      'a.yaml:1:10: extends: circular: fargate-lint.yaml → a.yaml → fargate-lint.yaml',
    ]);
    expect(problemsOf('extends: ./fargate-lint.yaml')).toEqual([
      'fargate-lint.yaml:1:10: extends: circular: fargate-lint.yaml → fargate-lint.yaml',
    ]);
    expect(
      problemsOf('extends: [./a.yaml, ./b.yaml]', {
        'a.yaml': 'extends: ./c.yaml',
        'b.yaml': 'extends: ./c.yaml',
        'c.yaml': 'region: eu-west-1',
      }),
    ).toEqual([]);
  });

  it('has an end, however files multiply', () => {
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => {
        return [`${index}.yaml`, `extends: [./${index + 1}.yaml, ./${index + 1}.yaml]`];
      }),
    );
    const problems = problemsOf('extends: ./0.yaml', { ...files, '12.yaml': '' });
    expect(problems[0]).toMatch(/: extends: more than 32 files extend one another$/);
  });

  it('tells the mistakes of all files at once', () => {
    expect(problemsOf('extends: ./a.yaml\nclster: 1', { 'a.yaml': 'regin: x' })).toEqual([
      'a.yaml:1:1: Unknown key regin; did you mean region?',
      'fargate-lint.yaml:2:1: Unknown key clster; did you mean cluster?',
    ]);
  });
});
