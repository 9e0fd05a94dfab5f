import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'tsdown';
import packageJson from '../package.json' with { type: 'json' };
import { collectLicenses } from './third-party-licenses.ts';
import { vscodeBuild } from './vscode-build.ts';

const ROOT = join(import.meta.dirname, '..');

/** The last version that runs on Node 20; fetched when it is needed, for it brings 235 packages with it. */
const VSCE = 'npx --yes --loglevel=error @vscode/vsce@3.9.2';

/** What the extension holds besides its programs, and where that is in the repository. */
const FILES: Readonly<Record<string, string>> = {
  'package.json': 'editors/vscode/package.json',
  'CHANGELOG.md': 'CHANGELOG.md',
  LICENSE: 'LICENSE',
  'icon.png': 'editors/vscode/icon.png',
  'schema.json': 'docs/schema.json',
};

/** As npm has them in package.json, none of them while nothing is registered. */
type Links = Readonly<Partial<Record<'repository' | 'homepage' | 'bugs', unknown>>>;

const ABOUT: Links & { readonly version: string } = packageJson;

/** Puts the extension together in a directory, as VS Code loads it. Nothing else is left there. */
export async function buildExtension(directory: string): Promise<void> {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(join(directory, 'dist'), { recursive: true });
  for (const [name, path] of Object.entries(FILES)) copyFileSync(join(ROOT, path), join(directory, name));
  // Nothing else is there; the packager warns when nobody says so.
  writeFileSync(join(directory, '.vscodeignore'), '');
  addLinks(join(directory, 'package.json'));
  const readme = readFileSync(join(ROOT, 'editors/vscode/README.md'), 'utf8');
  writeFileSync(join(directory, 'README.md'), readmeOf(readme, ABOUT));
  const licenses = collectLicenses(join(directory, 'dist/THIRD-PARTY-LICENSES.txt'));
  for (const config of vscodeBuild(directory, [licenses])) await build({ ...config, config: false, cwd: ROOT });
}

/** Marketplaces show the same links as npm, once there are any. */
function addLinks(path: string): void {
  const { repository, homepage, bugs } = ABOUT;
  const manifest: object = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, `${JSON.stringify({ ...manifest, repository, homepage, bugs }, null, 2)}\n`);
}

/**
 * The page of the extension. Marketplaces show pictures by their address only, which is that of the release in the
 * repository; while none is registered, there are none.
 */
export function readmeOf(text: string, { repository, version }: Links & { readonly version: string }): string {
  const { url = '' } = (repository ?? {}) as { readonly url?: string };
  const [, place] = /github\.com\/([^/]+\/[^/]+?)(?:\.git)?$/.exec(url) ?? [];
  const pictures = /!\[[^\]]*\]\(\.\.\/\.\.\/(docs\/images\/[\w.-]+)\)\n\n/g;
  if (place === undefined) return text.replace(pictures, '');
  const base = `https://raw.githubusercontent.com/${place}/v${version}`;
  return text.replace(pictures, (picture, path) => picture.replace(`../../${path}`, `${base}/${path}`));
}

/** Packs such a directory into a file that VS Code installs. Throws with what the packager says, warnings too. */
export function packExtension(directory: string, file: string): void {
  const command = `${VSCE} package --no-dependencies --allow-missing-repository --out "${file}"`;
  const { status, stdout, stderr } = spawnSync(command, { cwd: directory, shell: true, encoding: 'utf8' });
  if (status !== 0 || /warning/i.test(stdout + stderr)) {
    throw new Error(`The extension cannot be packed:\n${stdout}${stderr}`);
  }
}
