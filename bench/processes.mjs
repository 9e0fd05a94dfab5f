// What all measurements here share: whole processes, run in alternation, so that whatever else the machine does falls on
// all alike; what is compared are ratios of neighbours, and of those the median.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '..');
export const LINTER = resolve(ROOT, 'dist/cli.cjs');

// Node reads the file that the first names at every start, and the second would take our compiled code away.
const { NODE_EXTRA_CA_CERTS: _, NODE_DISABLE_COMPILE_CACHE: __, ...env } = process.env;

/**
 * Runs a program to its end.
 *
 * @param command the program and its arguments
 * @param options.ok exit codes that are no failure
 * @param options.watchMemory whether to ask for memory, for which a file more is loaded
 * @returns wall time in milliseconds; for programs of Node also the most memory they had, in MB
 */
export function measure([program, ...args], { cwd = ROOT, ok = [0, 1], watchMemory = true } = {}) {
  const isNode = watchMemory && program === process.execPath;
  const watched = isNode ? ['--require', resolve(ROOT, 'bench/peak-memory.cjs'), ...args] : args;
  const stdio = ['ignore', 'pipe', 'pipe', 'pipe'];
  const start = process.hrtime.bigint();
  const { status, output, error } = spawnSync(program, watched, {
    cwd,
    env,
    stdio,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const wall = Number(process.hrtime.bigint() - start) / 1e6;
  if (error) throw error;
  if (!ok.includes(status))
    throw new Error(`${[program, ...args].join(' ')}: exit code ${status}: ${output[2].slice(0, 500)}`);
  return { wall, memory: isNode ? Number(output[3]) / 1e3 : undefined };
}

/**
 * Runs programs in alternation, each once before to warm the file system and to fill caches.
 *
 * @param programs commands by name
 * @returns for each name the runs in their order
 */
export function alternate(programs, runs, options) {
  const entries = Object.entries(programs);
  for (const [, command] of entries) measure(command, options);
  const rounds = Array.from({ length: runs }, () =>
    entries.map(([name, command]) => [name, measure(command, options)]),
  );
  return Object.fromEntries(entries.map(([name], index) => [name, rounds.map((round) => round[index][1])]));
}

/** The median of the ratios of runs that were neighbours. */
export function ratio(runs, others) {
  return median(runs.map(({ wall }, index) => wall / others[index].wall));
}

export function medianWall(runs) {
  return median(runs.map(({ wall }) => wall));
}

export function peakMemory(runs) {
  return Math.max(...runs.map(({ memory }) => memory ?? 0));
}

export function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
