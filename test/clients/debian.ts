import { spawnSync } from 'node:child_process';

/**
 * Whether a command is there to test with; on Debian, where that is allowed, it is installed first. Where it cannot be
 * had, a test says so by skipping itself.
 *
 * @param command name of the command, such as `nvim`
 * @param packages Debian's packages that bring it, when the name is not its own
 */
export function hasCommand(command: string, packages: readonly string[] = [command]): boolean {
  if (isThere(command)) return true;
  install(packages);
  return isThere(command);
}

/** The same for packages that bring no command, such as parts of an editor. */
export function hasPackages(packages: readonly string[]): boolean {
  if (areInstalled(packages)) return true;
  install(packages);
  return areInstalled(packages);
}

function areInstalled(packages: readonly string[]): boolean {
  const { status, stdout } = spawnSync('dpkg-query', ['--status', ...packages], { encoding: 'utf8' });
  return status === 0 && stdout.match(/^Status: .* installed$/gm)?.length === packages.length;
}

function install(packages: readonly string[]): void {
  if (process.getuid?.() !== 0 || !isThere('apt-get')) return;
  // Tests run side by side, and only one of them can install at a time.
  const command = ['install', '--yes', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=600', ...packages];
  if (!aptGet(command)) {
    // A new machine has no list of packages yet.
    aptGet(['update', '-o', 'DPkg::Lock::Timeout=600']);
    aptGet(command);
  }
}

function isThere(command: string): boolean {
  return spawnSync('sh', ['-c', 'command -v "$0"', command], { stdio: 'ignore' }).status === 0;
}

function aptGet(args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: 'ignore', env }).status === 0;
}
