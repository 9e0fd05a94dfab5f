import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { BLOCKED, CLEAN, type RunResult, run, WARNED, writeFiles } from '../../support/cli.ts';
import { temporaryDirectory } from '../../support/repository.ts';

/** A rule that reports a file other than that of its pod, and one that fails. */
const PLUGIN = `export const rules = [
  {
    id: 'team/namespace', description: 'Disallow the namespace', category: 'traffic', severity: 'warn', evidence: 'observed',
    references: ['https://example.com/'], messages: { said: '{name} is in it.' }, help: 'Take another one.',
    pod(pod, { manifests, report }) {
      for (const { place } of manifests.ofKind('Namespace')) report({ message: 'said', at: place.at('metadata', 'name'), data: { name: pod.workload.name } });
    },
  },
  {
    id: 'team/fails', description: 'Disallow all', category: 'traffic', severity: 'warn', evidence: 'observed',
    references: ['https://example.com/'], messages: { said: 'It is.' }, help: 'Leave it.',
    pod(pod) { if (pod.workload.name === 'warned') throw new Error('a mistake'); },
  },
];
`;

const FILES: Readonly<Record<string, string>> = {
  'a.yaml': CLEAN,
  'b.yaml': BLOCKED,
  'c/d.yaml': `---\n${WARNED}---\n${BLOCKED.replace('hostNetwork: true', 'hostNetwork: true # fargate-lint-disable-line no-host-namespaces -- known')}`,
  'c/e.yaml': `kind: Namespace\napiVersion: v1\nmetadata:\n  name: default\n`,
  'f.yaml': BLOCKED.replace('blocked', 'again'),
  'g.yaml': BLOCKED.replace('spec:\n', 'spec:\n  hostPID: true # fargate-lint-disable-line no-privileged -- unused\n'),
  'broken.yaml': 'apiVersion: v1\nkind: [\n',
  'chart/web.yaml': 'kind: {{ .Values.kind }}\n  x: [\n',
};

const CONFIG = `ignore:
  - { rule: no-host-ports, reason: there are none }
  - { rule: no-host-namespaces, files: [f.yaml], reason: known }
`;

let cwd = '';

beforeEach(() => {
  cwd = temporaryDirectory();
  writeFiles(cwd, FILES);
});

/** Runs every shard, each with a report in a file, and gives the names of the files. */
async function runShards(count: number, argv: readonly string[], name = 'shard'): Promise<string[]> {
  const names: string[] = [];
  for (let index = 1; index <= count; index++) {
    const file = `${name}-${index}.report`;
    await run(['--shard', `${index}/${count}`, '--format', `json=${file}`, ...argv], { cwd });
    names.push(file);
  }
  return names;
}

function complaintsOf({ stderr }: RunResult): string {
  return stderr.replaceAll('fargate-lint: ', '');
}

const FORMATS = ['json', 'stylish', 'compact', 'github', 'sarif', 'junit', 'gitlab', 'checkstyle', 'markdown'];

