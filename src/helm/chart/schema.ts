import { Ajv, type ErrorObject } from 'ajv';
import { GoInt, GoList, GoMap, type GoValue, isString, type Traced } from '../go/value.ts';
import { library } from '../libraries.ts';
import type { Entries } from '../origin/entry.ts';
import type { Instance } from './instance.ts';

/** A value that its chart's values.schema.json does not allow. */
export interface SchemaProblem {
  /** The file with the schema. */
  readonly schema: string;
  /** Under the values of the chart that has the schema. */
  readonly path: readonly string[];
  readonly message: string;
  /** Where the value is written, or would be. */
  readonly entries: Entries | undefined;
}

const MOST_SCHEMA = 4 * 1024 * 1024;
const MOST_PROBLEMS = 50;

/**
 * Checks the values of a chart and of its dependencies against their schemas. Nothing is fetched: a schema that refers to
 * another document is a problem of its own.
 */
export function checkSchemas(instance: Instance, values: Traced): SchemaProblem[] {
  const own = instance.chart.schema ? checkSchema(instance, values) : [];
  const map = values.value instanceof GoMap ? values.value : new GoMap();
  return [
    ...own,
    ...instance.dependencies.flatMap((each) =>
      checkSchemas(each, map.entries.get(each.name) ?? { value: new GoMap() }),
    ),
  ];
}

function checkSchema({ chart }: Instance, values: Traced): SchemaProblem[] {
  const schema = chart.schema?.path ?? '';
  const failed = (message: string) => [{ schema, path: [], message, entries: undefined }];
  try {
    const bytes = chart.schema?.read() ?? new Uint8Array();
    if (bytes.length > MOST_SCHEMA) return failed('The schema is too large to check values against it.');
    const validate = compile(JSON.parse(new TextDecoder().decode(bytes)));
    if (validate(toPlain(values.value))) return [];
    return (validate.errors ?? []).slice(0, MOST_PROBLEMS).map((error) => problemOf(error, schema, values));
  } catch (error) {
    return failed(`Values cannot be checked: ${error instanceof Error ? error.message : error}`);
  }
}

function compile(schema: unknown): ReturnType<Ajv['compile']> {
  const draft = typeof schema === 'object' && schema !== null && '$schema' in schema ? String(schema.$schema) : '';
  const Validator = draft.includes('2020-12')
    ? library('schemas2020')
    : draft.includes('2019-09')
      ? library('schemas2019')
      : Ajv;
  const options = {
    strict: false,
    allErrors: true,
    validateFormats: false,
    validateSchema: false,
    logger: false,
    // To make it faster takes longer than to run it once.
    code: { regExp: linear, optimize: false },
  } as const;
  // A draft that the validator does not know, such as draft 4, is read as the nearest one that it does.
  const known = /2020-12|2019-09|draft-07/.test(draft);
  return new Validator(options).compile(
    known || typeof schema !== 'object' ? (schema as object) : { ...schema, $schema: undefined },
  );
}

/** Patterns run in linear time, as they do in Go. */
const linear = Object.assign(
  (pattern: string) => {
    const compiled = library('expressions').compile(pattern);
    // The validator knows patterns apart by their texts.
    return { test: (text: string) => compiled.matcher(text).find(), toString: () => `/${pattern}/` };
  },
  { code: 'new RegExp' },
);

function problemOf(error: ErrorObject, schema: string, values: Traced): SchemaProblem {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  let found: Traced | undefined = values;
  for (const key of path) {
    const value: GoValue = found?.value;
    const next: Traced | undefined =
      value instanceof GoMap ? value.entries.get(key) : value instanceof GoList ? value.items[Number(key)] : undefined;
    found = next && !next.entries ? { ...next, entries: found?.entries } : next;
  }
  const extra = (error.params as { additionalProperty?: string }).additionalProperty;
  const inner = extra !== undefined && found?.value instanceof GoMap ? found.value.entries.get(extra) : undefined;
  return {
    schema,
    path: extra === undefined ? path : [...path, extra],
    message: extra === undefined ? (error.message ?? 'is not allowed') : 'is not a value of this chart',
    entries: inner?.entries ?? found?.entries,
  };
}

function toPlain(value: GoValue): unknown {
  if (isString(value)) return value.toString();
  if (value instanceof GoInt) return Number(value.value);
  if (value instanceof GoList) return value.items.map((item) => toPlain(item.value));
  if (value instanceof GoMap) {
    const plain: Record<string, unknown> = Object.create(null);
    for (const [key, item] of value.entries) plain[key] = toPlain(item.value);
    return plain;
  }
  return value;
}
