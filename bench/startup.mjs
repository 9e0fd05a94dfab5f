// How much longer than Node alone the linter takes for one clean file: whole processes, run in alternation, so that
// whatever else the machine does falls on both alike. `npm run build` first.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const RUNS = 15;
const root = resolve(import.meta.dirname, '..');
const linter = [resolve(root, 'dist/cli.cjs'), 'examples/storefront.yaml'];

// Node reads the file this names at every start, which is no part of what is measured.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

milliseconds(linter);
const pairs = Array.from({ length: RUNS }, () => ({ node: milliseconds(['-e', '0']), linter: milliseconds(linter) }));

show(
  'node -e 0',
  'ms',
  pairs.map(({ node }) => node),
);
show(
  'fargate-lint',
  'ms',
  pairs.map(({ linter }) => linter),
);
show(
  'ratio',
  'times',
  pairs.map(({ node, linter }) => linter / node),
);

function milliseconds(args) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
  const end = process.hrtime.bigint();
  if (status !== 0) throw new Error(`exit code ${status}: ${stderr}`);
  return Number(end - start) / 1e6;
}

function show(name, unit, values) {
  const sorted = values.toSorted((a, b) => a - b);
  const [min, median, max] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map((each) =>
    each.toFixed(unit === 'ms' ? 1 : 2),
  );
  console.log(`${name.padEnd(14)} median ${median} ${unit}  (${min}–${max}, ${sorted.length} runs)`);
}
