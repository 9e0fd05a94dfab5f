// Measures everything that docs/performance.md shows, and writes the figures between its markers: `node bench/report.mjs`,
// behind `npm run build`, on a machine that does nothing else. It takes some minutes. Names of parts measure only those
// and leave the others as they are: `node bench/report.mjs startup cost`. What cannot be measured stays as it was.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { LINTER, ROOT } from './processes.mjs';
import { measureStartup } from './startup.mjs';
import { measureTree } from './trees.mjs';

const PAGE = resolve(ROOT, 'docs/performance.md');

const PARTS = {
  machine: () => [
    `Node ${process.versions.node} on ${process.platform}, ${availableParallelism()} cores, ` +
      `${Math.round(totalmem() / 2 ** 30)} GB of memory.`,
    '',
    `Load when it was measured: ${loadavg()[0].toFixed(1)}.`,
  ],
  startup: () => {
    const { node, linter, ratio, runs } = measureStartup(25);
    return table(
      ['', `median of ${runs} runs`],
      [
        ['`node -e 0`', milliseconds(node)],
        ['`fargate-lint` on one clean Deployment', milliseconds(linter)],
        ['ratio of neighbouring runs', `**${ratio.toFixed(2)}**`],
      ],
    );
  },
  cost: () => {
    const cost = JSON.parse(
      output([process.execPath, 'bench/cost.mjs', ...(has('valgrind') ? ['--instructions'] : [])]),
    );
    const { builtins, files, programBytes, compiledBytes, instructions } = cost;
    return table(
      ['counted', ''],
      [
        ['files of the package loaded', files.length],
        ['modules of Node loaded beside those that it always has', builtins.length],
        ['code of the program', kilobytes(programBytes)],
        ['of it compiled, kept between runs', kilobytes(compiledBytes)],
        ...(instructions ? [['instructions, as a multiple of those of Node alone', instructions.toFixed(2)]] : []),
      ],
    );
  },
  gitops: () => treeTable('gitops', 9000),
  pods: () => treeTable('pods', 5000),
  corpus: () => {
    const corpus = resolve(ROOT, '../shared/corpus');
    const directory = process.env.CORPUS ?? (existsSync(corpus) ? corpus : undefined);
    return directory && rowsOf(measureTree(directory, 1));
  },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0 || !existsSync(LINTER)) {
  const reason = unknown.length > 0 ? `there is no part ${unknown.join(', ')}` : 'run `npm run build` first';
  console.error(`${reason}. The parts are ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}
for (const [name, part] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  try {
    const start = performance.now();
    const lines = part();
    if (lines) write(name, lines);
    console.log(
      `${name}: ${lines ? 'written' : 'left as it was'} (${((performance.now() - start) / 1000).toFixed(0)} s)`,
    );
  } catch (error) {
    console.error(`${name}: left as it was, since it could not be measured: ${error.message.slice(0, 300)}`);
    process.exitCode = 1;
  }
}

/** Each part at once, so that an end before the last one loses nothing. */
function write(name, lines) {
  const page = readFileSync(PAGE, 'utf8');
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
  const [start, stop] = [page.indexOf(begin), page.indexOf(end)];
  if (start < 0 || stop < start) throw new Error(`docs/performance.md has no ${begin} … ${end}`);
  writeFileSync(PAGE, `${page.slice(0, start + begin.length)}\n\n${lines.join('\n')}\n\n${page.slice(stop)}`);
}

function treeTable(shape, files) {
  const scratch = mkdtempSync(join(tmpdir(), 'fargate-lint-report-'));
  try {
    const made = output([process.execPath, 'bench/generate.mjs', shape, join(scratch, shape), String(files)]).trim();
    return [`${made}.`, '', ...rowsOf(measureTree(join(scratch, shape), 3))];
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function rowsOf(results) {
  const rows = Object.entries(results).map(([name, { wall, timesReading, timesFaster, memory }]) => [
    name,
    milliseconds(wall),
    timesReading.toFixed(2),
    timesFaster.toFixed(1),
    `${memory.toFixed(0)} MB`,
  ]);
  return table(['', 'median', 'times the reading', 'times faster than the parsing', 'most memory'], rows);
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

function milliseconds(value) {
  return value < 1000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(2)} s`;
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(0)} kB`;
}

function has(command) {
  return spawnSync('sh', ['-c', 'command -v "$0"', command], { stdio: 'ignore' }).status === 0;
}

function output([program, ...args]) {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: ROOT, env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  return stdout;
}
