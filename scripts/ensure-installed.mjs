// Installs what the lock file names, unless exactly that is installed: a fresh clone needs no command of its own.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

if (!isInstalled()) {
  console.error('Installing the dependencies (npm ci) ...');
  const { status } = spawnSync('npm ci --no-audit --no-fund', { cwd: root, shell: true, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(1);
}

/** npm keeps its own account of what it installed; packages for other platforms are not in it. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const installed = packagesOf('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && !installed[path]),
  );
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(join(root, lockFile), 'utf8')).packages;
  } catch {
    return {};
  }
}
