import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { helpText } from '../../src/cli/help.ts';
import { FORMATS } from '../../src/formatters/index.ts';
import { VERSION } from '../../src/version.ts';
import { BLOCKED, CLEAN, directoryWith, run, WARNED } from '../support/cli.ts';
import { ROOT, temporaryDirectory } from '../support/repository.ts';

const HOST_NETWORK = '`hostNetwork` is not supported on Fargate; the pod stays Pending';

describe('exit codes', () => {
  it('0 and silence when there is nothing to say; one look at a terminal is answered', async () => {
    const cwd = directoryWith({ 'a.yaml': CLEAN });
    expect(await run([], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await run([], { cwd, columns: 80, env: { NO_COLOR: '1' } })).toEqual({
      code: 0,
      stdout: 'No problems in 1 file.\n1 workload runs.\n',
      stderr: '',
    });
  });

  it('1 for errors', async () => {
    const cwd = directoryWith({ 'a.yaml': CLEAN, 'k8s/b.yaml': BLOCKED });
    const { code, stdout, stderr } = await run(['--format', 'compact'], { cwd });
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: `k8s/b.yaml:6:16: error no-host-namespaces: ${HOST_NETWORK}\n`,
      stderr: '',
    });
  });

  it('0 for warnings, 1 when there are more than allowed', async () => {
    const cwd = directoryWith({ 'a.yaml': WARNED });
    const only = ['-f', 'compact', '--only', 'require-requests'];
    const { code, stdout, stderr } = await run(only, { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^a\.yaml:\d+:\d+: warn require-requests: .*\n$/);
    expect((await run([...only, '--max-warnings', '1'], { cwd })).code).toBe(0);
    const tooMany = 'fargate-lint: 1 warning exceeds --max-warnings 0\n';
    expect(await run([...only, '--max-warnings', '0'], { cwd })).toEqual({ code: 1, stdout, stderr: tooMany });
    const quiet = await run([...only, '--max-warnings', '0', '--quiet'], { cwd });
    expect(quiet).toEqual({ code: 1, stdout: '', stderr: tooMany });
  });

  it('2 for a command line that cannot be meant', async () => {
    expect(await run(['--quite'], { cwd: temporaryDirectory() })).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'fargate-lint: unknown option --quite; did you mean --quiet?\n' +
        'Run fargate-lint --help for options, formats and examples.\n',
    });
  });

  it('2 when nothing was found to lint', async () => {
    const cwd = directoryWith({ 'README.md': '' });
    expect(await run([], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'fargate-lint: .: no *.yaml, *.yml or *.json in this directory\n',
    });
    expect(await run(['-f', 'json', 'missing.yaml', 'k8s/*.yaml'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'fargate-lint: missing.yaml: no such file or directory\nfargate-lint: k8s/*.yaml: no file matches\n',
    });
  });

  it('2 when something could not be linted, and the rest is', async () => {
    const cwd = directoryWith({ 'a.yaml': BLOCKED });
    const { code, stdout, stderr } = await run(['-f', 'compact', 'a.yaml', 'b.yaml'], { cwd });
    expect(code).toBe(2);
    expect(stdout).toContain('a.yaml:6:16: error no-host-namespaces');
    expect(stderr).toBe('fargate-lint: b.yaml: no such file or directory\n');
  });

  it('0 and silence for files that are named but ignored, as hooks do', async () => {
    const cwd = directoryWith({ '.gitignore': 'a.yaml\n', 'a.yaml': BLOCKED });
    expect(await run(['a.yaml'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect((await run(['--no-gitignore', 'a.yaml'], { cwd })).code).toBe(1);
  });
});

describe('stdin', () => {
  it('is read for -, and called what it should be called', async () => {
    const cwd = temporaryDirectory();
    const unnamed = await run(['-f', 'compact', '-'], { cwd, stdin: BLOCKED });
    expect(unnamed.stdout).toBe(`<stdin>:6:16: error no-host-namespaces: ${HOST_NETWORK}\n`);
    const named = await run(['-f', 'compact', '-', '--stdin-filename', 'k8s\\b.yaml'], {
      cwd,
      stdin: Buffer.from(BLOCKED),
    });
    expect(named.stdout).toMatch(/^k8s\/b\.yaml:6:16: /);
    expect(named.code).toBe(1);
  });

  it('is linted together with files', async () => {
    const cwd = directoryWith({ 'a.yaml': BLOCKED });
    const { stdout } = await run(['-f', 'compact', '-', 'a.yaml', '-'], { cwd, stdin: BLOCKED });
    expect(stdout.match(/^.*:6:16/gm)).toEqual(['<stdin>:6:16', 'a.yaml:6:16']);
  });

  it('is no clean manifest when nothing comes in', async () => {
    expect(await run(['-'], { cwd: temporaryDirectory() })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'fargate-lint: <stdin>: stdin is empty\n',
    });
  });
});

describe('rules', () => {
  const cwd = () =>
    directoryWith({ 'a.yaml': WARNED.replace('spec:\n', 'spec:\n  hostNetwork: true\n'), 'b.yaml': 'a: [' });

  it('can be set', async () => {
    const directory = directoryWith({ 'a.yaml': BLOCKED });
    const lint = (level: string) => run(['-f', 'compact', '--rule', `no-host-namespaces=${level}`], { cwd: directory });
    const warned = { code: 0, stdout: `a.yaml:6:16: warn no-host-namespaces: ${HOST_NETWORK}\n`, stderr: '' };
    expect(await lint('warn')).toEqual(warned);
    expect(await lint('["warn"]')).toEqual(warned);
    expect(await lint('off')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('can be asked for one by one; what cannot be read is still reported', async () => {
    const { stdout } = await run(['-f', 'compact', '--only', 'require-requests'], { cwd: cwd() });
    expect(stdout.match(/(?:error|warn) [\w-]+/g)).toEqual(['warn require-requests', 'error parse-error']);
  });

  it('leave other findings about the text out when others are asked for', async () => {
    const twice = directoryWith({ 'a.yaml': CLEAN.replace('metadata:', 'kind: Pod\nmetadata:') });
    expect((await run(['-f', 'compact'], { cwd: twice })).stdout).toContain(' warn duplicate-key: ');
    expect((await run(['-f', 'compact', '--only', 'no-privileged'], { cwd: twice })).stdout).toBe('');
    expect((await run(['-f', 'compact', '--only', 'duplicate-key'], { cwd: twice })).stdout).toContain(
      ' duplicate-key: ',
    );
  });

  it('do not change what the platform will do', async () => {
    const { stdout } = await run(['-f', 'json', '--only', 'require-requests', 'a.yaml'], { cwd: cwd() });
    expect(JSON.parse(stdout)).toMatchObject({
      summary: { errors: 0, warnings: 1 },
      workloads: [{ verdict: 'blocked', event: 'Pod not supported on Fargate: fields not supported: HostNetwork' }],
    });
  });

  it('refuse options they do not have', async () => {
    const { code, stderr } = await run(['--rule', 'no-host-namespaces=["warn",{"x":1}]'], { cwd: cwd() });
    expect(code).toBe(2);
    expect(stderr).toContain('fargate-lint: --rule no-host-namespaces: this rule has no options');
  });

  it('with --quiet report errors only', async () => {
    const { stdout } = await run(['-f', 'json', '--quiet', 'a.yaml'], { cwd: cwd() });
    expect(JSON.parse(stdout)).toMatchObject({
      findings: [{ rule: 'no-host-namespaces' }],
      summary: { errors: 1, warnings: 0 },
    });
  });
});

describe('templates', () => {
  const template = '{{- if .Values.web }}\nkind: Deployment\n{{ end }}\n';

  it('are skipped, counted, and it is said what to run', async () => {
    const cwd = directoryWith({
      'chart/templates/a.yaml': template,
      'chart/templates/b.yaml': template,
      'c.yaml': CLEAN,
    });
    const counted = 'fargate-lint: 2 Helm templates were not checked (chart)';
    expect(await run([], { cwd })).toEqual({ code: 0, stdout: '', stderr: `${counted}\n` });
    expect((await run(['--no-render'], { cwd })).stderr).toBe(
      `${counted}; render them: helm template chart | fargate-lint -\n`,
    );
    const one = await run(['-f', 'json', 'chart/templates/a.yaml'], { cwd });
    expect(one.stderr).toContain('1 Helm template was not checked (chart)');
    expect(JSON.parse(one.stdout)).toMatchObject({ skipped: [{ file: 'chart/templates/a.yaml', reason: 'template' }] });
  });
});

describe('hostile input', () => {
  it('reaches the terminal escaped, on stderr too', async () => {
    const cwd = temporaryDirectory();
    const { stderr } = await run(['\u001B2J\n::error::x'], { cwd });
    expect(stderr).toBe(`${String.raw`fargate-lint: \x1b2J\n::error::x: no such file or directory`}\n`);
    const usage = await run(['--\u001B[2J'], { cwd });
    expect(usage.stderr).not.toContain('\u001B');
  });

  it('does not stop the other files from being linted', async () => {
    const cwd = directoryWith({
      'binary.yaml': new Uint8Array([0, 1, 2, 255, 254, 0, 200]),
      'broken.yaml': 'a: [1\nb: }',
      'empty.yaml': '',
      'good.yaml': BLOCKED,
      'proto.yaml': `__proto__: { a: 1 }\nconstructor: 1\n${CLEAN}`,
    });
    const { code, stdout } = await run(['-f', 'compact'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^binary\.yaml:\d+:\d+: error parse-error: /m);
    expect(stdout).toMatch(/^broken\.yaml:\d+:\d+: error parse-error: /m);
    expect(stdout).toContain('good.yaml:6:16: error no-host-namespaces');
    expect(stdout).not.toMatch(/^(?:empty|proto)\.yaml/m);
  });
});

describe('help and version', () => {
  it('are printed on stdout, whatever else is asked for', async () => {
    const cwd = temporaryDirectory();
    expect(await run(['--help', '--version', 'nothing.yaml'], { cwd })).toEqual({
      code: 0,
      stdout: helpText(undefined),
      stderr: '',
    });
    expect(await run(['-v'], { cwd })).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: '' });
  });

  it('name every format, and rules that there are', () => {
    for (const format of FORMATS) expect(helpText(120)).toContain(format);
    const examples =
      helpText(120)
        .match(/(?:--only|--rule) ([a-z][a-z-]+)/g)
        ?.map((each) => each.split(' ')[1]) ?? [];
    expect(examples.length).toBeGreaterThan(1);
    for (const id of examples) expect(rules.map((rule) => rule.id)).toContain(id);
    for (const columns of [60, 80, 120]) {
      for (const line of helpText(columns).split('\n')) expect(line.length, line).toBeLessThanOrEqual(columns);
    }
  });
});

describe('every format', () => {
  it.each(FORMATS)('%s prints findings, and colours only where they are wanted', async (format) => {
    const cwd = directoryWith({ 'a.yaml': BLOCKED });
    const { code, stdout } = await run(['--format', format], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('no-host-namespaces');
    expect(stdout).not.toContain('\u001B');
    const forced = await run(['--format', format, '--color'], { cwd });
    expect(forced.stdout.includes('\u001B[31m')).toBe(format === 'stylish' || format === 'compact');
  });
});

it('docs/json.md shows what is really printed', async () => {
  const page = readFileSync(join(ROOT, 'docs/json.md'), 'utf8');
  const [, manifest = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  const [, shown = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
  const { stdout } = await run(['--format', 'json', 'pod.yaml'], { cwd: directoryWith({ 'pod.yaml': manifest }) });
  const version = (text: string) => text.replace(/("name": "fargate-lint",\s*"version": ")[^"]*/, '$1');
  expect(version(shown)).toBe(version(stdout));
});

describe('a run without workloads', () => {
  const files = { 'cm.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n' };

  it('says so, unless a hook has named the files', async () => {
    const cwd = directoryWith(files);
    const note = 'fargate-lint: No workloads found in 1 file\n';
    expect(await run([], { cwd })).toEqual({ code: 0, stdout: '', stderr: note });
    expect(await run(['cm.yaml'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect((await run([], { cwd, columns: 80, env: { NO_COLOR: '1' } })).stdout).toBe(
      'No workloads found in 1 file.\n',
    );
  });

  it('fails with --fail-on-skipped, and so does one with templates', async () => {
    expect((await run(['--fail-on-skipped'], { cwd: directoryWith(files) })).code).toBe(1);
    expect((await run(['--fail-on-skipped'], { cwd: directoryWith({ 'a.yaml': CLEAN }) })).code).toBe(0);
    const skipped = await run(['--fail-on-skipped'], {
      cwd: directoryWith({ 'a.yaml': CLEAN, 'charts/a/templates/b.yaml': '{{- if .Values.a }}\na: [\n{{ end }}\n' }),
    });
    expect(skipped.code).toBe(1);
    expect(skipped.stderr).toMatch(/^fargate-lint: 1 Helm template was not checked \(charts\/a\)/);
  });

  it('says on a terminal that all named files are ignored', async () => {
    const cwd = directoryWith({ 'a.yaml': CLEAN, 'fargate-lint.yaml': 'ignores: [a.yaml]\n' });
    const { code, stdout, stderr } = await run(['a.yaml'], { cwd, columns: 80, env: { NO_COLOR: '1' } });
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'No files were checked.\n' });
    expect(stderr).toBe('fargate-lint: the configuration ignores all named files\n');
  });
});
