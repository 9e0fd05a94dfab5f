import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { ALWAYS_ON } from '../../../src/engine/always-on.ts';
import { widthOf } from '../../../src/formatters/terminal/width.ts';
import { BLOCKED, run, writeFiles } from '../../support/cli.ts';
import { ROOT, temporaryDirectory } from '../../support/repository.ts';

const HINT = 'Run fargate-lint --help for options, formats and examples.\n';
const cwd = ROOT;

describe('explain', () => {
  it.each([...rules, ...ALWAYS_ON].map(({ id }) => id))('shows the page of %s', async (id) => {
    const { code, stdout, stderr } = await run(['explain', id], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const page = readFileSync(join(ROOT, 'docs/rules', `${id}.md`), 'utf8');
    expect(stdout.startsWith(`${id}\n\n`)).toBe(true);
    // Every word of the page, in its order, but for what is markup.
    const bare = (text: string) =>
      text.replace(/<!--[\s\S]*?-->|^```.*$|^\|[-| ]*\|$|[`*_#|<>]|\[|\]\([^)]*\)|\s/gm, '');
    expect(bare(stdout)).toBe(bare(page));
    expect(stdout).not.toMatch(/<!--|```|\n\n\n/);
  });

  it('breaks text, and no code, at the width of the terminal', async () => {
    const { stdout } = await run(['explain', 'no-privileged'], { cwd, columns: 50, env: { NO_COLOR: '1' } });
    const text = stdout.split('\n').filter((line) => !/^ {4}|https?:|^Severity |^error /.test(line));
    expect(text.length).toBeGreaterThan(20);
    expect(text.filter((line) => widthOf(line) > 50)).toEqual([]);
    expect(stdout).toContain(
      '        privileged: true # ✗ Privileged containers are not supported on Fargate; the pod ',
    );
    expect(stdout).toContain(
      [
        'nearly all the rights of its host. The Fargate',
        'scheduler rejects the pod, whichever of its',
        'containers asks for it:',
        '',
        '    Pod not supported on Fargate: invalid SecurityContext fields: Privileged',
        '',
        'Two privileged containers give',
      ].join('\n'),
    );
  });

  it('has colours on a terminal', async () => {
    const { stdout } = await run(['explain', 'no-privileged', '--color'], { cwd });
    expect(stdout).toContain('\u001B[1m\u001B[4mno-privileged\u001B[24m\u001B[22m\n');
    expect(stdout).toContain('\u001B[36mprivileged: true\u001B[39m gives a container');
    expect(stdout).toContain('\u001B[31m# ✗ Privileged containers are');
    expect((await run(['explain', 'no-privileged', '--color', '--no-color'], { cwd })).stdout).not.toContain('\u001B');
  });

  it.each([
    [['explain', 'no-privilegd'], 'unknown rule no-privilegd; did you mean no-privileged?'],
    [['explain', 'xyz'], 'unknown rule xyz; fargate-lint rules lists all'],
    [['explain'], 'explain needs one rule, by its id or URL; fargate-lint rules lists all'],
    [['explain', '--quiet', 'no-privileged'], 'unknown option --quiet; explain takes --color, --no-color, --help'],
    [['explain', '--colour', 'no-privileged'], 'unknown option --colour; did you mean --color?'],
    [['explain', '--onyl', 'no-privileged'], 'unknown option --onyl'],
    [['render', '--vales', 'a.yaml'], 'unknown option --vales; did you mean --values?'],
    [['render', '--formt', 'json'], 'unknown option --formt'],
    [['explain', '../../README'], 'unknown rule ../../README; fargate-lint rules lists all'],
  ])('%j ends with 2', async (argv, message) => {
    expect(await run(argv, { cwd })).toEqual({ code: 2, stdout: '', stderr: `fargate-lint: ${message}\n${HINT}` });
  });

  it('has help', async () => {
    const { code, stdout } = await run(['explain', '--help'], { cwd });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'fargate-lint explain <rule>: prints the page of a rule, by its id or URL.\n',
    });
  });

  it.each(['explain', 'rules', 'completion'])('leaves a file called %s to be linted', async (name) => {
    const directory = temporaryDirectory();
    writeFiles(directory, { [name]: BLOCKED });
    const { code, stdout } = await run(['-f', 'compact', `./${name}`], { cwd: directory });
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(`^${name}:6:16: error no-host-namespaces`));
    expect((await run(['-f', 'compact', name], { cwd: directory })).stdout).toBe(stdout);
  });
});
