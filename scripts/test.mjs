// Everything that has to hold: the checks, the build, then the tests. A check that fails does not keep the rest from
// running, so that one run tells everything; it is counted with the tests, and makes the exit code 1.
// Arguments go to vitest: `npm test -- test/rules`.
import { spawnSync } from 'node:child_process';

const checks = ['npm run --silent check:biome', 'npm run --silent check:types', 'npm run --silent generate -- --check'];
const failed = [...checks, 'npm run --silent build'].filter((command) => {
  console.log(`\n> ${command.replace(' --silent', '')}`);
  return spawnSync(command, { shell: true, stdio: 'inherit' }).status !== 0;
});
for (const command of failed) console.log(`\nFAILED: ${command}`);

const passed = checks.length + 1 - failed.length;
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, CHECKS_PASSED: String(passed), CHECKS_FAILED: String(failed.length) },
});
process.exitCode = failed.length > 0 ? 1 : (status ?? 1);
