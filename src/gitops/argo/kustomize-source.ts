import type { Place } from '../../kubernetes/place.ts';
import type { Work } from '../../kustomize/failure.ts';
import { type MappingTree, mapping, type Tree, treeAt, treeOf } from '../../kustomize/tree.ts';
import type { KustomizationSource } from '../entry.ts';
import { kustomizationOf, withFields } from '../kustomization-changes.ts';

/** Fields that Argo CD takes over into the kustomization as they are. */
const FIELDS = ['namePrefix', 'nameSuffix', 'namespace', 'patches', 'components', 'commonAnnotations', 'replicas'];

/** A kustomization with what the `kustomize` of a source says. */
export function kustomizeSource(kustomize: Place, path: string, namespace: string | undefined): KustomizationSource {
  return {
    kind: 'kustomization',
    path,
    namespace,
    change: (written, work) => withFields(written ?? kustomizationOf([]), fieldsOf(kustomize, work), work),
  };
}

function fieldsOf(kustomize: Place, work: Work): Map<string, Tree> {
  const fields = new Map<string, Tree>();
  if (!kustomize.isMapping) return fields;
  const tree = treeAt(treeOf(kustomize.document, work), ...kustomize.path);
  for (const name of FIELDS) {
    const value = treeAt(tree, name);
    if (value) fields.set(name, value);
  }
  const images = treeAt(tree, 'images');
  if (images?.kind === 'sequence') fields.set('images', { ...images, items: images.items.flatMap(imageOf) });
  const labels = treeAt(tree, 'commonLabels');
  if (labels) {
    const isPlain = kustomize.at('labelWithoutSelector').value === true;
    if (isPlain) fields.set('labels', { kind: 'sequence', origins: labels.origins, items: [labelsOf(labels)] });
    else fields.set('commonLabels', labels);
  }
  return fields;
}

function labelsOf(pairs: Tree): MappingTree {
  const isIncluded: Tree = { kind: 'scalar', value: true, origins: pairs.origins };
  return mapping(pairs.origins, [
    ['pairs', pairs],
    ['includeTemplates', isIncluded],
  ]);
}

/** An image as Argo CD writes it, `old=new:tag`, `new:tag` or `new@digest`, as kustomize does. */
function imageOf(item: Tree): MappingTree[] {
  const text = item.kind === 'scalar' && typeof item.value === 'string' ? item.value : '';
  const [, old, name = '', tag, digest] = /^(?:([^=]+)=)?([^=@]+?)(?::([^:/@]*))?(?:@(.+))?$/.exec(text) ?? [];
  if (name === '') return [];
  const fields = [
    ['name', old ?? name],
    ['newName', old === undefined ? undefined : name],
    ['newTag', tag],
    ['digest', digest],
  ] as const;
  const entries = fields.flatMap(([key, value]) =>
    value === undefined ? [] : [[key, { kind: 'scalar', value, origins: item.origins }] as const],
  );
  return [mapping(item.origins, entries)];
}