describe('merge of all shards', () => {
  it.each([1, 2, 3, 7])('gives what one run gives, with %i shards', async (count) => {
    const names = await runShards(count, ['.']);
    for (const format of FORMATS) {
      const whole = await run(['--format', format, '.'], { cwd });
      const merged = await run(['merge', '--format', format, ...names], { cwd });
      expect(merged.stdout, format).toBe(whole.stdout);
      expect(merged.code).toBe(whole.code);
    }
    const counts = await run(['merge', '--statistics', ...names.reverse()], { cwd });
    expect(counts.stdout).toBe((await run(['--statistics', '.'], { cwd })).stdout);
  });

  it('gives what one run gives when entries of a configuration suppress, or suppress nothing', async () => {
    writeFiles(cwd, { 'fargate-lint.yaml': CONFIG });
    const whole = await run(['--format', 'json'], { cwd });
    expect(JSON.parse(whole.stdout)).toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({ rule: 'unused-disable', file: 'fargate-lint.yaml' }),
      ]),
      suppressed: expect.arrayContaining([expect.objectContaining({ how: 'config' })]),
    });
    const merged = await run(['merge', '--format', 'json', ...(await runShards(3, []))], { cwd });
    expect(merged).toEqual({ ...whole, stderr: '' });
  });

  it('gives what one run gives with rules of a plugin, of which one fails', async () => {
    writeFiles(cwd, { 'plugin.mjs': PLUGIN });
    const argv = ['--plugin', './plugin.mjs', '.'];
    const names = await runShards(4, argv);
    for (const format of FORMATS) {
      const whole = await run(['--format', format, ...argv], { cwd });
      const merged = await run(['merge', '--plugin', './plugin.mjs', '--format', format, ...names], { cwd });
      expect(merged.stdout, format).toBe(whole.stdout);
      expect(merged.code).toBe(2);
      expect(complaintsOf(merged)).toContain('rule team/fails failed on c/d.yaml; its findings are missing');
    }
    const without = await run(['merge', '--format', 'sarif', ...names], { cwd });
    expect(complaintsOf(without)).toContain(
      'unknown rules team/fails, team/namespace; name their plugin: --plugin <path>',
    );
    expect(without.stdout).toContain('"ruleId": "team/namespace"');
  });

  it('tells what could not be read', async () => {
    const names = await runShards(2, ['b.yaml', 'missing.yaml']);
    const whole = await run(['--format', 'json', 'b.yaml', 'missing.yaml'], { cwd });
    const merged = await run(['merge', '--format', 'json', ...names], { cwd });
    expect(merged).toEqual(whole);
    expect(merged.code).toBe(2);
    expect(complaintsOf(merged)).toMatch(/^missing.yaml: /);
  });

  it('counts warnings, leaves them out, and knows a baseline as one run does', async () => {
    const names = await runShards(3, ['c', 'f.yaml', 'b.yaml']);
    writeFileSync(join(cwd, 'known'), '');
    for (const argv of [
      ['--quiet'],
      ['--max-warnings', '0'],
      ['--max-warnings', '0', '--quiet'],
      ['--baseline-write', 'known'],
      ['--baseline', 'known'],
    ]) {
      const whole = await run(['c', 'f.yaml', 'b.yaml', '--format', 'json', ...argv], { cwd });
      const known = readFileSync(join(cwd, 'known'), 'utf8');
      const merged = await run(['merge', '--format', 'json', ...names, ...argv], { cwd });
      expect(merged, argv.join(' ')).toEqual(whole);
      expect(readFileSync(join(cwd, 'known'), 'utf8')).toBe(known);
    }
    // Of two findings that are alike, one is known.
    const line = readFileSync(join(cwd, 'known'), 'utf8').replace(/ x\d+/g, '');
    writeFileSync(join(cwd, 'known'), line);
    const whole = await run(['c', 'f.yaml', 'b.yaml', '--format', 'json', '--baseline', 'known'], { cwd });
    expect(await run(['merge', '--format', 'json', ...names, '--baseline', 'known'], { cwd })).toEqual(whole);
  });

  it('shows no lines where the files are not, and says so', async () => {
    const names = await runShards(2, ['b.yaml']);
    writeFiles(cwd, { 'elsewhere/.keep': '' });
    const merged = await run(['merge', ...names.map((name) => `../${name}`)], { cwd: join(cwd, 'elsewhere') });
    expect(merged.stdout).toContain('  b.yaml:6:16\n');
    expect(merged.stdout).not.toContain('│   hostNetwork');
    expect(complaintsOf(merged)).toMatch(/^no source lines and fixes for b\.yaml/);
    expect(merged.code).toBe(1);
  });

  it('shows nothing of files that are not below the working directory, or have changed', async () => {
    const [first = '', second = ''] = await runShards(2, ['b.yaml']);
    writeFiles(cwd, { 'elsewhere/.keep': '' });
    for (const name of [first, second]) {
      const text = readFileSync(join(cwd, name), 'utf8').replaceAll('"b.yaml"', '"../b.yaml"');
      writeFiles(cwd, { [`elsewhere/${name}`]: text });
    }
    const outside = await run(['merge', first, second], { cwd: join(cwd, 'elsewhere') });
    expect(outside.stdout).not.toContain('hostNetwork: true');
    writeFiles(cwd, { 'b.yaml': 'spec: {}\n' });
    const changed = await run(['merge', first, second], { cwd });
    expect(complaintsOf(changed)).toMatch(/the file is missing or has changed/);
    expect(changed.stdout).toContain('  b.yaml:6:16\n');
  });
});

describe('merge of runs over different files', () => {
  it('gives what one run gives when they have nothing to do with each other', async () => {
    await run(['--format', 'json=one.report', 'c'], { cwd });
    await run(['--format', 'json=two.report', 'b.yaml', 'chart'], { cwd });
    const whole = await run(['--format', 'json', 'c', 'b.yaml', 'chart'], { cwd });
    const merged = await run(['merge', '--format', 'json', 'two.report', 'one.report'], { cwd });
    expect(merged.stdout).toBe(whole.stdout);
    expect(merged.code).toBe(whole.code);
  });

  it('reads stdin', async () => {
    const { stdout } = await run(['--format', 'json', 'b.yaml'], { cwd });
    const merged = await run(['merge', '--format', 'json', '-'], { cwd, stdin: stdout });
    expect(merged.stdout).toBe(stdout);
  });
});

