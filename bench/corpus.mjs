// How long the linter takes for a directory, as a whole process: `node bench/corpus.mjs <directory>`.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const RUNS = 5;
const [directory] = process.argv.slice(2);
if (!directory) {
  console.error('usage: node bench/corpus.mjs <directory>');
  process.exit(2);
}

// Node reads the file this names at every start, which is no part of what is measured.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
const cli = resolve(import.meta.dirname, '../dist/cli.cjs');

const runs = Array.from({ length: RUNS }, run).sort((a, b) => a.milliseconds - b.milliseconds);
const { files, documents, workloads, errors, warnings } = runs[0].summary;
console.log(`${files} files, ${documents} documents, ${workloads} workloads: ${errors} errors, ${warnings} warnings`);
const [min, median, max] = [runs[0], runs[Math.floor(RUNS / 2)], runs[RUNS - 1]].map((each) =>
  each.milliseconds.toFixed(0),
);
console.log(`median ${median} ms (${min}–${max}, ${RUNS} runs)`);

function run() {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, '--format', 'json', directory], {
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const end = process.hrtime.bigint();
  if (status !== 0 && status !== 1) throw new Error(`exit code ${status}: ${stderr}`);
  return { milliseconds: Number(end - start) / 1e6, summary: JSON.parse(stdout).summary };
}
