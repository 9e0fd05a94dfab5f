import { spawnSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';
import { hasCommand } from '../debian.ts';

/** A browser of this machine: Debian's, or what others have. Undefined where there is none. */
export function browserCommand(): string | undefined {
  if (hasCommand('chromium')) return 'chromium';
  return ['google-chrome', 'chromium-browser'].find(
    (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0,
  );
}

export async function startBrowser(command: string): Promise<Browser> {
  const { stdout } = spawnSync('sh', ['-c', 'command -v "$0"', command], { encoding: 'utf8' });
  // Containers have neither the rights nor the shared memory that it asks for.
  return chromium.launch({ executablePath: stdout.trim(), args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}
