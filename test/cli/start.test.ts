import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import budget from '../../bench/budget.json' with { type: 'json' };
import { bundleCli } from '../support/bundle.ts';
import { BLOCKED, CLEAN, writeFiles } from '../support/cli.ts';
import { ROOT, temporaryDirectory } from '../support/repository.ts';

// Nothing here is timed: how long something takes says little on a machine that does something else besides.
describe('a start', { timeout: 60_000 }, () => {
  let directory = '';
  let program = '';

  beforeAll(async () => {
    directory = temporaryDirectory(afterAll);
    program = await bundleCli(join(directory, 'dist'));
  }, 120_000);

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

  it('on a clean file loads no more files, modules of Node and code than bench/budget.json allows', () => {
    const options = { cwd: ROOT, encoding: 'utf8' } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['bench/cost.mjs', program], options);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const cost = JSON.parse(stdout) as { files: string[]; builtins: string[]; programBytes: number };
    expect(cost.files).toEqual(budget.files);
    expect(cost.builtins.length, cost.builtins.join()).toBeLessThanOrEqual(budget.builtins);
    expect(cost.programBytes).toBeLessThanOrEqual(budget.programBytes);
    expect(cost.programBytes).toBeGreaterThan(100_000);
  });

  it('has the same result in processes that start at once, whichever keeps what it compiled', () => {
    writeFiles(directory, { 'a.yaml': BLOCKED, 'b.yaml': CLEAN });
    const expected = run('a.yaml', { NODE_DISABLE_COMPILE_CACHE: '1' });
    expect(expected).toMatchObject({ status: 1, stdout: expect.stringContaining('no-host-namespaces') });
    const kept = join(directory, '.cache');
    const all = `for i in 1 2 3 4 5 6; do "${process.execPath}" "${program}" -f compact a.yaml & done; wait`;
    rmSync(kept, { recursive: true, force: true });
    const { stdout, stderr } = spawnSync('sh', ['-c', all], { cwd: directory, encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: expected.stdout.repeat(6), stderr: '' });
    expect(readdirSync(kept)).toHaveLength(1);
    expect(run('a.yaml')).toEqual(expected);
    expect(run('b.yaml')).toEqual({ status: 0, stdout: '' });
  });

  it.skipIf(process.platform === 'win32')('has the same result where nothing may be kept', () => {
    writeFiles(directory, { 'a.yaml': BLOCKED });
    const expected = run('a.yaml');
    const kept = join(directory, '.cache');
    rmSync(kept, { recursive: true, force: true });
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
