import { type BuiltObject, idOf, idsOf, isClusterScoped, rename } from './built-object.ts';
import {
  ANNOTATIONS,
  KEEPS_NAME,
  METADATA_LABELS,
  REPLICAS,
  SELECTOR_LABELS,
  TEMPLATE_LABELS,
} from './default-fields.ts';
import { BuildFailure, type Work } from './failure.ts';
import { type FieldSpec, fieldsOf, mappingOf } from './field-specs.ts';
import {
  copyTree,
  ensureMapping,
  itemsAt,
  joinOrigins,
  type MappingTree,
  mappingAt,
  scalar,
  scalarAt,
  setEntry,
  spanOf,
  stringAt,
  type Tree,
  treeAt,
} from './tree.ts';

export type Transform = (objects: BuiltObject[], value: Tree, more: readonly FieldSpec[], work: Work) => void;

/** `namespace`: for all objects that live in one, and for what names the service accounts and services among them. */
export const setNamespace: Transform = (objects, value, more) => {
  const namespace = scalarAt(value);
  if (typeof namespace !== 'string' || namespace === '') return;
  const before = objects.map((object) => idsOf(object));
  const accounts = new Set(before.flatMap((ids) => ids.flatMap((id) => (id.kind === 'ServiceAccount' ? id.name : []))));
  for (const object of objects) {
    const id = idOf(object);
    ensureMapping(object.tree, 'metadata', value.origins);
    if (id.kind === 'Namespace' && id.group === '') rename(object, 'name', namespace, value.origins);
    else if (!isClusterScoped(id)) rename(object, 'namespace', namespace, value.origins);
    if (id.kind === 'RoleBinding' || id.kind === 'ClusterRoleBinding') {
      for (const subject of itemsAt(object.tree, 'subjects')) {
        const name = stringAt(subject, 'name') ?? '';
        const isOurs = name === 'default' || (accounts.has(name) && !stringAt(subject, 'namespace'));
        if (subject.kind === 'mapping' && stringAt(subject, 'kind') === 'ServiceAccount' && isOurs) {
          setEntry(subject, 'namespace', scalar(namespace, value.origins));
        }
      }
    }
    for (const spec of more) {
      for (const { parent, key } of fieldsOf(object, spec, value.origins)) {
        setEntry(parent, key, scalar(namespace, value.origins));
      }
    }
  }
};

/** `namePrefix` and `nameSuffix`. */
export function addToNames(join: (name: string, added: string) => string): Transform {
  return (objects, value, more) => {
    const added = scalarAt(value);
    if (added === undefined || added === null || added === '') return;
    for (const object of objects) {
      const { kind, name } = idOf(object);
      if (!KEEPS_NAME.has(kind) && name !== '') rename(object, 'name', join(name, String(added)), value.origins);
      for (const spec of more) {
        for (const { parent, key } of fieldsOf(object, spec)) {
          const written = scalarAt(parent, key);
          if (typeof written === 'string') setEntry(parent, key, scalar(join(written, String(added)), value.origins));
        }
      }
    }
  };
}

/** `commonLabels`: in selectors and templates too. */
export const addCommonLabels: Transform = (objects, value, more, work) => {
  addEntries(objects, value, [...SELECTOR_LABELS, ...more], work);
};

/** One item of `labels`. */
export const addLabels: Transform = (objects, item, more, work) => {
  const pairs = mappingAt(item, 'pairs');
  if (!pairs) return;
  const isIncluded = (field: string) => scalarAt(item, field) === true;
  const specs = isIncluded('includeSelectors')
    ? SELECTOR_LABELS
    : [METADATA_LABELS, ...(isIncluded('includeTemplates') ? TEMPLATE_LABELS : [])];
  addEntries(objects, pairs, [...specs, ...more], work);
};

export const addCommonAnnotations: Transform = (objects, value, more, work) => {
  addEntries(objects, value, [...ANNOTATIONS, ...more], work);
};

