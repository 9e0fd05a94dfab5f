import type { Budget } from '../budget.ts';
import { copyDeep } from '../functions/maps.ts';
import { GoMap, type Traced } from '../go/value.ts';
import { joinEntries } from '../origin/entry.ts';

/** A chart as far as its values matter. */
export interface ValuesOwner {
  readonly name: string;
  readonly values: Traced;
  readonly dependencies: readonly ValuesOwner[];
}

/**
 * Fills `target` with what the chart and its subcharts have as defaults, in place.
 *
 * @param keepsNulls whether a null stays, to delete something later; otherwise it deletes the default of that name
 *
 * Source: `coalesce` and what it calls in Helm's chartutil.
 */
export function coalesce(chart: ValuesOwner, target: GoMap, keepsNulls: boolean, budget: Budget): void {
  const defaults = copyDeep(chart.values, budget).value as GoMap;
  for (const [key, value] of defaults.entries) {
    const own = target.entries.get(key);
    if (!own) target.entries.set(key, value);
    else if (own.value === null && !keepsNulls) target.entries.delete(key);
    else if (own.value instanceof GoMap && value.value instanceof GoMap) {
      const isChart = chart.dependencies.some(({ name }) => name === key);
      target.entries.set(key, { value: own.value, entries: joinEntries(own.entries, value.entries) });
      fillTable(own.value, value.value, keepsNulls || isChart);
    }
  }
  for (const dependency of chart.dependencies) coalesceDependency(dependency, target, keepsNulls, budget);
}

function coalesceDependency(dependency: ValuesOwner, target: GoMap, keepsNulls: boolean, budget: Budget): void {
  const own = target.entries.get(dependency.name);
  if (own && !(own.value instanceof GoMap))
    throw new Error(`type mismatch on ${dependency.name}: its values are no mapping`);
  const values = own?.value instanceof GoMap ? own.value : new GoMap();
  target.entries.set(dependency.name, {
    value: values,
    entries: joinEntries(own?.entries, dependency.values.entries),
  });
  passGlobals(values, target, budget);
  coalesce(dependency, values, keepsNulls, budget);
}

function passGlobals(target: GoMap, source: GoMap, budget: Budget): void {
  const own = target.entries.get('global') ?? { value: new GoMap() };
  const given = source.entries.get('global') ?? { value: new GoMap() };
  if (!(own.value instanceof GoMap) || !(given.value instanceof GoMap)) return;
  for (const [key, value] of given.value.entries) {
    const old = own.value.entries.get(key);
    if (!(value.value instanceof GoMap)) {
      if (!(old?.value instanceof GoMap)) own.value.entries.set(key, value);
      continue;
    }
    const copy = copyDeep(value, budget);
    if (old && !(old.value instanceof GoMap)) continue;
    if (old?.value instanceof GoMap) fillTable(copy.value as GoMap, old.value, true);
    own.value.entries.set(key, copy);
  }
  target.entries.set('global', { value: own.value, entries: joinEntries(given.entries, own.entries) });
}

/** Adds to a table what it lacks. */
export function fillTable(target: GoMap, source: GoMap, keepsNulls: boolean): void {
  for (const [key, { value }] of target.entries) {
    if (value !== null) continue;
    source.entries.delete(key);
    if (!keepsNulls) target.entries.delete(key);
  }
  for (const [key, value] of source.entries) {
    const own = target.entries.get(key);
    if (!own) target.entries.set(key, value);
    else if (own.value instanceof GoMap && value.value instanceof GoMap) {
      target.entries.set(key, { value: own.value, entries: joinEntries(own.entries, value.entries) });
      fillTable(own.value, value.value, keepsNulls);
    }
  }
}

/** What a later values file, or `--set`, puts over an earlier one. Lists are replaced. */
export function overlay(base: GoMap, over: GoMap): GoMap {
  const result = new GoMap(new Map(base.entries));
  for (const [key, value] of over.entries) {
    const old = result.entries.get(key);
    if (old?.value instanceof GoMap && value.value instanceof GoMap) {
      result.entries.set(key, {
        value: overlay(old.value, value.value),
        entries: joinEntries(value.entries, old.entries),
      });
    } else result.entries.set(key, value);
  }
  return result;
}

/** The table at a dotted path. */
export function tableAt(values: GoMap, path: string): Traced | undefined {
  let found: Traced = { value: values };
  for (const key of path.split('.')) {
    if (!(found.value instanceof GoMap)) return undefined;
    const next = found.value.entries.get(key);
    if (!next) return undefined;
    found = next;
  }
  return found.value instanceof GoMap ? found : undefined;
}

/** Whatever is at a dotted path. */
export function valueAt(values: GoMap, path: string): Traced | undefined {
  const at = path.lastIndexOf('.');
  const table = at < 0 ? values : tableAt(values, path.slice(0, at))?.value;
  return table instanceof GoMap ? table.entries.get(path.slice(at + 1)) : undefined;
}
