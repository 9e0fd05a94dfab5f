// How long the linter takes for a tree, as whole processes in alternation with others that do less: reading the same
// files and nothing else, and parsing all of them with the package `yaml`. `node bench/trees.mjs <directory> [runs]`,
// with a directory of bench/generate.mjs or any other.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const [directory, runs = '5'] = process.argv.slice(2);
if (!directory) {
  console.error('usage: node bench/trees.mjs <directory> [runs]');
  process.exit(2);
}

// Node reads the file this names at every start, which is no part of what is measured.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
const root = resolve(import.meta.dirname, '..');

const PROGRAMS = {
  reading: [resolve(root, 'bench/read-only.mjs'), directory],
  linting: [resolve(root, 'dist/cli.cjs'), '--format', 'json', directory],
  'parsing with yaml': [resolve(root, 'bench/parse-only.mjs'), directory],
};

for (const args of Object.values(PROGRAMS)) measure(args);
const results = Array.from({ length: Number(runs) }, () =>
  Object.fromEntries(Object.entries(PROGRAMS).map(([name, args]) => [name, measure(args)])),
);
for (const name of Object.keys(PROGRAMS)) {
  const times = results.map((each) => each[name].wall);
  const memory = Math.max(...results.map((each) => each[name].memory));
  const ratio = median(results.map((each) => each[name].wall / each.reading.wall));
  console.log(
    `${name.padEnd(18)} median ${median(times).toFixed(0).padStart(6)} ms (${Math.min(...times).toFixed(0)}–${Math.max(
      ...times,
    ).toFixed(0)}), ${ratio.toFixed(2)} × reading, at most ${memory.toFixed(0)} MB`,
  );
}
console.log(
  `linting is ${median(results.map((each) => each['parsing with yaml'].wall / each.linting.wall)).toFixed(1)} × as fast as parsing with yaml`,
);

/** Wall time of a process in milliseconds, and the most memory it had in MB. */
function measure(args) {
  const start = process.hrtime.bigint();
  const { status, output } = spawnSync(
    process.execPath,
    ['--require', resolve(root, 'bench/peak-memory.cjs'), ...args],
    {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    },
  );
  const wall = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0 && status !== 1) throw new Error(`${args[0]}: exit code ${status}: ${output[2]}`);
  return { wall, memory: Number(output[3]) / 1e3 };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
