// What a start on one clean file costs, in things that can be counted and are the same on a busy machine:
// `node bench/cost.mjs [cli.cjs] [--instructions]`, behind `npm run build`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { LINTER, ROOT } from './processes.mjs';

const CLEAN = 'examples/storefront.yaml';
const { NODE_EXTRA_CA_CERTS: _, NODE_DISABLE_COMPILE_CACHE: __, NODE_OPTIONS: ___, ...env } = process.env;

const arguments_ = process.argv.slice(2);
const cli = resolve(arguments_.find((each) => !each.startsWith('--')) ?? LINTER);
const scratch = mkdtempSync(join(tmpdir(), 'fargate-lint-cost-'));
try {
  const empty = join(scratch, 'empty.cjs');
  writeFileSync(empty, '');
  // The second start finds what V8 compiled at the first.
  const [, linter] = [observe([cli, CLEAN]), observe([cli, CLEAN])];
  const node = observe([empty]);
  const cost = {
    builtins: linter.builtins.filter((each) => !node.builtins.includes(each)),
    files: linter.files.map((file) => basename(file)),
    programBytes: statSync(join(dirname(cli), 'cli-program.cjs')).size,
    compiledBytes: compiledBytes(),
    ...(arguments_.includes('--instructions') && { instructions: instructions([cli, CLEAN]) / instructions([empty]) }),
  };
  console.log(JSON.stringify(cost, null, 2));
} finally {
  rmSync(scratch, { recursive: true });
}

function observe(args) {
  const { output } = run(process.execPath, ['--require', resolve(ROOT, 'bench/observe.cjs'), ...args], {
    third: 'pipe',
  });
  return JSON.parse(output[3]);
}

/** Of what V8 has compiled, which is read at each start; 0 where nothing could be kept. */
function compiledBytes() {
  const store = resolve(dirname(cli), '../.cache');
  const own = `${process.version}-${process.platform}-${process.arch}.bin`;
  try {
    return statSync(join(store, own)).size;
  } catch {
    return 0;
  }
}

/**
 * Instructions of a whole process, counted by valgrind. The least of some runs: V8 looks for a prime number at each
 * start, for longer or shorter by chance.
 */
function instructions(args) {
  const count = () => {
    const { output } = run('valgrind', [
      '--tool=callgrind',
      '--callgrind-out-file=/dev/null',
      process.execPath,
      ...args,
    ]);
    return Number(/Collected : (\d+)/.exec(output[2])[1]);
  };
  return Math.min(...Array.from({ length: 2 }, count));
}

function run(program, args, { third = 'ignore' } = {}) {
  const stdio = ['ignore', 'pipe', 'pipe', third];
  const options = { cwd: ROOT, env, stdio, encoding: 'utf8', maxBuffer: 2 ** 28 };
  const result = spawnSync(program, args, options);
  if (result.error) throw result.error;
  if (result.status !== 0) throw new Error(`${program}: exit code ${result.status}: ${result.stderr}`);
  return result;
}
