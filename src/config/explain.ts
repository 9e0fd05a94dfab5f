import type { OptionProblem } from '../generated/option-validators.js';
import { formatPath, type Place } from '../kubernetes/place.ts';
import type { Path } from '../source/document.ts';
import { nearestName } from '../text/nearest-name.ts';
import { type ConfigProblem, keySpanOf, oneOf, show, spanOf } from './problem.ts';
import { PATTERN_MEANINGS, type Schema } from './schema.ts';

/** Keys of other linters, and what they are here. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['preset', 'extends'],
  ['presets', 'extends'],
  ['exclude', 'ignores'],
  ['excludes', 'ignores'],
  ['ignorePatterns', 'ignores'],
  ['files', 'include'],
  ['suppress', 'ignore'],
  ['severity', 'rules'],
]);

/** `; did you mean …?`, or nothing. */
export function didYouMean(word: string, names: readonly string[]): string {
  const other = OTHER_NAMES.get(word);
  const name = other !== undefined && names.includes(other) ? other : nearestName(word, names);
  return name === undefined ? '' : `; did you mean ${name}?`;
}

/**
 * A validator's error in words, with its place.
 *
 * @param schema what `root` was validated against
 * @param title what to call the root itself
 */
export function explain(
  problem: OptionProblem,
  schema: Schema,
  root: Place,
  title = 'The configuration',
): ConfigProblem {
  const path = pathOf(problem.instancePath, root.value);
  const place = root.at(...path);
  const part = schemaAt(schema, path);
  const { keyword, params } = problem;
  const name = formatPath(place.path) || title;
  if (keyword === 'additionalProperties') return unknownKey(place, String(params.additionalProperty), part);
  const span = spanOf(place);
  if (keyword === 'required')
    return { span: keySpanOf(place), message: `${name}: ${params.missingProperty} is required` };
  return { span, message: `${name} ${describe(problem, place.value, part)}` };
}

function describe({ keyword, params, message }: OptionProblem, value: unknown, schema: Schema | undefined): string {
  switch (keyword) {
    case 'type':
      return `must be ${oneOf([params.type].flat().map(nameOfType))}, not ${kindOf(value)}`;
    case 'enum': {
      const allowed = schema?.enum ?? [];
      const meant = typeof value === 'string' ? didYouMean(value, allowed) : '';
      return `must be ${oneOf(allowed)}, not ${show(value)}${meant}`;
    }
    case 'pattern':
      return `${PATTERN_MEANINGS.get(String(params.pattern)) ?? message}${value === '' ? '' : `, not ${show(value)}`}`;
    case 'maxItems':
      return `must not have more than ${params.limit} entries`;
    case 'exclusiveMinimum':
      return `must be more than ${params.limit}, not ${show(value)}`;
    case 'minimum':
      return `must be at least ${params.limit}, not ${show(value)}`;
    case 'maximum':
      return `must be at most ${params.limit}, not ${show(value)}`;
    default:
      return message ?? 'is not valid';
  }
}

function unknownKey(place: Place, key: string, schema: Schema | undefined): ConfigProblem {
  const known = Object.keys(schema?.properties ?? {});
  const where = place.path.length > 0 ? ` in ${formatPath(place.path)}` : '';
  const span = keySpanOf(place.at(key));
  return { span, message: `Unknown key ${show(key)}${where}${didYouMean(key, known)}` };
}

/** The steps of a JSON pointer. */
function pathOf(pointer: string, root: unknown): Path {
  let value = root;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(value) ? Number(key) : key;
      value = (value as Record<string | number, unknown>)[step];
      return step;
    });
}

function schemaAt(schema: Schema, path: Path): Schema | undefined {
  return path.reduce<Schema | undefined>((part, step) => {
    if (typeof step === 'number') return part?.items as Schema | undefined;
    const properties = part?.properties ?? {};
    if (Object.hasOwn(properties, step)) return properties[step];
    return typeof part?.additionalProperties === 'object' ? part.additionalProperties : undefined;
  }, schema);
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a string',
  array: 'a list',
  object: 'a mapping',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
};

function nameOfType(type: unknown): string {
  return TYPE_NAMES[String(type)] ?? String(type);
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'boolean') return String(value);
  return TYPE_NAMES[typeof value] ?? typeof value;
}
