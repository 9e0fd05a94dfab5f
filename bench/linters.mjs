// How long other linters take for the same files, as whole processes in alternation: `node bench/linters.mjs [files]`.
// They check other things, so this says how long one waits, and not which of them is better. What the npm registry has is
// installed into a directory of its own on the first run, yamllint comes from Debian where that is the system; what cannot
// be had is left out, and said to be.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { alternate, LINTER, medianWall, ROOT, ratio } from './processes.mjs';

const PACKAGES = ['@stoplight/spectral-cli@6', 'yaml-lint@1'];
const STORE = join(tmpdir(), 'fargate-lint-other-linters');

/** Medians in milliseconds for one clean file and for a tree, and how many times those of this linter they are. */
export function measureLinters(files, runs = 3) {
  const scratch = mkdtempSync(join(tmpdir(), 'fargate-lint-linters-'));
  try {
    const tree = join(scratch, 'tree');
    spawnSync(process.execPath, [resolve(ROOT, 'bench/generate.mjs'), 'pods', tree, String(files)]);
    const commands = availableCommands(scratch);
    const compare = (target) => {
      const programs = Object.fromEntries(Object.entries(commands).map(([name, command]) => [name, command(target)]));
      const results = alternate(programs, runs, { ok: [0, 1, 2], watchMemory: false });
      return Object.entries(results).map(([name, each]) => ({
        name,
        wall: medianWall(each),
        times: ratio(each, results['fargate-lint']),
      }));
    };
    return {
      one: compare({
        path: resolve(ROOT, 'examples/storefront.yaml'),
        glob: resolve(ROOT, 'examples/storefront.yaml'),
      }),
      tree: compare({ path: tree, glob: `${tree}/**/*.yaml` }),
    };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** How to start each of them, with only what looks at the YAML itself where that can be chosen. */
function availableCommands(scratch) {
  const ruleset = join(scratch, 'ruleset.yaml');
  writeFileSync(
    ruleset,
    'rules:\n  named:\n    given: $.metadata\n    then: { field: name, function: truthy }\n  requests:\n    given: $..containers[*]\n    then: { field: resources, function: truthy }\n',
  );
  const commands = {
    'fargate-lint': ({ path }) => [process.execPath, LINTER, path],
    yamllint: ({ path }) => ['yamllint', '--format', 'parsable', path],
    'yaml-lint': ({ glob }) => [join(STORE, 'node_modules/.bin/yamllint'), glob],
    spectral: ({ glob }) => [join(STORE, 'node_modules/.bin/spectral'), 'lint', '--quiet', '-r', ruleset, glob],
  };
  install();
  const missing = Object.keys(commands).filter((name) => !isThere(commands[name]({ path: '', glob: '' })[0]));
  for (const name of missing) {
    console.error(`${name} cannot be had here, and is left out.`);
    delete commands[name];
  }
  return commands;
}

function install() {
  if (!existsSync(join(STORE, 'node_modules/.bin/spectral'))) {
    mkdirSync(STORE, { recursive: true });
    const flags = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', STORE];
    spawnSync('npm', [...flags, ...PACKAGES], { stdio: 'ignore' });
  }
  if (!isThere('yamllint') && process.getuid?.() === 0) {
    spawnSync('sh', ['-c', 'apt-get install -y yamllint || { apt-get update && apt-get install -y yamllint; }'], {
      stdio: 'ignore',
    });
  }
}

function isThere(command) {
  return spawnSync('sh', ['-c', 'command -v "$0"', command], { stdio: 'ignore' }).status === 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const files = Number(process.argv[2] ?? 200);
  for (const [what, results] of Object.entries(measureLinters(files))) {
    console.log(what === 'one' ? 'one clean file' : `${files} files full of pods`);
    for (const { name, wall, times } of results) {
      console.log(`  ${name.padEnd(14)} median ${wall.toFixed(0).padStart(6)} ms, ${times.toFixed(1)} times`);
    }
  }
}
