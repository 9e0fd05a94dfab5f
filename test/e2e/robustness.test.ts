import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { BLOCKED, CLEAN, writeFiles } from '../support/cli.ts';
import { CLI, temporaryDirectory } from '../support/repository.ts';

const FIXABLE = CLEAN.replace('image:', 'securityContext: { capabilities: { add: [CAP_CHOWN] } }\n      image:');

function run(args: readonly string[], cwd: string) {
  return spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 30 });
}

describe('a Node that is too old', () => {
  it.each(['12.22.12', '18.20.8', '20.18.3'])('is told so in one line: %s', (version) => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, { 'old.cjs': `Object.defineProperty(process, 'versions', { value: { node: '${version}' } });\n` });
    const { status, stdout, stderr } = run(['--require', './old.cjs', CLI, '--version'], cwd);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^fargate-lint: this is Node\.js [\d.]+, and [\d.]+ or later is needed\.\n$/);
  });

  it('can read the file that says so', () => {
    expect(readFileSync(CLI, 'utf8')).not.toMatch(/\?\.(?!\d)|\?\?|\bstatic\s*\{|#\w+\s*[=;(]/);
  });
});

describe('the built program', () => {
  it('reads a file of more than 16 MiB, and writes a report of that size', () => {
    const cwd = temporaryDirectory();
    const pod = (index: number) => BLOCKED.replace('name: blocked', `name: pod-${index}`);
    writeFiles(cwd, {
      'pods.yaml': Array.from({ length: 12_000 }, (_, index) => pod(index)).join('---\n'),
      'list.json': `{"apiVersion":"v1","kind":"List","x":"${'y'.repeat(17 * 2 ** 20)}","items":[]}`,
    });
    const { status, stdout, stderr } = run([CLI, '-f', 'json', 'pods.yaml', 'list.json'], cwd);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout.length).toBeGreaterThan(16 * 2 ** 20);
    expect(JSON.parse(stdout).summary).toMatchObject({ files: 2, workloads: 12_000 });
  });

  it('reports the other files when one takes too much', () => {
    const cwd = temporaryDirectory();
    const bombs = ['[', ',', '"', '{', '- ', '{{'].map((text) => text.repeat(6_000_000));
    writeFiles(cwd, {
      ...Object.fromEntries(bombs.map((text, index) => [`bomb-${index}.yaml`, text])),
      'a.yaml': BLOCKED,
    });
    const { status, stdout, stderr } = run([CLI, '-f', 'compact', '.'], cwd);
    expect(stderr).not.toContain('defect');
    expect(stdout).toContain('a.yaml:6:16: error no-host-namespaces');
    expect(status).toBe(1);
  });

  it.skipIf(process.platform === 'win32')('leaves no file behind when a signal ends it', async () => {
    for (const wait of [0, 20, 60]) {
      const cwd = temporaryDirectory();
      const names = Array.from({ length: 200 }, (_, index) => `${index}.yaml`);
      writeFiles(cwd, Object.fromEntries(names.map((name) => [name, FIXABLE])));
      const linter = spawn(process.execPath, [CLI, '--fix', '.'], { cwd, stdio: 'ignore' });
      const ended = once(linter, 'exit');
      while (linter.exitCode === null && linter.signalCode === null && !isAnyFixed(cwd)) await setTimeout(1);
      await setTimeout(wait);
      linter.kill('SIGTERM');
      await ended;
      expect(readdirSync(cwd).sort()).toEqual(names.toSorted());
      for (const name of names) expect(readFileSync(join(cwd, name), 'utf8')).toMatch(/add: \[(CAP_)?CHOWN\]/);
    }
  });
});

function isAnyFixed(cwd: string): boolean {
  return readdirSync(cwd).some(
    (name) => name.endsWith('.tmp') || !readFileSync(join(cwd, name), 'utf8').includes('CAP_'),
  );
}
