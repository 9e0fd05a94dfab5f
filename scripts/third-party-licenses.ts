import license, { type Dependency, type Options } from 'rollup-plugin-license';
import type { Rolldown } from 'tsdown';

const RULE = '-'.repeat(80);

/**
 * A plugin that keeps the licences of the packages whose code is bundled. One instance is shared by all builds that end up
 * in the same package, and writes those of all.
 */
export function collectLicenses(file: string): Rolldown.Plugin {
  const output = { file, template: licensesText };
  // Its types are those of an ES module, which it is not, and of Rollup, all of whose hooks that it has Rolldown runs.
  const create = license as unknown as (options: Options) => Rolldown.Plugin;
  return create({ thirdParty: { output } });
}

function licensesText(dependencies: readonly Dependency[]): string {
  const introduction =
    dependencies.length === 0
      ? 'fargate-lint bundles no code of others.'
      : 'fargate-lint bundles code of these packages, under the licences that follow.';
  return `${[introduction, ...dependencies.map(sectionOf).sort()].join(`\n\n${RULE}\n\n`)}\n`;
}

function sectionOf({ name, version, license, licenseText }: Dependency): string {
  return `${name} ${version} (${license})\n\n${licenseText?.trim() ?? `Licence: ${license}`}`;
}
