import { spawnSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';
import { BROWSERS, findCommand } from '../installed.ts';

/** Starts the browser of this machine. */
export async function startBrowser(): Promise<Browser> {
  const command = findCommand(...BROWSERS);
  if (command === undefined) throw new Error(`none of these is installed: ${BROWSERS.join(', ')}`);
  const { stdout } = spawnSync('sh', ['-c', 'command -v "$0"', command], { encoding: 'utf8' });
  // Containers have neither the rights nor the shared memory that it asks for.
  return chromium.launch({ executablePath: stdout.trim(), args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}
