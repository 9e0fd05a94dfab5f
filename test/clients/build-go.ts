import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Builds a Go file with Debian's packages, once for each state of it. Returns the path of the program.
 *
 * @throws {Error} when it does not build, or Go or a package is missing
 */
export function buildGo(source: string): string {
  const directory = join(tmpdir(), 'fargate-lint-go');
  const program = join(directory, createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 16));
  if (existsSync(program)) return program;
  mkdirSync(directory, { recursive: true });
  // Tests run side by side: each builds its own, and the last one stays.
  const built = `${program}.${process.pid}`;
  const env = { ...process.env, GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOFLAGS: '' };
  const { status, stderr, error } = spawnSync('go', ['build', '-o', built, source], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`go build: ${error?.message ?? stderr}`);
  renameSync(built, program);
  return program;
}
