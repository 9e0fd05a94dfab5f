import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'rolldown';

/**
 * A plugin that keeps the licences of what is bundled: a package counts when the bundle really holds code of it. One
 * instance is shared by all builds of a run, and each adds its packages to the same file.
 */
export function collectLicenses(file: string): Plugin {
  const directories = new Set<string>();
  return {
    name: 'third-party-licenses',
    writeBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk' || output.fileName.endsWith('.d.ts')) continue;
        for (const [id, { renderedLength }] of Object.entries(output.modules)) {
          const directory = renderedLength > 0 ? packageDirectory(id) : undefined;
          if (directory) directories.add(directory);
        }
      }
      writeFileSync(file, licensesText([...directories]));
    },
  };
}

function packageDirectory(moduleId: string): string | undefined {
  if (!moduleId.replaceAll('\\', '/').includes('/node_modules/')) return undefined;
  // A virtual module's id is a path behind a NUL, and may carry a query.
  let directory = dirname(moduleId.replace('\0', '').replace(/\?.*$/, ''));
  while (!isPackage(directory)) {
    const parent = dirname(directory);
    if (parent === directory) return undefined;
    directory = parent;
  }
  return directory;
}

/** Some packages hold further package.json files that only say `"type": "module"`. */
function isPackage(directory: string): boolean {
  const file = join(directory, 'package.json');
  return existsSync(file) && 'version' in (JSON.parse(readFileSync(file, 'utf8')) as object);
}

function licensesText(directories: readonly string[]): string {
  const sections = directories.map(sectionOf).sort();
  const introduction =
    sections.length === 0
      ? 'fargate-lint bundles no code of others.'
      : 'fargate-lint bundles code of these packages, under the licences that follow.';
  return `${[introduction, ...new Set(sections)].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function sectionOf(directory: string): string {
  const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as Record<string, unknown>;
  const name = readdirSync(directory).find((each) => /^licen[cs]e(\.|$)/i.test(each));
  const text = name ? readFileSync(join(directory, name), 'utf8').trim() : `Licence: ${String(manifest.license)}`;
  return `${String(manifest.name)} ${String(manifest.version)} (${String(manifest.license)})\n\n${text}`;
}
