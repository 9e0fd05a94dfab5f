import { Place } from '../../kubernetes/place.ts';
import type { Work } from '../../kustomize/failure.ts';
import { type MappingTree, mapping, type Tree, treeAt, treeOf } from '../../kustomize/tree.ts';
import type { Document } from '../../source/document.ts';
import { directoryOf, joinPath } from '../../text/paths.ts';
import { attempt, identityOf } from '../argo/application.ts';
import { type Entry, EntryProblem, type KustomizationSource, type Unapplied } from '../entry.ts';
import { kustomizationOf, withFields } from '../kustomization-changes.ts';
import { holdsObjects } from '../manifests.ts';
import { type Repository, textAt } from '../repository.ts';
import { locateInSource } from './sources.ts';
import { substitute, variablesOf } from './substitute.ts';

/** Fields that Flux writes into the kustomization as they are. */
const FIELDS = ['namePrefix', 'nameSuffix', 'patches', 'images', 'components'];

/** What a Flux Kustomization deploys. */
export function fluxKustomizationEntry(document: Document, repository: Repository): Entry {
  const spec = Place.root(document).at('spec');
  const unapplied: Unapplied[] = [];
  const source = attempt(() => kustomizationSource(spec, document, repository, unapplied));
  return { ...identityOf(document, 'Kustomization'), source, unapplied };
}

function kustomizationSource(
  spec: Place,
  document: Document,
  repository: Repository,
  unapplied: Unapplied[],
): KustomizationSource {
  const path = locateInSource(textAt(spec, 'path') ?? '.', spec.at('sourceRef'), document, repository);
  if (!repository.isKustomization(path) && repository.list(path).length === 0) {
    throw new EntryProblem(`${path} is not a directory`);
  }
  for (const field of ['patchesStrategicMerge', 'patchesJson6902']) {
    if (spec.at(field).exists) unapplied.push({ text: field, at: spec.at(field).spans[0] });
  }
  const substitution =
    spec.at('postBuild').exists && variablesOf(spec.at('postBuild'), document, repository, unapplied);
  return {
    kind: 'kustomization',
    path,
    namespace: undefined,
    change: (written, work) => withFields(written ?? allIn(path, repository), fieldsOf(spec, work), work),
    ...(substitution && { finish: (objects, work) => substitute(objects, substitution, work) }),
  };
}

/** As Flux does where there is no kustomization: all manifests, and directories that have one of their own. */
function allIn(directory: string, repository: Repository): MappingTree {
  const names = repository.list(directory);
  const whole = new Set(
    names.map(directoryOf).filter((each) => each !== '.' && repository.isKustomization(joinPath(directory, each))),
  );
  const outer = [...whole].filter((each) => !ancestorsOf(each).some((above) => whole.has(above)));
  const isInside = (name: string) => ancestorsOf(name).some((above) => whole.has(above));
  const files = names.filter(
    (name) => /\.ya?ml$/.test(name) && !isInside(name) && holdsObjects(repository.read(joinPath(directory, name))),
  );
  return kustomizationOf([...files, ...outer].sort());
}

function ancestorsOf(path: string): string[] {
  const found: string[] = [];
  for (let above = directoryOf(path); above !== '.'; above = directoryOf(above)) found.push(above);
  return found;
}

function fieldsOf(spec: Place, work: Work): Map<string, Tree> {
  const tree = treeAt(treeOf(spec.document, work), ...spec.path);
  const fields = new Map<string, Tree>();
  for (const name of FIELDS) {
    const value = treeAt(tree, name);
    if (value) fields.set(name, value);
  }
  const namespace = treeAt(tree, 'targetNamespace');
  if (namespace) fields.set('namespace', namespace);
  const annotations = treeAt(tree, 'commonMetadata', 'annotations');
  if (annotations) fields.set('commonAnnotations', annotations);
  const pairs = treeAt(tree, 'commonMetadata', 'labels');
  if (pairs) {
    fields.set('labels', {
      kind: 'sequence',
      origins: pairs.origins,
      items: [mapping(pairs.origins, [['pairs', pairs]])],
    });
  }
  return fields;
}
