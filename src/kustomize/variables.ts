import type { BuiltObject } from './built-object.ts';
import { idsOf } from './built-object.ts';
import type { Work } from './failure.ts';
import { POD_SPECS } from './fields/default-fields.ts';
import { type FieldSpec, fieldsOf } from './fields/field-specs.ts';
import { joinOrigins, type MappingTree, type Origin, scalar, scalarAt, stringAt, type Tree, treeAt } from './tree.ts';

/** Where `$(NAME)` is replaced without being asked for. Source: varreference.go of kustomize. */
const FIELDS: readonly FieldSpec[] = [
  ...POD_SPECS.flatMap((spec) => [
    ...['containers', 'initContainers'].flatMap((field) =>
      ['args', 'command', 'env/value', 'volumeMounts/mountPath'].map((path) => ({
        ...spec,
        path: `${spec.path}/${field}/${path}`,
      })),
    ),
    { ...spec, path: `${spec.path}/volumes/nfs/server` },
  ]),
  { path: 'metadata/labels' },
  { path: 'metadata/annotations' },
  { kind: 'Ingress', path: 'spec/rules/host' },
  { kind: 'Ingress', path: 'spec/tls/hosts' },
  { kind: 'Ingress', path: 'spec/tls/secretName' },
];

/** Replaces `$(NAME)` by the fields that `vars` name. */
export function resolveVariables(
  objects: readonly BuiltObject[],
  variables: readonly Tree[],
  more: readonly FieldSpec[],
  work: Work,
): void {
  const values = new Map<string, Tree>();
  for (const variable of variables) {
    const value = referredValue(variable, objects);
    const name = stringAt(variable, 'name');
    if (value && name !== undefined) values.set(name, value);
  }
  if (values.size === 0) return;
  for (const object of objects) {
    for (const spec of [...FIELDS, ...more]) {
      work.spend(1);
      for (const { parent, key } of fieldsOf(object, spec)) {
        const value = parent.entries.get(key);
        if (value) parent.entries.set(key, expand(value, values, work));
      }
    }
  }
}

function referredValue(variable: Tree, objects: readonly BuiltObject[]): Tree | undefined {
  const reference = treeAt(variable, 'objref');
  const [kind, name, namespace] = ['kind', 'name', 'namespace'].map((field) => stringAt(reference, field));
  const object = objects.find((each) =>
    idsOf(each).some(
      (id) => id.kind === kind && id.name === name && (!namespace || (id.namespace || 'default') === namespace),
    ),
  );
  const path =
    stringAt(variable, 'fieldref', 'fieldPath') ?? stringAt(variable, 'fieldref', 'fieldpath') ?? 'metadata.name';
  const steps = path.split('.').flatMap((step) => step.split(/[[\]]/).filter(Boolean));
  let found: Tree | undefined = object?.tree;
  for (const step of steps) found = found?.kind === 'sequence' ? found.items[Number(step)] : treeAt(found, step);
  return found?.kind === 'scalar' ? found : undefined;
}

function expand(tree: Tree, values: ReadonlyMap<string, Tree>, work: Work): Tree {
  if (tree.kind === 'sequence') return { ...tree, items: tree.items.map((item) => expand(item, values, work)) };
  if (tree.kind === 'mapping') return expandEntries(tree, values, work);
  if (typeof tree.value !== 'string' || !tree.value.includes('$(')) return tree;
  const whole = /^\$\(([^)]+)\)$/.exec(tree.value);
  const only = whole?.[1] === undefined ? undefined : values.get(whole[1]);
  if (only) return scalar(scalarAt(only) ?? null, joinOrigins(tree.origins, only.origins));
  const used: Origin[] = [];
  const text = tree.value.replace(/\$\$|\$\(([^)]*)(\)?)/g, (written, name?: string, close?: string) => {
    const value = name === undefined || !close ? undefined : values.get(name);
    if (!value) return written;
    const text = String(scalarAt(value));
    work.write(text.length);
    used.push(...value.origins);
    return text;
  });
  return scalar(text, joinOrigins(tree.origins, used));
}

function expandEntries(tree: MappingTree, values: ReadonlyMap<string, Tree>, work: Work): Tree {
  return { ...tree, entries: new Map(Array.from(tree.entries, ([key, value]) => [key, expand(value, values, work)])) };
}
