import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import budget from '../bench/budget.json' with { type: 'json' };
import { findCommand } from './clients/installed.ts';
import { bundleCli } from './support/bundle.ts';
import { BLOCKED, CLEAN, writeFiles } from './support/cli.ts';
import { ROOT, temporaryDirectory } from './support/repository.ts';

type Cost = Omit<typeof budget, 'builtins'> & { readonly builtins: readonly string[] };

const SLOW = 300_000;
const hasValgrind = findCommand('valgrind') !== undefined;

// Nothing here is timed: how long something takes says little on a machine that does something else besides.
describe('what can be counted stays within bench/budget.json', () => {
  let directory = '';
  let program = '';
  let cost: Cost;

  beforeAll(async () => {
    directory = temporaryDirectory(afterAll);
    program = await bundleCli(join(directory, 'dist'));
    cost = costOf(program);
  }, SLOW);

  function costOf(cli: string, ...options: string[]): Cost {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['bench/cost.mjs', cli, ...options], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return JSON.parse(stdout) as Cost;
  }

  function run(file: string, env: Record<string, string> = {}, user = {}): { status: number | null; stdout: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, '-f', 'compact', file], {
      cwd: directory,
      env: { ...process.env, ...env },
      encoding: 'utf8',
      ...user,
    });
    expect(stderr).toBe('');
    return { status, stdout };
  }

  it('at a start on a clean file: files, modules of Node, code, functions called', () => {
    expect(cost.files).toEqual(budget.files);
    expect(cost.builtins.length, cost.builtins.join()).toBeLessThanOrEqual(budget.builtins);
    expect(cost.programBytes).toBeLessThanOrEqual(budget.programBytes);
    expect(cost.functions).toBeLessThanOrEqual(budget.functions);
    expect(cost.compiledBytes).toBeLessThanOrEqual(budget.compiledBytes);
    // What is compiled was kept, or each start would compile it anew.
    expect(cost.compiledBytes).toBeGreaterThan(cost.programBytes / 2);
  });

  it('for a document of a tree: calls', () => {
    expect(cost.callsPerDocument.gitops).toBeLessThanOrEqual(budget.callsPerDocument.gitops);
    expect(cost.callsPerDocument.pods).toBeLessThanOrEqual(budget.callsPerDocument.pods);
    expect(cost.callsPerDocument.pods).toBeGreaterThan(100);
  });

  it.runIf(hasValgrind)('instructions, as a multiple of those of Node alone', { timeout: SLOW }, () => {
    const { instructions } = costOf(program, '--instructions');
    expect(instructions).toBeGreaterThan(1);
    expect(instructions).toBeLessThanOrEqual(budget.instructions);
  });

  it('with the same result by processes that start at once, whichever keeps what it compiled', async () => {
    writeFiles(directory, { 'a.yaml': BLOCKED, 'b.yaml': CLEAN });
    const expected = run('a.yaml', { NODE_DISABLE_COMPILE_CACHE: '1' });
    expect(expected).toMatchObject({ status: 1, stdout: expect.stringContaining('no-host-namespaces') });
    const kept = join(directory, '.cache');
    const all = `for i in 1 2 3 4 5 6; do "${process.execPath}" "${program}" -f compact a.yaml & done; wait`;
    const { stdout, stderr } = spawnSync('sh', ['-c', `rm -r "${kept}"; ${all}`], { cwd: directory, encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: expected.stdout.repeat(6), stderr: '' });
    expect(readdirSync(kept)).toHaveLength(1);
    expect(run('a.yaml')).toEqual(expected);
    expect(run('b.yaml')).toEqual({ status: 0, stdout: '' });
  });

  it.skipIf(process.platform === 'win32')('with the same result where nothing may be kept', () => {
    writeFiles(directory, { 'a.yaml': BLOCKED });
    const expected = run('a.yaml');
    const kept = join(directory, '.cache');
    spawnSync('rm', ['-r', kept]);
    mkdirSync(kept);
    chmodSync(kept, 0o555);
    for (const each of [directory, join(directory, 'dist')]) chmodSync(each, 0o755);
    // Nothing is forbidden to root, so there the program runs as nobody.
    const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    expect([run('a.yaml', {}, user), run('a.yaml', {}, user)]).toEqual([expected, expected]);
    expect(readdirSync(kept)).toEqual([]);
    chmodSync(kept, 0o755);
  });
});
