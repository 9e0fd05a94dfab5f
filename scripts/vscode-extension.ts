import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'tsdown';
import { collectLicenses } from './third-party-licenses.ts';
import { vscodeBuild } from './vscode-build.ts';

const ROOT = join(import.meta.dirname, '..');

/** The last version that runs on Node 20; fetched when it is needed, for it brings 235 packages with it. */
const VSCE = 'npx --yes --loglevel=error @vscode/vsce@3.9.2';

/** What the extension holds besides its programs, and where that is in the repository. */
const FILES: Readonly<Record<string, string>> = {
  'package.json': 'editors/vscode/package.json',
  'README.md': 'editors/vscode/README.md',
  'CHANGELOG.md': 'CHANGELOG.md',
  LICENSE: 'LICENSE',
  'icon.png': 'editors/vscode/icon.png',
  'schema.json': 'docs/schema.json',
};

/** As npm has them in package.json, none of them while nothing is registered. */
type Links = Readonly<Partial<Record<'repository' | 'homepage' | 'bugs', unknown>>>;

/** Puts the extension together in a directory, as VS Code loads it. Nothing else is left there. */
export async function buildExtension(directory: string): Promise<void> {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(join(directory, 'dist'), { recursive: true });
  for (const [name, path] of Object.entries(FILES)) copyFileSync(join(ROOT, path), join(directory, name));
  addLinks(join(directory, 'package.json'));
  const licenses = collectLicenses(join(directory, 'dist/THIRD-PARTY-LICENSES.txt'));
  for (const config of vscodeBuild(directory, [licenses])) await build({ ...config, config: false, cwd: ROOT });
}

/** Marketplaces show the same links as npm, once there are any. */
function addLinks(path: string): void {
  const { repository, homepage, bugs }: Links = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const manifest: object = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, `${JSON.stringify({ ...manifest, repository, homepage, bugs }, null, 2)}\n`);
}

/** Packs such a directory into a file that VS Code installs. Throws with what the packager says. */
export function packExtension(directory: string, file: string): void {
  const command = `${VSCE} package --no-dependencies --allow-missing-repository --out "${file}"`;
  const { status, stdout, stderr } = spawnSync(command, { cwd: directory, shell: true, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The extension cannot be packed:\n${stdout}${stderr}`);
}
