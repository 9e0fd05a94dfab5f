import { addToGroup } from '../kubernetes/group-by.ts';
import { type BuiltObject, idOf, idsOf, isClusterScoped } from './built-object.ts';
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
      for (const spec of fields) for (const field of fieldsOf(object, spec)) follow(field, { object, kind, byName });
    }
  }
}

interface Reference {
  readonly object: BuiltObject;
  /** The kind of what is referred to. */
  readonly kind: string;
  readonly byName: ReadonlyMap<string, readonly BuiltObject[]>;
}

function candidatesByName(objects: readonly BuiltObject[]): Map<string, BuiltObject[]> {
  const byName = new Map<string, BuiltObject[]>();
  for (const object of objects) {
    for (const name of new Set(idsOf(object).map((id) => id.name))) addToGroup(byName, name, object);
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
function targetOf(value: Tree, { object, byName }: Reference, namespace: string | undefined): BuiltObject | undefined {
  const name = scalarAt(value);
  if (typeof name !== 'string') return undefined;
  const candidates = (byName.get(name) ?? []).filter((each) => isVisible(each, object, namespace));
  if (candidates.length < 2) return candidates[0];
  const shared = candidates.map((each) => each.trail.filter((step) => object.trail.includes(step)).length);
  const most = Math.max(...shared);
  const nearest = candidates.filter((_, index) => shared[index] === most);
  return nearest.length === 1 ? nearest[0] : undefined;
}

function isVisible(target: BuiltObject, from: BuiltObject, namespace: string | undefined): boolean {
  const own = idOf(from);
  if (isClusterScoped(idOf(target))) return true;
  if (namespace !== undefined) return idsOf(target).some((id) => (id.namespace || 'default') === namespace);
  if (isClusterScoped(own)) return true;
  const namespaces = new Set(idsOf(from).map((id) => id.namespace || 'default'));
  return idsOf(target).some((id) => namespaces.has(id.namespace || 'default'));
}
