// Feeds the linter with untrusted input: npm run fuzz -- --seconds 60 --seed 1 --patience 60 [target …]
//
// Each target has a process and its share of the time. Exits with 1 when one throws, crashes or hangs, and says where the
// input is that did it; the same seed gives the same inputs.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { TARGETS } from './targets.ts';

const { values, positionals } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    /** No input may take longer, nor may what comes before the first one. */
    patience: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Math.floor(Date.now() / 1000)) },
  },
  allowPositionals: true,
});
const names = positionals.length > 0 ? positionals : Object.keys(TARGETS);
const share = Math.ceil((Number(values.seconds) * 1000) / names.length);
const directory = mkdtempSync(join(tmpdir(), 'fargate-lint-fuzz-'));
process.stdout.write(`seed ${values.seed}\n`);
for (const name of names) {
  const last = join(directory, `${name}.json`);
  const runner = [join(import.meta.dirname, 'run-target.ts'), name, values.seed, String(share), last];
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', './scripts/typescript.mjs', '--max-old-space-size=1024', ...runner],
    { encoding: 'utf8', timeout: share + Number(values.patience) * 1000, cwd: join(import.meta.dirname, '../..') },
  );
  if (status === 0) process.stdout.write(`${name}: ${stdout.trim()} inputs\n${stderr}`);
  else {
    process.exitCode = 1;
    process.stdout.write(`${name}: ${signal ? `ended by ${signal}` : `failed`} at the input in ${last}\n${stderr}\n`);
  }
}
