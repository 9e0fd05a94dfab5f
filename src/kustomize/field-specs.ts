import { type BuiltObject, idOf } from './built-object.ts';
import {
  ensureMapping,
  itemsAt,
  type MappingTree,
  mapping,
  type Origin,
  scalarAt,
  stringAt,
  type Tree,
} from './tree.ts';

/** Which field of which objects a transformation is about; what a spec does not say, it does not ask for. */
export interface FieldSpec {
  readonly group?: string | undefined;
  readonly version?: string | undefined;
  readonly kind?: string | undefined;
  /** Steps with `/` between them; lists on the way are gone through. */
  readonly path: string;
  /** Whether mappings that are missing on the way are made. */
  readonly create?: boolean;
}

/** A field that was found. */
export interface Field {
  readonly parent: MappingTree;
  readonly key: string;
}

/** The fields of an object that a spec is about, those that are missing too where the spec creates them. */
export function fieldsOf(object: BuiltObject, spec: FieldSpec, origins: readonly Origin[] = []): Field[] {
  const { group, version, kind } = idOf(object);
  const fits = (wanted: string | undefined, is: string) => wanted === undefined || wanted === is;
  if (!fits(spec.group, group) || !fits(spec.version, version) || !fits(spec.kind, kind)) return [];
  const found: Field[] = [];
  const steps = stepsOf(spec.path);
  collect(object.tree, steps, { create: spec.create ?? false, origins, found });
  return found;
}

interface Collecting {
  readonly create: boolean;
  readonly origins: readonly Origin[];
  readonly found: Field[];
}

function collect(tree: Tree, [step = '', ...rest]: readonly string[], collecting: Collecting): void {
  if (tree.kind === 'sequence') {
    for (const item of tree.items) collect(item, [step, ...rest], collecting);
  } else if (tree.kind === 'mapping') {
    const key = step.replace(/\[\]$/, '');
    if (rest.length === 0) {
      if (collecting.create || tree.entries.has(key)) collecting.found.push({ parent: tree, key });
      return;
    }
    const next = tree.entries.get(key);
    const isEmpty = next === undefined || (next.kind === 'scalar' && next.value === null);
    if (next && !isEmpty) collect(next, rest, collecting);
    else if (collecting.create && key === step) collect(ensureMapping(tree, key, collecting.origins), rest, collecting);
  }
}

function stepsOf(path: string): string[] {
  return path
    .replace(/\\\//g, '\u0000')
    .split('/')
    .filter(Boolean)
    .map((step) => step.replaceAll('\u0000', '/'));
}

/** The value of a field, or the mapping made for it. */
export function mappingOf({ parent, key }: Field, origins: readonly Origin[]): MappingTree | undefined {
  const value = parent.entries.get(key);
  if (value?.kind === 'mapping') return value;
  if (value && !(value.kind === 'scalar' && value.value === null)) return undefined;
  const made = mapping(origins);
  parent.entries.set(key, made);
  return made;
}

/** Reads the specs in a list of a kustomization or of a file that it names under `configurations`. */
export function readFieldSpecs(list: Tree | undefined): FieldSpec[] {
  return itemsAt(list).flatMap((item) => {
    const path = stringAt(item, 'path');
    if (path === undefined) return [];
    return {
      group: stringAt(item, 'group'),
      version: stringAt(item, 'version'),
      kind: stringAt(item, 'kind'),
      path,
      create: scalarAt(item, 'create') === true,
    };
  });
}
