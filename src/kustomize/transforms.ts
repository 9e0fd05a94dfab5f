import { type BuiltObject, idOf, idsOf, isClusterScoped } from './built-object.ts';
import { BuildFailure, type Work } from './failure.ts';
import { KEEPS_NAME } from './fields/default-fields.ts';
import { type FieldSpec, fieldsOf, mappingOf } from './fields/field-specs.ts';
import {
  copyTree,
  ensureMapping,
  itemsAt,
  joinOrigins,
  type MappingTree,
  scalar,
  scalarAt,
  setEntry,
  spanOf,
  stringAt,
  type Tree,
  treeAt,
} from './tree.ts';

/** Changes objects by a value of a kustomization or of a transformer, in the fields that either is about. */
export type Transform = (objects: BuiltObject[], value: Tree, fields: readonly FieldSpec[], work: Work) => void;

export interface NamespaceTerms {
  /** Whether what names a namespace keeps it. */
  readonly unsetOnly?: boolean;
  /** Which service accounts of role bindings get it beside those that are built. */
  readonly subjects?: string;
}

/** Puts all objects into a namespace that live in one, and what names the service accounts among them. */
export function setNamespace({ unsetOnly, subjects = 'defaultOnly' }: NamespaceTerms = {}): Transform {
  return (objects, value, fields) => {
    const namespace = scalarAt(value);
    if (typeof namespace !== 'string' || namespace === '') return;
    const set = (parent: MappingTree, key: string) => {
      if (!unsetOnly || !scalarAt(parent, key)) setEntry(parent, key, scalar(namespace, value.origins));
    };
    const accounts = new Set(
      objects.flatMap((object) => idsOf(object).flatMap((id) => (id.kind === 'ServiceAccount' ? id.name : []))),
    );
    const isOurs = (subject: Tree) => {
      const name = stringAt(subject, 'name') ?? '';
      if (subjects === 'defaultOnly' && name === 'default') return true;
      if (stringAt(subject, 'kind') !== 'ServiceAccount') return false;
      return subjects === 'allServiceAccounts' || (accounts.has(name) && !stringAt(subject, 'namespace'));
    };
    for (const object of objects) {
      const id = idOf(object);
      const metadata = ensureMapping(object.tree, 'metadata', value.origins);
      if (!isClusterScoped(id)) set(metadata, 'namespace');
      for (const subject of /^(?:Cluster)?RoleBinding$/.test(id.kind) ? itemsAt(object.tree, 'subjects') : []) {
        if (subject.kind === 'mapping' && isOurs(subject)) set(subject, 'namespace');
      }
      for (const spec of fields) for (const { parent, key } of fieldsOf(object, spec, value.origins)) set(parent, key);
      object.formerIds.push(id);
    }
  };
}

export const addPrefix = addToNames((name, prefix) => prefix + name);
export const addSuffix = addToNames((name, suffix) => name + suffix);

function addToNames(join: (name: string, added: string) => string): Transform {
  return (objects, value, fields, work) => {
    const added = scalarAt(value) ?? '';
    if (added === '') return;
    for (const object of objects) {
      const id = idOf(object);
      if (KEEPS_NAME.has(id.kind)) continue;
      for (const spec of fields) {
        for (const { parent, key } of fieldsOf(object, spec)) {
          const name = scalarAt(parent, key) ?? '';
          if (name === '') continue;
          const joined = join(String(name), String(added));
          work.write(joined.length);
          setEntry(parent, key, scalar(joined, value.origins));
        }
      }
      object.formerIds.push(id);
    }
  };
}

/** Labels or annotations. */
export const addEntries: Transform = (objects, pairs, fields, work) => {
  if (pairs.kind !== 'mapping') return;
  for (const object of objects) {
    for (const spec of fields) {
      work.spend(1);
      for (const field of fieldsOf(object, spec, pairs.origins)) {
        const into = mappingOf(field, pairs.origins);
        if (!into) continue;
        work.spend(pairs.entries.size);
        for (const [key, each] of pairs.entries) setEntry(into, key, asText(each));
      }
    }
  }
};

/** Labels and annotations are texts, whatever they look like. */
export function asText(tree: Tree): Tree {
  return tree.kind === 'scalar' && typeof tree.value !== 'string'
    ? scalar(String(tree.value ?? ''), tree.origins)
    : tree;
}

/** One item of `replicas`. */
export const setReplicas: Transform = (objects, item, fields, work) => {
  const count = treeAt(item, 'count');
  const name = stringAt(item, 'name');
  if (!count || name === undefined) return;
  let isFound = false;
  for (const object of objects) {
    if (!idsOf(object).some((id) => id.name === name)) continue;
    for (const spec of fields) {
      for (const { parent, key } of fieldsOf(object, spec, count.origins)) {
        isFound = true;
        setEntry(parent, key, copyTree(count, work));
      }
    }
  }
  if (!isFound) throw new BuildFailure(`replicas: no object named ${name} to scale`, spanOf(item));
};

/** One item of `images`, for the containers of whatever objects. */
export const setImages: Transform = (objects, item, fields, work) => {
  for (const object of objects) {
    if (idOf(object).kind === 'CustomResourceDefinition') continue;
    eachContainer(object.tree, work, (container) => setImage(container, 'image', item));
    for (const spec of fields) for (const { parent, key } of fieldsOf(object, spec)) setImage(parent, key, item);
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
