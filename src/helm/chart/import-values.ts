import type { Budget } from '../budget.ts';
import { copyDeep } from '../functions/maps.ts';
import { GoMap, type Traced } from '../go/value.ts';
import { coalesce, fillTable, tableAt } from './coalesce.ts';
import type { Instance } from './instance.ts';
import { nameOf } from './metadata.ts';

/**
 * Gives charts what they import from the values of their dependencies, innermost first. What a chart says itself stays.
 *
 * Source: `processImportValues` in Helm's chartutil.
 */
export function importValues(instance: Instance, budget: Budget): void {
  for (const dependency of instance.dependencies) importValues(dependency, budget);
  if (!instance.declared.some((declaration) => declaration.importValues.length > 0)) return;
  const values = new GoMap();
  coalesce(instance, values, true, budget);
  const imported = new GoMap();
  for (const declaration of instance.declared) {
    for (const each of declaration.importValues) {
      const child = typeof each === 'string' ? `exports.${each}` : each.child;
      const table = tableAt(values, `${nameOf(declaration)}.${child}`);
      if (!table) continue;
      const copy = copyDeep(table, budget);
      fillTable(imported, typeof each === 'string' ? (copy.value as GoMap) : atPath(each.parent, copy), false);
    }
  }
  fillTable(values, imported, true);
  instance.values = { value: values, entries: instance.values.entries };
}

function atPath(path: string, table: Traced): GoMap {
  if (path === '.') return table.value as GoMap;
  const wrapped = path
    .split('.')
    .reduceRight<Traced>((inner, key) => ({ value: new GoMap([[key, inner]]), entries: inner.entries }), table);
  return wrapped.value as GoMap;
}
