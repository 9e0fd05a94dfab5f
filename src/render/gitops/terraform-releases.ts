import type { RepositoryFiles } from '../../engine/host.ts';
import { attempt } from '../../gitops/argo/application.ts';
import { type ChartSource, type Entry, EntryProblem, type Unapplied } from '../../gitops/entry.ts';
import { ValuesCollector } from '../../gitops/given-values.ts';
import { HclDocument } from '../../hcl/hcl-document.ts';
import { type HelmRelease, helmReleasesIn } from '../../hcl/module/helm-releases.ts';
import { Module } from '../../hcl/module/module.ts';
import { ModuleLibrary } from '../../hcl/module/module-files.ts';
import { unknownIn } from '../../hcl/values/convert.ts';
import { decodeTexts } from '../../hcl/values/decode.ts';
import type { Value } from '../../hcl/values/value.ts';
import { TooMuchWork, Work } from '../../hcl/work.ts';
import { Place } from '../../kubernetes/place.ts';
import { Work as ValuesWork } from '../../kustomize/failure.ts';
import type { FileReader } from '../../kustomize/kustomization.ts';
import { directoryOf } from '../../text/paths.ts';
import { namesIn } from '../file-readers.ts';

/** The most values of one release. */
const MOST_VALUES = 100_000;

/** What the `helm_release` of Terraform's files deploy, of charts that are here; the others are left alone. */
export function terraformReleases(
  own: readonly string[],
  files: Pick<RepositoryFiles, 'names' | 'list'>,
  read: FileReader,
): Entry[] {
  const library = new ModuleLibrary({ names: namesIn(files), read });
  const directories = [...new Set(own.map(directoryOf))];
  const called = new Set(directories.flatMap((directory) => library.load(directory).calls));
  return directories
    .filter((directory) => !called.has(directory))
    .flatMap((directory) => entriesIn(directory, library));
}

function entriesIn(directory: string, library: ModuleLibrary): Entry[] {
  try {
    const work = new Work();
    return helmReleasesIn(Module.root(directory, library, work)).map((release) => {
      const unapplied: Unapplied[] = [];
      const name = textOf(release.name) ?? '';
      const source = attempt(() => sourceOf(release, unapplied, work));
      return { kind: 'helm_release', name, at: release.block, source, unapplied };
    });
  } catch (error) {
    // What takes too much work is told where manifests are read.
    if (error instanceof TooMuchWork) return [];
    throw error;
  }
}

function sourceOf(release: HelmRelease, unapplied: Unapplied[], work: Work): ChartSource {
  if (release.chart === undefined) {
    const named = textOf(release.chartValue);
    throw new EntryProblem(
      named === undefined ? 'its chart is not known from the files' : `its chart ${named} is not in this repository`,
    );
  }
  return {
    kind: 'chart',
    path: release.chart,
    releaseName: textOf(release.name),
    namespace: textOf(release.namespace),
    valueFiles: [],
    given: valuesOf(release, unapplied, work),
  };
}

/** Values in the order of Terraform's provider: texts, then `set`. What is not known is left out. */
function valuesOf({ values, set, moreSet, block }: HelmRelease, unapplied: Unapplied[], work: Work) {
  const collector = new ValuesCollector(new ValuesWork(MOST_VALUES));
  const tellUnknown = (text: string, value: Value | undefined) => {
    const reason = value && unknownIn(value)?.reason;
    if (reason !== undefined) unapplied.push({ text: `${text} (${reason})`, at: value?.at[0] ?? block });
    return reason !== undefined;
  };
  if (values?.kind === 'unknown') tellUnknown('values', values);
  for (const text of values?.kind === 'list' ? values.items : []) {
    if (tellUnknown('values', text) || text.kind !== 'string') continue;
    for (const value of text.encoded ? [text.encoded] : decodeTexts(text, work).values) {
      const file = value.at[0]?.file ?? block.file;
      collector.addMapping(Place.root(new HclDocument(value, { file, index: 0 })));
    }
  }
  tellUnknown('set', moreSet);
  for (const each of set) {
    if (tellUnknown('set', each) || each.kind !== 'object') continue;
    const place = Place.root(new HclDocument(each, { file: block.file, index: 0 }));
    const name = place.at('name').string;
    if (name !== undefined) collector.addParameter(name, place.at('value'), place.at('type').value === 'string');
  }
  return collector.given;
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'string' ? value.value : undefined;
}
