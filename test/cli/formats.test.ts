import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BLOCKED, CLEAN, directoryWith, run } from '../support/cli.ts';

const HINT = 'Run fargate-lint --help for options, formats and examples.\n';

describe('several formats at once', () => {
  it('go to stdout and to files, each as it would alone', async () => {
    const cwd = directoryWith({ 'k8s/a.yaml': BLOCKED, 'out/old.xml': 'something that is longer than nothing' });
    const argv = ['-f', 'compact', '-f', 'sarif=out/a.sarif', '-f', 'checkstyle=out/old.xml', 'k8s'];
    const { code, stdout, stderr } = await run([...argv, '--color'], { cwd });
    const alone = async (format: string) => (await run(['-f', format, 'k8s'], { cwd })).stdout;
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('\u001B[31m');
    expect(readFileSync(join(cwd, 'out/a.sarif'), 'utf8')).toBe(await alone('sarif'));
    expect(readFileSync(join(cwd, 'out/old.xml'), 'utf8')).toBe(await alone('checkstyle'));
  });

  it('print nothing when all go to files; files have no colours and no width', async () => {
    const cwd = directoryWith({ 'a.yaml': BLOCKED });
    const result = await run(['-f', 'stylish=report.txt', '--color'], { cwd, columns: 20 });
    expect(result).toEqual({ code: 1, stdout: '', stderr: '' });
    expect(readFileSync(join(cwd, 'report.txt'), 'utf8')).toBe((await run([], { cwd })).stdout);
  });

  it('write a report of nothing too', async () => {
    const cwd = directoryWith({ 'a.yaml': CLEAN });
    expect(await run(['-f', 'gitlab=a.json'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(cwd, 'a.json'), 'utf8')).toBe('[]\n');
  });

  it('are refused before anything runs when there is no directory', async () => {
    const cwd = directoryWith({ 'a.yaml': BLOCKED, file: '' });
    for (const path of ['out/a.sarif', 'file/a.sarif']) {
      expect(await run(['-f', 'compact', '-f', `sarif=${path}`], { cwd })).toEqual({
        code: 2,
        stdout: '',
        stderr: `fargate-lint: --format …=${path}: no such directory: ${path.split('/')[0]}\n${HINT}`,
      });
    }
    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });

  it('end with 2 when a file cannot be written', async () => {
    const cwd = directoryWith({ 'a.yaml': BLOCKED });
    mkdirSync(join(cwd, 'dir'));
    const { code, stdout, stderr } = await run(['-f', 'compact', '-f', 'json=dir'], { cwd });
    expect(code).toBe(2);
    expect(stdout).toContain('a.yaml:6:16');
    expect(stderr).toBe('fargate-lint: dir: cannot be written: is a directory\n');
  });
});

describe('a module', () => {
  const MINE = `export default ({ findings, summary }, style) =>
    findings.map(({ rule, file }) => file.path + ' ' + rule.id).join() + ' ' + summary.errors + ' ' + typeof style.version + '\\n';`;

  it('is a format', async () => {
    const cwd = directoryWith({ 'k8s/a.yaml': BLOCKED, 'formats/mine.mjs': MINE });
    const { code, stdout, stderr } = await run(['-f', './formats/mine.mjs', '-f', 'formats/mine.mjs=m.txt', 'k8s'], {
      cwd,
    });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toBe('k8s/a.yaml no-host-namespaces 1 string\n');
    expect(readFileSync(join(cwd, 'm.txt'), 'utf8')).toBe(stdout);
  });

  it.each([
    ['export const format = 1;', 'the default export must be a function (report, style) => string', ':'],
    ['export default () => 1;', 'must return a string', ''],
    ['export default () => { throw new Error("no luck"); };', 'failed: no luck', ''],
    ['throw new Error("no start");', 'no start', ':'],
  ])('that is none is no defect of the linter: %s', async (code, reason, colon) => {
    const cwd = directoryWith({ 'a.yaml': BLOCKED, 'mine.mjs': code });
    expect(await run(['-f', './mine.mjs', 'a.yaml'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: `fargate-lint: --format ./mine.mjs${colon} ${reason}\n${HINT}`,
    });
  });

  it('that is not there is named', async () => {
    const { code, stderr } = await run(['-f', './missing.mjs'], { cwd: directoryWith({ 'a.yaml': CLEAN }) });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^fargate-lint: --format \.\/missing\.mjs: no such file\n/);
  });
});

it('--statistics prints counts in place of the report', async () => {
  const cwd = directoryWith({ 'a.yaml': BLOCKED, 'b.yaml': BLOCKED.replaceAll('blocked', 'other') });
  expect(await run(['--statistics', '-f', 'compact=a.txt'], { cwd })).toEqual({
    code: 1,
    stdout: '2  error  no-host-namespaces  in 2 files\n2 errors and 0 warnings in 2 files.\n',
    stderr: '',
  });
  expect(readFileSync(join(cwd, 'a.txt'), 'utf8').split('\n')).toHaveLength(3);
});

describe('--list-files', () => {
  it('prints what would be linted, and lints nothing', async () => {
    const cwd = directoryWith({ 'k8s/b.yaml': 'a: [', 'k8s/a.json': '{}', 'k8s/c.txt': '', 'd.yaml': '' });
    expect(await run(['--list-files', 'k8s', 'd.yaml'], { cwd })).toEqual({
      code: 0,
      stdout: 'd.yaml\nk8s/a.json\nk8s/b.yaml\n',
      stderr: '',
    });
  });

  it('ends with 2 when a pattern stands for nothing', async () => {
    const cwd = directoryWith({ 'd.yaml': '' });
    expect(await run(['--list-files', 'd.yaml', 'k8s'], { cwd })).toEqual({
      code: 2,
      stdout: 'd.yaml\n',
      stderr: 'fargate-lint: k8s: no such file or directory\n',
    });
  });

  it.runIf(process.platform !== 'win32')('lets no name reach the terminal as it is', async () => {
    const cwd = directoryWith({ 'a\n\u001B[2J.yaml': '' });
    expect((await run(['--list-files'], { cwd })).stdout).toBe('a\\n\\x1b[2J.yaml\n');
  });
});
