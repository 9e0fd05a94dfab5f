// Lints the examples, so that a newcomer sees what findings look like. Findings are what they are there for: the exit
// code is 0 unless the linter itself did not work.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PROGRAM = 'dist/cli.cjs';
if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing: npm ci builds it`);

const { status } = spawnSync(process.execPath, [PROGRAM, 'examples'], { stdio: 'inherit' });
if (status === 1) {
  console.log('\nThese findings were expected: the manifests in examples/ are there to show them.');
} else {
  console.error(`\nThe linter ended with exit code ${status}; findings (exit code 1) were expected.`);
  process.exitCode = 1;
}
