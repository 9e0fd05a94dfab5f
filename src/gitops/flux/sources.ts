import { Place } from '../../kubernetes/place.ts';
import type { Document } from '../../source/document.ts';
import { joinPath } from '../../text/paths.ts';
import { EntryProblem } from '../entry.ts';
import { type RegistryChart, type Repository, textAt } from '../repository.ts';

/**
 * Where a path of a Flux source is: in the repository, or in what an ArtifactGenerator copies of it.
 *
 * @throws EntryProblem when it is not here
 */
export function locateInSource(path: string, sourceRef: Place, from: Document, repository: Repository): string {
  const kind = textAt(sourceRef, 'kind') ?? 'GitRepository';
  const name = textAt(sourceRef, 'name') ?? '';
  const own = kind === 'ExternalArtifact' ? copiedFrom(path, name, from, repository) : joinPath('.', path);
  return repository.locate(own, from.file.path);
}

/** Source: `copy` of the ArtifactGenerator's specification, as far as whole directories are copied. */
function copiedFrom(path: string, name: string, from: Document, repository: Repository): string {
  const generators = repository.all('ArtifactGenerator', from);
  const artifact = generators
    .flatMap((generator) => Place.root(generator).at('spec', 'artifacts').items())
    .find((each) => each.at('name').value === name);
  if (!artifact) throw new EntryProblem(`ExternalArtifact ${name} is not made here`);
  const wanted = joinPath('.', path);
  const copies = artifact
    .at('copy')
    .items()
    .flatMap((copy) => {
      const [, source] = /^@[^/]+\/(.*?)\/?(?:\*\*)?$/.exec(textAt(copy, 'from') ?? '') ?? [];
      const [, target] = /^@artifact\/(.*?)\/?$/.exec(textAt(copy, 'to') ?? '') ?? [];
      return source === undefined || target === undefined ? [] : [{ source, target }];
    });
  const copy = copies
    .filter(({ target }) => target === '' || wanted === target || wanted.startsWith(`${target}/`))
    .sort((a, b) => b.target.length - a.target.length)[0];
  if (!copy) throw new EntryProblem(`${path} of ExternalArtifact ${name} is not in this repository`);
  return joinPath(copy.source, wanted.slice(copy.target.length).replace(/^\//, ''));
}

/** The chart that an OCIRepository or a HelmRepository stands for. */
export function registryChart(
  source: Document | undefined,
  { chart, version, described }: { chart?: string | undefined; version?: string | undefined; described: string },
): RegistryChart {
  const spec = source && Place.root(source).at('spec');
  const url = spec && textAt(spec, 'url');
  if (!spec || url === undefined) throw new EntryProblem(`${described} is not in this repository`);
  if (chart !== undefined) return { repository: url, name: chart, version };
  const slash = url.lastIndexOf('/');
  const ref = spec.at('ref');
  const range = textAt(ref, 'semver') ?? textAt(ref, 'tag');
  return { repository: url.slice(0, slash), name: url.slice(slash + 1), version: range };
}
