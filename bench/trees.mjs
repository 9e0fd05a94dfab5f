// How long the linter takes for a tree, beside others that do less: reading the same files and nothing else, and parsing
// all of them with the package `yaml`. `node bench/trees.mjs <directory> [runs]`, with a directory of bench/generate.mjs
// or any other.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { alternate, LINTER, medianWall, peakMemory, ROOT, ratio } from './processes.mjs';

const READING = 'reading';
const PARSING = 'parsing with yaml';

/** For a directory by what is done: milliseconds, times the reading, how many times that the parsing takes, and most MB. */
export function measureTree(directory, runs = 5) {
  const results = alternate(
    {
      [READING]: [process.execPath, resolve(ROOT, 'bench/read-only.mjs'), directory],
      linting: [process.execPath, LINTER, directory],
      'linting, with all changes as JSON': [process.execPath, LINTER, '--format', 'json', directory],
      [PARSING]: [process.execPath, resolve(ROOT, 'bench/parse-only.mjs'), directory],
    },
    runs,
  );
  return Object.fromEntries(
    Object.entries(results).map(([name, each]) => [
      name,
      {
        wall: medianWall(each),
        timesReading: ratio(each, results[READING]),
        timesFaster: ratio(results[PARSING], each),
        memory: peakMemory(each),
      },
    ]),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [directory, runs = '5'] = process.argv.slice(2);
  if (!directory) {
    console.error('usage: node bench/trees.mjs <directory> [runs]');
    process.exit(2);
  }
  const results = measureTree(directory, Number(runs));
  for (const [name, { wall, timesReading, timesFaster, memory }] of Object.entries(results)) {
    const [time, times, faster] = [wall.toFixed(0).padStart(6), timesReading.toFixed(2), timesFaster.toFixed(1)];
    console.log(
      `${name.padEnd(33)} median ${time} ms, ${times} × reading, ${faster} × faster than ${PARSING}, at most ${memory.toFixed(0)} MB`,
    );
  }
}
