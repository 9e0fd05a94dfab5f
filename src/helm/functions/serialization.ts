import { readValues } from '../chart/read-values.ts';
import { ANY_LIST, ANY_MAP, GoInt, GoList, GoMap, type GoValue, isString, nilList, type Traced } from '../go/value.ts';
import { library } from '../libraries.ts';
import type { Entries } from '../origin/entry.ts';
import type { Text } from '../origin/text.ts';
import { type JsonStyle, toJson } from '../serialize/json.ts';
import { toToml } from '../serialize/toml.ts';
import { toYaml } from '../serialize/yaml.ts';
import { isNil } from '../template/frame.ts';
import { type CallContext, type TemplateFunction, traced } from '../template/function.ts';
import { textOf } from './strings/text.ts';

/** Where Helm drops an error and gives nothing. */
function orEmpty(work: (value: Traced, context: CallContext) => GoValue): TemplateFunction {
  return traced('any', ([value], context) => {
    try {
      return { value: work(value as Traced, context) };
    } catch (error) {
      if (error instanceof Error && error.name === 'LimitExceeded') throw error;
      return { value: '' };
    }
  });
}

function strict(work: (value: Traced, context: CallContext) => GoValue): TemplateFunction {
  return traced('any', ([value], context) => ({ value: work(value as Traced, context) }));
}

const yaml = (value: Traced, { budget }: CallContext) => toYaml(value, budget);
const json =
  (style: JsonStyle) =>
  (value: Traced, { budget }: CallContext) =>
    toJson(value, budget, style);
const compact = json({ pretty: false, html: true });
const pretty = json({ pretty: true, html: true });
const raw = json({ pretty: false, html: false });

/** What was read comes from what its text came from. */
function reading(read: (text: string, source: Text) => Traced, failed: (message: string) => GoValue): TemplateFunction {
  return traced('string', ([given], { budget }) => {
    const source = textOf(given as Traced, budget);
    const text = source.toString();
    budget.spend(text.length >> 3);
    try {
      return read(text, source);
    } catch (error) {
      const message = (error instanceof Error ? error.message : String(error)).replace(
        /^Unexpected end/,
        'unexpected end',
      );
      return { value: failed(message), entries: source.entries };
    }
  });
}

/** How Helm reports what it could not read: in the value itself. */
const errorMap = (message: string) => new GoMap([['Error', { value: message }]]);
const errorList = (message: string) => new GoList([{ value: message }]);
const rethrow = (message: string): never => {
  throw new Error(message);
};

/** How encoding/json refuses a value of another shape. */
function refusal(value: GoValue, wanted: string): Error {
  const shape =
    value instanceof GoList
      ? 'array'
      : value instanceof GoMap
        ? 'object'
        : typeof value === 'boolean'
          ? 'bool'
          : isString(value)
            ? 'string'
            : 'number';
  return new Error(`json: cannot unmarshal ${shape} into Go value of type ${wanted}`);
}

function mapFrom(from: Traced): Traced {
  const { value, entries } = from;
  if (value === null || value === undefined) return { value: new GoMap(), entries };
  if (!(value instanceof GoMap)) throw refusal(value, ANY_MAP);
  return from;
}

function listFrom(from: Traced): Traced {
  const { value, entries } = from;
  if (value === null || value === undefined) return { value: new GoList([]), entries };
  if (!(value instanceof GoList)) throw refusal(value, ANY_LIST);
  return from;
}

/** sigs.k8s.io/yaml says at which of its stages it failed. */
function decoding<T>(decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    throw new Error(`error unmarshaling JSON: while decoding JSON: ${error instanceof Error ? error.message : error}`);
  }
}

/** A value that a JavaScript parser gave: everything in a text of JSON or TOML comes from all of it. */
function fromJavaScript(value: unknown, entries: Entries | undefined): Traced {
  return { value: converted(value, entries), entries };
}

function converted(value: unknown, entries: Entries | undefined): GoValue {
  if (Array.isArray(value)) return new GoList(value.map((item) => fromJavaScript(item, entries)));
  if (typeof value === 'bigint') return new GoInt(value, 'int64');
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object' && value !== null) {
    return new GoMap(Object.entries(value).map(([key, item]) => [key, fromJavaScript(item, entries)] as const));
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

const parseJson = (text: string, source: Text) => fromJavaScript(JSON.parse(text), source.entries);
const parseToml = (text: string, source: Text) =>
  fromJavaScript(library('toml')(text, { integersAsBigInt: true }), source.entries);

/** Text of more pieces comes from all of its values, so that looking for each takes no time. */
const MOST_PIECES = 2_000;

function parseYaml(text: string, source: Text): Traced {
  const { entries } = source;
  const isLarge = source.pieces.length > MOST_PIECES;
  return readValues(
    text,
    (_, __, { keyStart, end }) => (isLarge ? entries : source.slice(keyStart, end).entries),
    entries,
  );
}

export const serializationFunctions: Readonly<Record<string, TemplateFunction>> = {
  toYaml: orEmpty(yaml),
  mustToYaml: strict(yaml),
  toYamlPretty: orEmpty((value, { budget }) => toYaml(value, budget, { pretty: true })),
  toJson: orEmpty(compact),
  mustToJson: strict(compact),
  toPrettyJson: orEmpty(pretty),
  mustToPrettyJson: strict(pretty),
  toRawJson: orEmpty(raw),
  mustToRawJson: strict(raw),
  toToml: strict((value, { budget }) => {
    if (isNil(value.value)) throw new Error('toml: cannot encode a nil');
    try {
      return toToml(value, budget);
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  }),
  fromYaml: reading((text, source) => {
    const value = parseYaml(text, source);
    return decoding(() => mapFrom(value));
  }, errorMap),
  fromYamlArray: reading((text, source) => {
    const value = parseYaml(text, source);
    return decoding(() => listFrom(value));
  }, errorList),
  fromJson: reading((text, source) => mapFrom(parseJson(text, source)), errorMap),
  fromJsonArray: reading((text, source) => {
    const value = parseJson(text, source);
    return value.value === null ? { ...value, value: nilList() } : listFrom(value);
  }, errorList),
  mustFromJson: reading(parseJson, rethrow),
  fromToml: reading((text, source) => mapFrom(parseToml(text, source)), errorMap),
};
