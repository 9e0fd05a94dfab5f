import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTENT, writeContent } from '../site/content.ts';
import { frontPage } from '../site/front-page.ts';

/** Builds the site from docs/ into site/dist. `SITE_BASE` is the path that it is served below; / by default. */
const SITE = join(import.meta.dirname, '../site');

function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { cwd: SITE, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(join(SITE, 'node_modules'))) run('npm', ['ci', '--no-audit', '--no-fund']);
writeContent();
writeFileSync(join(CONTENT, 'front-page.json'), JSON.stringify(frontPage()));
run('npx', ['--no-install', 'vitepress', 'build']);