describe('merge refuses', () => {
  async function refusal(...names: string[]): Promise<string> {
    const result = await run(['merge', ...names], { cwd });
    expect(result).toMatchObject({ code: 2, stdout: '' });
    return complaintsOf(result).trim();
  }

  it('shards that are missing, or there twice', async () => {
    const [first = '', second = '', third = ''] = await runShards(3, ['b.yaml']);
    expect(await refusal(first, third)).toBe(`shard 2/3 is missing; found ${first}, ${third}`);
    expect(await refusal(third)).toBe(`shards 1/3, 2/3 are missing; found ${third}`);
    expect(await refusal(first, second, third, second)).toBe(`${second} and ${second} are both shard 2/3`);
  });

  it('shards of different runs: other files, other options, another number', async () => {
    const [first = ''] = await runShards(2, ['b.yaml']);
    const [, options = ''] = await runShards(2, ['b.yaml', '--rule', 'no-privileged=off'], 'options');
    expect(await refusal(first, options)).toMatch(
      /^shard-1.report and options-2.report are shards of different runs, /,
    );
    writeFiles(cwd, { 'b.yaml': CLEAN });
    const [, other = ''] = await runShards(2, ['b.yaml'], 'other');
    expect(await refusal(first, other)).toMatch(/^shard-1.report and other-2.report are shards of different runs, /);
    const [, of3 = ''] = await runShards(3, ['b.yaml'], 'of3');
    expect(await refusal(other, of3)).toMatch(/^shards? .* missing; found/);
  });

  it('reports of different versions of the linter, and of a format that it does not know', async () => {
    const [first = '', second = ''] = await runShards(2, ['b.yaml']);
    const report = JSON.parse(readFileSync(join(cwd, second), 'utf8')) as Record<string, unknown>;
    const write = (more: object) => writeFileSync(join(cwd, second), JSON.stringify({ ...report, ...more }));
    write({ tool: { name: 'fargate-lint', version: '0.0.9' } });
    expect(await refusal(first, second)).toMatch(/^shard-1.report is of fargate-lint \S+, shard-2.report of 0.0.9;/);
    write({ version: 2 });
    expect(await refusal(first, second)).toBe('shard-2.report: unsupported report version 2 (expected 1)');
  });

  it('files that are in two reports', async () => {
    await run(['--format', 'json=one.report', 'b.yaml'], { cwd });
    await run(['--format', 'json=two.report', 'b.yaml', 'f.yaml'], { cwd });
    expect(await refusal('one.report', 'two.report')).toBe(
      "one.report and two.report both report b.yaml; leave it out of one: '!b.yaml'",
    );
  });

  it('what is no report', async () => {
    writeFiles(cwd, {
      empty: '',
      yaml: 'a: 1\n',
      list: '[]',
      partly: '{"version": 1, "tool": {"name": "eslint"}}',
      latin: new Uint8Array([0xff]),
    });
    expect(await refusal('nothing.json')).toBe('nothing.json: no such file or directory');
    expect(await refusal('empty')).toMatch(/^empty: empty; write it with fargate-lint --format json=empty$/);
    expect(await refusal('yaml')).toMatch(/^yaml: not JSON/);
    expect(await refusal('list')).toMatch(/^list: not a report of fargate-lint --format json/);
    expect(await refusal('partly')).toMatch(/^partly: not a report/);
    expect(await refusal('latin')).toMatch(/^latin: Line 1 is not valid UTF-8/);
    expect(await refusal()).toMatch(/^merge needs reports/);
    expect(await refusal('--fix', 'a.json')).toMatch(/^unknown option --fix; merge takes --format/);
  });
});

describe('--shard', () => {
  it('lists its files, and every file is in one shard', async () => {
    const all = (await run(['--list-files', '.'], { cwd })).stdout.split('\n').filter(Boolean);
    const lists = await Promise.all(
      [1, 2, 3].map(async (index) => (await run(['--list-files', '--shard', `${index}/3`, '.'], { cwd })).stdout),
    );
    expect(lists.join('').split('\n').filter(Boolean).sort()).toEqual(all.sort());
  });

  it.each(['0/2', '3/2', '1', '1/2/3', 'a/b', '1/1001', '1/0'])('takes no %s', async (value) => {
    const result = await run(['--shard', value, '.'], { cwd });
    expect(result.code).toBe(2);
    expect(result.stderr).toContain(`'${value}' is not <i>/<n>`);
  });

  it.each([
    ['--quiet'],
    ['--max-warnings', '3'],
    ['--baseline', 'known'],
    ['--baseline-write', 'known'],
    ['--fix'],
    ['--fix-dry-run', '--format', 'json=x'],
    ['--explain-placement', 'pod/web'],
  ])('leaves to the whole what is of the whole: %s', async (...argv) => {
    const result = await run(['--shard', '1/2', ...argv, '.'], { cwd });
    expect(result.code).toBe(2);
    expect(result.stderr).toContain(`${argv[0]} cannot be used with --shard: `);
  });
});