export function addEntries(
  objects: readonly BuiltObject[],
  pairs: Tree,
  specs: readonly FieldSpec[],
  work: Work,
): void {
  if (pairs.kind !== 'mapping') return;
  for (const object of objects) {
    for (const spec of specs) {
      work.spend(1);
      for (const field of fieldsOf(object, spec, pairs.origins)) {
        const into = mappingOf(field, pairs.origins);
        if (!into) continue;
        work.spend(pairs.entries.size);
        for (const [key, each] of pairs.entries) setEntry(into, key, asText(each));
      }
    }
  }
}

/** Labels and annotations are texts, whatever they look like. */
function asText(tree: Tree): Tree {
  return tree.kind === 'scalar' && typeof tree.value !== 'string'
    ? scalar(String(tree.value ?? ''), tree.origins)
    : tree;
}

/** One item of `replicas`. */
export const setReplicas: Transform = (objects, item, more, work) => {
  const count = treeAt(item, 'count');
  const name = stringAt(item, 'name');
  if (!count || name === undefined) return;
  let isFound = false;
  for (const object of objects) {
    if (!idsOf(object).some((id) => id.name === name)) continue;
    for (const spec of [...REPLICAS, ...more]) {
      for (const { parent, key } of fieldsOf(object, spec, count.origins)) {
        isFound = true;
        setEntry(parent, key, copyTree(count, work));
      }
    }
  }
  if (!isFound) throw new BuildFailure(`replicas: there is nothing called ${name} to scale`, spanOf(item));
};

/** One item of `images`, for the containers of whatever objects. */
export const setImages: Transform = (objects, item, more, work) => {
  for (const object of objects) {
    if (idOf(object).kind === 'CustomResourceDefinition') continue;
    eachContainer(object.tree, work, (container) => setImage(container, 'image', item));
    for (const spec of more) for (const { parent, key } of fieldsOf(object, spec)) setImage(parent, key, item);
  }
};

function eachContainer(tree: Tree, work: Work, visit: (container: MappingTree) => void): void {
  work.spend(1);
  if (tree.kind === 'sequence') for (const item of tree.items) eachContainer(item, work, visit);
  if (tree.kind !== 'mapping') return;
  for (const [key, each] of tree.entries) {
    if (key === 'containers' || key === 'initContainers') {
      for (const item of itemsAt(each)) if (item.kind === 'mapping') visit(item);
    }
    if (each.kind !== 'scalar') eachContainer(each, work, visit);
  }
}

function setImage(parent: MappingTree, key: string, item: Tree): void {
  const image = parent.entries.get(key);
  if (image?.kind !== 'scalar' || typeof image.value !== 'string') return;
  const { name, tag, digest } = partsOf(image.value);
  if (name !== stringAt(item, 'name')) return;
  const fields = ['newTag', 'digest', 'newName', 'tagSuffix'].map((field) => treeAt(item, field));
  const [newTag, newDigest, newName, suffix] = fields.map((field) => {
    const value = scalarAt(field);
    return value === undefined || value === null || value === '' ? undefined : String(value);
  });
  const nextTag = newTag ?? (newDigest ? '' : suffix === undefined ? tag : `${tag}${suffix}`);
  const nextDigest = newDigest ?? (newTag ? '' : digest);
  const text = `${newName ?? name}${nextTag && `:${nextTag}`}${nextDigest && `@${nextDigest}`}`;
  if (text === image.value) return;
  const written = fields.flatMap((field) => field?.origins ?? []);
  parent.entries.set(key, scalar(text, joinOrigins(written, image.origins)));
}

/** `registry:5000/name:tag@digest`. */
function partsOf(image: string): { name: string; tag: string; digest: string } {
  const at = image.indexOf('@');
  const tagged = at < 0 ? image : image.slice(0, at);
  const colon = tagged.lastIndexOf(':');
  const hasTag = colon > tagged.lastIndexOf('/');
  return {
    name: hasTag ? tagged.slice(0, colon) : tagged,
    tag: hasTag ? tagged.slice(colon + 1) : '',
    digest: at < 0 ? '' : image.slice(at + 1),
  };
}
