import { addToGroup } from '../kubernetes/group-by.ts';
import { type BuiltObject, idOf, idsOf, isClusterScoped, type ObjectId } from './built-object.ts';
import type { Work } from './failure.ts';
import { NAME_REFERENCES, type NameReference } from './fields/default-fields.ts';
import { type Field, fieldsOf } from './fields/field-specs.ts';
import { scalar, scalarAt, setEntry, stringAt, type Tree } from './tree.ts';

/** Changes names where objects refer to others whose names have changed. */
export function followNames(objects: readonly BuiltObject[], more: readonly NameReference[], work: Work): void {
  for (const { kind, group, fields } of [...NAME_REFERENCES, ...more]) {
    const renamed = objects.filter((object) => {
      const id = idOf(object);
      return id.kind === kind && (group === undefined || id.group === group) && object.formerIds.length > 0;
    });
    if (renamed.length === 0) continue;
    const byName = candidatesByName(renamed);
    for (const object of objects) {
      work.spend(fields.length);
      for (const spec of fields)
        for (const field of fieldsOf(object, spec)) follow(field, { object, kind, byName, work });
    }
  }
}

interface Reference {
  readonly object: BuiltObject;
  /** The kind of what is referred to. */
  readonly kind: string;
  readonly byName: ByName;
  readonly work: Work;
}

/** What was or is called so, by namespace: thousands of namespaces may hold an object of one name. */
type ByName = ReadonlyMap<string, ReadonlyMap<string, readonly BuiltObject[]>>;

/** In place of a namespace, for what is in none. */
const EVERYWHERE = '';

const namespaceOf = ({ namespace }: ObjectId) => namespace || 'default';

function candidatesByName(objects: readonly BuiltObject[]): ByName {
  const byName = new Map<string, Map<string, BuiltObject[]>>();
  for (const object of objects) {
    const ids = idsOf(object);
    const places = new Set(isClusterScoped(idOf(object)) ? [EVERYWHERE] : ids.map(namespaceOf));
    for (const name of new Set(ids.map((id) => id.name))) {
      const known = byName.get(name) ?? new Map<string, BuiltObject[]>();
      byName.set(name, known);
      for (const place of places) addToGroup(known, place, object);
    }
  }
  return byName;
}

function follow({ parent, key }: Field, reference: Reference): void {
  const value = parent.entries.get(key);
  if (value?.kind === 'sequence') {
    for (const [index, item] of value.items.entries()) value.items[index] = followed(item, reference, undefined);
    return;
  }
  if (!value) return;
  const { kind } = reference;
  // A reference that says which kind it means says so beside the name.
  const named = stringAt(parent, 'kind');
  if (named !== undefined && named !== kind && !(key === 'name' && named === '')) return;
  const namespace = stringAt(parent, 'namespace');
  const target = targetOf(value, reference, namespace);
  if (!target) return;
  const id = idOf(target);
  if (id.name !== scalarAt(value)) setEntry(parent, key, scalar(id.name, value.origins));
  if (namespace !== undefined && id.namespace !== undefined && id.namespace !== namespace) {
    const place = target.tree.entries.get('metadata');
    const written = place?.kind === 'mapping' ? place.entries.get('namespace') : undefined;
    if (written) setEntry(parent, 'namespace', scalar(id.namespace, written.origins));
  }
}

function followed(item: Tree, reference: Reference, namespace: string | undefined): Tree {
  const target = targetOf(item, reference, namespace);
  return target ? scalar(idOf(target).name, item.origins) : item;
}

/** The object that was called so: in the namespace of what refers to it, made by the nearest kustomization. */
function targetOf(value: Tree, reference: Reference, namespace: string | undefined): BuiltObject | undefined {
  const { object, byName, work } = reference;
  const name = scalarAt(value);
  const named = typeof name === 'string' ? byName.get(name) : undefined;
  if (!named) return undefined;
  const places = namespace === undefined ? placesOf(object, named) : [namespace, EVERYWHERE];
  const candidates = [...new Set([...places].flatMap((place) => named.get(place) ?? []))];
  if (candidates.length < 2) return candidates[0];
  work.spend(candidates.length);
  const shared = candidates.map((each) => each.trail.filter((step) => object.trail.includes(step)).length);
  const most = Math.max(...shared);
  const nearest = candidates.filter((_, index) => shared[index] === most);
  return nearest.length === 1 ? nearest[0] : undefined;
}

/** Where what an object refers to may be. */
function placesOf(object: BuiltObject, named: ReadonlyMap<string, unknown>): Iterable<string> {
  if (isClusterScoped(idOf(object))) return named.keys();
  return new Set([...idsOf(object).map(namespaceOf), EVERYWHERE]);
}
