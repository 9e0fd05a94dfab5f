import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BLOCKED, CLEAN, writeFiles } from '../support/cli.ts';
import { ROOT, temporaryDirectory } from '../support/repository.ts';

describe('what was compiled is kept', () => {
  let directory = '';
  let program = '';

  beforeAll(() => {
    directory = temporaryDirectory(afterAll);
    cpSync(join(ROOT, 'dist'), join(directory, 'dist'), { recursive: true });
    program = join(directory, 'dist/cli.cjs');
  });

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

  it('with the same result by processes that start at once, whichever keeps what it compiled', async () => {
    writeFiles(directory, { 'a.yaml': BLOCKED, 'b.yaml': CLEAN });
    const expected = run('a.yaml', { NODE_DISABLE_COMPILE_CACHE: '1' });
    expect(expected).toMatchObject({ status: 1, stdout: expect.stringContaining('no-host-namespaces') });
    const kept = join(directory, '.cache');
    const all = `for i in 1 2 3 4 5 6; do "${process.execPath}" "${program}" -f compact a.yaml & done; wait`;
    const { stdout, stderr } = spawnSync('sh', ['-c', `rm -rf "${kept}"; ${all}`], {
      cwd: directory,
      encoding: 'utf8',
    });
    expect({ stdout, stderr }).toEqual({ stdout: expected.stdout.repeat(6), stderr: '' });
    expect(readdirSync(kept)).toHaveLength(1);
    expect(run('a.yaml')).toEqual(expected);
    expect(run('b.yaml')).toEqual({ status: 0, stdout: '' });
  });

  it('unless it is broken: then it is compiled and kept again', () => {
    writeFiles(directory, { 'a.yaml': BLOCKED });
    const expected = run('a.yaml', { NODE_DISABLE_COMPILE_CACHE: '1' });
    run('a.yaml');
    const [name = ''] = readdirSync(join(directory, '.cache'));
    const kept = join(directory, '.cache', name);
    const good = readFileSync(kept);
    const half = good.length >> 1;
    const broken = [
      Buffer.concat([good.subarray(0, half), Buffer.from([(good[half] ?? 0) ^ 1]), good.subarray(half + 1)]),
      Buffer.concat([good.subarray(0, half), Buffer.alloc(good.length - half)]),
      good.subarray(0, half),
      Buffer.alloc(0),
    ];
    for (const bytes of broken) {
      writeFileSync(kept, bytes);
      expect(run('a.yaml')).toEqual(expected);
      expect(readFileSync(kept).equals(bytes)).toBe(false);
      expect(run('a.yaml')).toEqual(expected);
    }
    expect(readdirSync(join(directory, '.cache'))).toEqual([name]);
  });

  it('by runs over as many files as a chart has, and by none over more', () => {
    const kept = join(directory, '.cache');
    const write = (folder: string, count: number) =>
      writeFiles(
        directory,
        Object.fromEntries(Array.from({ length: count }, (_, index) => [`${folder}/${index}.yaml`, BLOCKED])),
      );
    write('some', 30);
    write('many', 60);
    rmSync(kept, { recursive: true });
    const many = run('many');
    expect(existsSync(kept)).toBe(false);
    const some = run('some');
    const [name = ''] = readdirSync(kept);
    const bytes = readFileSync(join(kept, name));
    // Runs over many files have options of V8 with which nothing else fits.
    expect([run('some'), run('many')]).toEqual([some, many]);
    expect(readFileSync(join(kept, name)).equals(bytes)).toBe(true);
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
