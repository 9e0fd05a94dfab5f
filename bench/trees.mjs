// How long the linter takes for a tree, beside others that do less: reading the same files and nothing else, and parsing
// all of them with the package `yaml`. `node bench/trees.mjs <directory> [runs]`, with a directory of bench/generate.mjs
// or any other.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { alternate, LINTER, medianWall, peakMemory, ROOT, ratio } from './processes.mjs';

/** Medians for a directory: milliseconds, times the reading, and most MB, by what is done. */
export function measureTree(directory, runs = 5) {
  const results = alternate(
    {
      reading: [process.execPath, resolve(ROOT, 'bench/read-only.mjs'), directory],
      linting: [process.execPath, LINTER, '--format', 'json', directory],
      'parsing with yaml': [process.execPath, resolve(ROOT, 'bench/parse-only.mjs'), directory],
    },
    runs,
  );
  return Object.fromEntries(
    Object.entries(results).map(([name, each]) => [
      name,
      { wall: medianWall(each), timesReading: ratio(each, results.reading), memory: peakMemory(each) },
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
  for (const [name, { wall, timesReading, memory }] of Object.entries(results)) {
    const [time, times] = [wall.toFixed(0).padStart(6), timesReading.toFixed(2)];
    console.log(`${name.padEnd(18)} median ${time} ms, ${times} × reading, at most ${memory.toFixed(0)} MB`);
  }
  const faster = results['parsing with yaml'].wall / results.linting.wall;
  console.log(`linting takes ${faster.toFixed(1)} times less than parsing with yaml`);
}
