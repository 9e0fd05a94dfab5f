import type { Budget } from '../budget.ts';
import { copyDeep } from '../functions/maps.ts';
import { GoMap, type Traced } from '../go/value.ts';
import type { Chart } from './chart.ts';
import { coalesce, tableAt, valueAt } from './coalesce.ts';
import { importValues } from './import-values.ts';
import { isCompatible } from './locate.ts';
import { type DependencyDeclaration, nameOf } from './metadata.ts';

/** A chart as one release uses it: under its alias, with those of its dependencies that are enabled. */
export interface Instance {
  readonly chart: Chart;
  readonly name: string;
  /** Its defaults, with what it imports from dependencies. */
  values: Traced;
  readonly dependencies: readonly Instance[];
  /** Those that Chart.yaml declares, and that are enabled. */
  readonly declared: readonly DependencyDeclaration[];
  /** Declared, enabled, and neither in charts/ nor found elsewhere. */
  readonly missing: readonly DependencyDeclaration[];
}

/** A chart under the name that its parent gives it. */
interface NamedChart {
  readonly chart: Chart;
  readonly name: string;
}

/**
 * The charts of a release, as conditions and tags in values decide.
 *
 * Source: `ProcessDependenciesWithMerge` in Helm's chartutil.
 */
export function instantiate(chart: Chart, given: GoMap, budget: Budget): Instance {
  const instance = enabled({ chart, name: chart.metadata.name }, given, '', budget);
  importValues(instance, budget);
  return instance;
}

/** @param path of its values in those of the release: `redis.`, or `` for the chart itself */
function enabled({ chart, name }: NamedChart, given: GoMap, path: string, budget: Budget): Instance {
  return budget.nested(() => {
    const { metadata } = chart;
    const all = declaredAndOthers(chart);
    const owner = { name, values: chart.values, dependencies: all.map((each) => plainOwner(each.chart, each.name)) };
    const values = copyDeep({ value: given }, budget).value as GoMap;
    coalesce(owner, values, false, budget);
    const isOn = (declaration: DependencyDeclaration) => isEnabled(declaration, values, path);
    const off = new Set(metadata.dependencies.filter((each) => !isOn(each)).map(nameOf));
    return {
      chart,
      name,
      values: chart.values,
      dependencies: all
        .filter((each) => !off.has(each.name))
        .map((each) => enabled(each, values, `${path}${each.name}.`, budget)),
      declared: metadata.dependencies.filter((each) => !off.has(nameOf(each))),
      missing: metadata.dependencies.filter(
        (each) =>
          !off.has(nameOf(each)) && !chart.dependencies.some((dependency) => dependency.metadata.name === each.name),
      ),
    };
  });
}

function plainOwner(chart: Chart, name: string): Parameters<typeof coalesce>[0] {
  return {
    name,
    values: chart.values,
    dependencies: chart.dependencies.map((each) => plainOwner(each, each.metadata.name)),
  };
}

/** Charts that nothing declares come first; one that is declared twice, with aliases, comes twice. */
function declaredAndOthers(chart: Chart): NamedChart[] {
  const { dependencies, metadata } = chart;
  const fits = (each: Chart, declaration: DependencyDeclaration) =>
    each.metadata.name === declaration.name && isCompatible(declaration.version, each.metadata.version);
  const others = dependencies.filter((each) => !metadata.dependencies.some((declaration) => fits(each, declaration)));
  const declared = metadata.dependencies.flatMap((declaration) => {
    const found = dependencies.find((each) => fits(each, declaration));
    return found ? [{ chart: found, name: nameOf(declaration) }] : [];
  });
  return [...others.map((each) => ({ chart: each, name: each.metadata.name })), ...declared];
}

/** The first condition that is true or false decides, then tags: one that is true, or none that is false. */
function isEnabled(declaration: DependencyDeclaration, values: GoMap, path: string): boolean {
  for (const condition of declaration.condition.trim().split(',')) {
    const value = condition === '' ? undefined : valueAt(values, path + condition)?.value;
    if (typeof value === 'boolean') return value;
  }
  const tags = tableAt(values, 'tags')?.value;
  if (!(tags instanceof GoMap)) return true;
  const set = declaration.tags.map((tag) => tags.get(tag)).filter((value) => typeof value === 'boolean');
  return set.length === 0 || set.includes(true);
}
