// Lints the examples. The exit code is 0 unless the linter itself fails: the findings are what the examples are for.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PROGRAM = 'dist/cli.cjs';
if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing; npm ci builds it`);

const { status, stderr } = spawnSync(process.execPath, [PROGRAM, 'examples'], {
  stdio: ['ignore', 'inherit', 'pipe'],
  encoding: 'utf8',
});
if (status !== 1) {
  process.stderr.write(stderr);
  process.exitCode = 1;
}
