import { parse as parseTomlText } from 'smol-toml';
import { readValues } from '../chart/read-values.ts';
import { ANY_LIST, ANY_MAP, entriesOf, GoList, GoMap, type GoValue, isString, type Traced } from '../go/value.ts';
import type { Entries } from '../origin/entry.ts';
import { fromJavaScript } from '../serialize/from-javascript.ts';
import { type JsonStyle, toJson } from '../serialize/json.ts';
import { toToml } from '../serialize/toml.ts';
import { toYaml } from '../serialize/yaml.ts';
import { type CallContext, type TemplateFunction, traced } from '../template/function.ts';

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
  (style?: JsonStyle) =>
  (value: Traced, { budget }: CallContext) =>
    toJson(value, budget, style);
const compact = json();
const pretty = json({ pretty: true, html: true });
const raw = json({ pretty: false, html: false });

/** Everything that was read comes from all that was read. */
function withEntries(value: GoValue, entries: Entries | undefined): GoValue {
  if (!entries) return value;
  const each = (item: Traced): Traced => ({ value: withEntries(item.value, entries), entries });
  if (value instanceof GoMap)
    return new GoMap(
      [...value.entries].map(([key, item]) => [key, each(item)] as const),
      value.type,
    );
  return value instanceof GoList ? new GoList(value.items.map(each), value.type) : value;
}

function reading(read: (text: string) => GoValue, failed: (message: string) => GoValue): TemplateFunction {
  return traced('string', ([source], { budget }) => {
    const text = String(source?.value);
    budget.spend(text.length >> 3);
    const entries = source && entriesOf(source);
    try {
      return { value: withEntries(read(text), entries), entries };
    } catch (error) {
      return { value: failed(error instanceof Error ? error.message : String(error)), entries };
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

function mapFrom(value: GoValue): GoMap {
  if (value instanceof GoMap) return value;
  if (value === null || value === undefined) return new GoMap();
  throw refusal(value, ANY_MAP);
}

function listFrom(value: GoValue): GoList {
  if (value instanceof GoList) return value;
  if (value === null || value === undefined) return new GoList([]);
  throw refusal(value, ANY_LIST);
}

/** sigs.k8s.io/yaml says at which of its stages it failed. */
function decoding<T>(decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    throw new Error(`error unmarshaling JSON: while decoding JSON: ${error instanceof Error ? error.message : error}`);
  }
}

const parseJson = (text: string) => fromJavaScript(JSON.parse(text));
const parseYaml = (text: string) => readValues(text).value;
const parseToml = (text: string) => fromJavaScript(parseTomlText(text, { integersAsBigInt: true }));

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
    try {
      return toToml(value, budget);
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  }),
  fromYaml: reading((text) => {
    const value = parseYaml(text);
    return decoding(() => mapFrom(value));
  }, errorMap),
  fromYamlArray: reading((text) => {
    const value = parseYaml(text);
    return decoding(() => listFrom(value));
  }, errorList),
  fromJson: reading((text) => mapFrom(parseJson(text)), errorMap),
  fromJsonArray: reading((text) => listFrom(parseJson(text)), errorList),
  mustFromJson: reading(parseJson, rethrow),
  fromToml: reading((text) => mapFrom(parseToml(text)), errorMap),
};
