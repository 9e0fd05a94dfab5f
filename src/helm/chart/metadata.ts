import { formatFloat } from '../go/float.ts';
import { GoList, GoMap, type GoValue, isString, type Traced } from '../go/value.ts';
import type { Entries } from '../origin/entry.ts';

export interface DependencyDeclaration {
  readonly name: string;
  readonly version: string;
  readonly repository: string;
  readonly condition: string;
  readonly tags: readonly string[];
  readonly alias: string;
  /** `exports` of the chart by name, or a table of it and where to put it. */
  readonly importValues: readonly (string | { readonly child: string; readonly parent: string })[];
  /** Where Chart.yaml or requirements.yaml declares it. */
  readonly entries: Entries | undefined;
}

/** What its values are under, and what it is called in a release. */
export function nameOf({ alias, name }: DependencyDeclaration): string {
  return alias || name;
}

export interface Metadata {
  readonly name: string;
  readonly version: string;
  readonly isLibrary: boolean;
  readonly dependencies: readonly DependencyDeclaration[];
  /** All of Chart.yaml. */
  readonly content: GoMap;
}

/**
 * What Chart.yaml says, v1 or v2.
 *
 * @param requirements what requirements.yaml says, where v1 has its dependencies
 * @throws Error when it does not describe a chart
 */
export function parseMetadata(chart: Traced, requirements: Traced | undefined): Metadata {
  const content = chart.value;
  if (!(content instanceof GoMap)) throw new Error('Chart.yaml is not a mapping');
  const name = textAt(content, 'name');
  if (name === '') throw new Error('Chart.yaml has no name');
  const declared =
    content.get('dependencies') ??
    (requirements?.value instanceof GoMap ? requirements.value.get('dependencies') : undefined);
  return {
    name,
    version: textAt(content, 'version'),
    isLibrary: textAt(content, 'type') === 'library',
    dependencies: declared instanceof GoList ? declared.items.flatMap(parseDependency) : [],
    content,
  };
}

function parseDependency({ value, entries }: Traced): DependencyDeclaration[] {
  if (!(value instanceof GoMap)) return [];
  const tags = value.get('tags');
  const imports = value.get('import-values');
  return [
    {
      name: textAt(value, 'name'),
      version: textAt(value, 'version'),
      repository: textAt(value, 'repository'),
      condition: textAt(value, 'condition'),
      tags: tags instanceof GoList ? tags.items.map((tag) => textOf(tag.value)) : [],
      alias: textAt(value, 'alias'),
      importValues: imports instanceof GoList ? imports.items.flatMap(parseImport) : [],
      entries,
    },
  ];
}

function parseImport({ value }: Traced): DependencyDeclaration['importValues'] {
  if (value instanceof GoMap) return [{ child: textAt(value, 'child'), parent: textAt(value, 'parent') }];
  return isString(value) ? [value.toString()] : [];
}

export function textAt(map: GoMap, key: string): string {
  return textOf(map.get(key));
}

/** A scalar where Go has a string: numbers lose what does not change them, so that 1.0 is `1`. */
export function textOf(value: GoValue): string {
  if (isString(value)) return value.toString();
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : formatFloat(value, 'g');
  return typeof value === 'boolean' ? String(value) : '';
}
