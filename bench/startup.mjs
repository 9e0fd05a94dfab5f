// How much longer than Node alone the linter takes for one clean file: `node bench/startup.mjs [runs]`, behind
// `npm run build`.
import { pathToFileURL } from 'node:url';
import { alternate, LINTER, medianWall, ratio } from './processes.mjs';

/** Median milliseconds of Node doing nothing and of linting one clean Deployment, and their ratio. */
export function measureStartup(runs = 15) {
  // Node's own measurement of memory is a module more, which weighs here.
  const results = alternate(
    { node: [process.execPath, '-e', '0'], linter: [process.execPath, LINTER, 'examples/storefront.yaml'] },
    runs,
    { ok: [0], watchMemory: false },
  );
  return {
    node: medianWall(results.node),
    linter: medianWall(results.linter),
    ratio: ratio(results.linter, results.node),
    runs,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { node, linter, ratio: times, runs } = measureStartup(Number(process.argv[2] ?? 15));
  console.log(`node -e 0      median ${node.toFixed(1)} ms`);
  console.log(`fargate-lint   median ${linter.toFixed(1)} ms, one clean file`);
  console.log(`ratio          median ${times.toFixed(2)} of ${runs} pairs`);
}
