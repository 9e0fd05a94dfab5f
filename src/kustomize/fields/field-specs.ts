import { type BuiltObject, idOf } from '../built-object.ts';
import {
  ensureMapping,
  itemsAt,
  type MappingTree,
  mapping,
  type Origin,
  scalarAt,
  stringAt,
  type Tree,
} from '../tree.ts';

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

/** So many paths are kept: those of kustomize itself, and some that kustomizations name. */
const MOST_PATHS = 1000;

/** A field that was found. */
export interface Field {
  readonly parent: MappingTree;
  readonly key: string;
}

/** The fields of an object that a spec is about, those that are missing too where the spec creates them. */
export function fieldsOf(object: BuiltObject, spec: FieldSpec, origins: readonly Origin[] = []): readonly Field[] {
  if (!isAbout(spec, object)) return NO_FIELDS;
  const found: Field[] = [];
  collect(object.tree, stepsOf(spec.path), { create: spec.create ?? false, origins, found });
  return found;
}

const NO_FIELDS: readonly Field[] = [];

/** Asked of each object for each field that kustomize knows: most are of another kind. */
function isAbout({ group, version, kind }: FieldSpec, object: BuiltObject): boolean {
  if (kind !== undefined && scalarAt(object.tree, 'kind') !== kind) return false;
  if (group === undefined && version === undefined) return true;
  const id = idOf(object);
  return (group === undefined || group === id.group) && (version === undefined || version === id.version);
}

interface Collecting {
  readonly create: boolean;
  readonly origins: readonly Origin[];
  readonly found: Field[];
}

function collect(tree: Tree, steps: readonly string[], collecting: Collecting, at = 0): void {
  if (tree.kind === 'sequence') {
    for (const item of tree.items) collect(item, steps, collecting, at);
  } else if (tree.kind === 'mapping') {
    const step = steps[at] ?? '';
    const key = step.endsWith('[]') ? step.slice(0, -'[]'.length) : step;
    if (at >= steps.length - 1) {
      if (collecting.create || tree.entries.has(key)) collecting.found.push({ parent: tree, key });
      return;
    }
    const next = tree.entries.get(key);
    const isEmpty = next === undefined || (next.kind === 'scalar' && next.value === null);
    if (next && !isEmpty) collect(next, steps, collecting, at + 1);
    else if (collecting.create && key === step) {
      collect(ensureMapping(tree, key, collecting.origins), steps, collecting, at + 1);
    }
  }
}

const stepsByPath = new Map<string, readonly string[]>();

function stepsOf(path: string): readonly string[] {
  const known = stepsByPath.get(path);
  if (known) return known;
  const steps = path
    .replace(/\\\//g, '\u0000')
    .split('/')
    .filter(Boolean)
    .map((step) => step.replaceAll('\u0000', '/'));
  if (stepsByPath.size < MOST_PATHS) stepsByPath.set(path, steps);
  return steps;
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
