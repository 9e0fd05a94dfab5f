import { type LoadOptions, load, Schema, Type, YAMLException } from 'js-yaml';
import { GoList, GoMap, type GoValue, type Traced } from '../go/value.ts';
import type { Entries, Entry } from '../origin/entry.ts';

const scalar = (tag: string, resolve: (text: string) => boolean, construct: (text: string) => unknown) =>
  new Type(tag, {
    kind: 'scalar',
    resolve: (text) => resolve(String(text ?? '')),
    construct: (text) => construct(String(text ?? '')),
  });

const TRUE = /^(?:y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const FALSE = /^(?:n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const INTEGER = /^[-+]?(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]+|0|[1-9][0-9_]*)$/;
const FLOAT = /^[-+]?(?:\.[0-9_]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?$/;
const SPECIAL = /^(?:\.(?:nan|NaN|NAN)|[-+]?\.(?:inf|Inf|INF))$/;

function integer(text: string): number {
  const digits = text.replaceAll('_', '').replace(/^[-+]/, '');
  const value = Number(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
  return text.startsWith('-') ? -value : value;
}

function float(text: string): number {
  if (/nan/i.test(text)) return Number.NaN;
  if (/inf/i.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return Number(text.replaceAll('_', ''));
}

const SCHEMA = new Schema({
  implicit: [
    scalar(
      'tag:yaml.org,2002:null',
      (text) => /^(?:~|null|Null|NULL|)$/.test(text),
      () => null,
    ),
    scalar(
      'tag:yaml.org,2002:bool',
      (text) => TRUE.test(text) || FALSE.test(text),
      (text) => TRUE.test(text),
    ),
    scalar('tag:yaml.org,2002:int', (text) => INTEGER.test(text), integer),
    scalar('tag:yaml.org,2002:float', (text) => FLOAT.test(text) || SPECIAL.test(text), float),
    new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (text) => text === '<<' }),
  ],
  explicit: [
    new Type('tag:yaml.org,2002:str', { kind: 'scalar', construct: (text) => text ?? '' }),
    new Type('tag:yaml.org,2002:seq', { kind: 'sequence', construct: (items) => items ?? [] }),
    new Type('tag:yaml.org,2002:map', { kind: 'mapping', construct: (map) => map ?? {} }),
    new Type('tag:yaml.org,2002:binary', {
      kind: 'scalar',
      construct: (text) =>
        new TextDecoder().decode(Uint8Array.from(atob(String(text).replace(/\s/g, '')), (c) => c.charCodeAt(0))),
    }),
    new Type('tag:yaml.org,2002:timestamp', { kind: 'scalar', construct: (text) => text }),
  ],
});
const OPTIONS: LoadOptions = { schema: SCHEMA, json: true };

/** Most values that one text holds, aliases written out. */
const MOST_VALUES = 1_000_000;

/**
 * The value of YAML text, as Kubernetes' decoder gives it: all numbers are float64.
 *
 * @param file what the entries of the values say they come from; what comes from nowhere has none
 * @throws Error for what is no YAML
 */
export function readValues(text: string, file?: Entry): Traced {
  let left = MOST_VALUES;
  const convert = (value: unknown, entry: Entry | undefined): Traced => {
    if (--left < 0) throw new Error('yaml: document contains excessive aliasing');
    const entries: Entries | undefined = entry && [entry];
    if (Array.isArray(value)) {
      return { value: new GoList(value.map((item, index) => convert(item, entry?.child(index)))), entries };
    }
    if (typeof value !== 'object' || value === null) return { value: (value ?? null) as GoValue, entries };
    return {
      value: new GoMap(Object.entries(value).map(([key, item]) => [key, convert(item, entry?.child(key))] as const)),
      entries,
    };
  };
  try {
    return convert(load(text, OPTIONS), file);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new Error(`error converting YAML to JSON: yaml: line ${error.mark.line + 1}: ${error.reason}`);
  }
}
