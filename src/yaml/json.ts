import type { TextRange } from '../source/document.ts';
import { ParseError } from './syntax/problem.ts';

export interface JsonValue extends TextRange {
  /** What it says to be, if it says so. */
  readonly kind: string | undefined;
}

/** What a file begins with. */
export interface JsonStart {
  /** Its values of JSON, one after the other; usually one, or none. */
  readonly values: readonly JsonValue[];
  /** Where its YAML begins. */
  readonly rest: number;
  /** Why the rest is not read. */
  readonly problem?: ParseError;
}

/**
 * Reads a file that begins with a brace as JSON first, as kubectl does; it goes on with YAML where that fails. All other
 * files are YAML as a whole, and so is what follows on `---`.
 *
 * Source: `YAMLOrJSONDecoder` in k8s.io/apimachinery/pkg/util/yaml/decoder.go.
 */
export function splitJson(text: string): JsonStart {
  if (!OPENING.test(text)) return { values: [], rest: 0 };
  const whole = parseJson(text, 0, text.length);
  if (whole) return { values: [whole], rest: text.length };
  const values: JsonValue[] = [];
  for (let end = 0; ; ) {
    const start = end + text.slice(end).search(/[^ \t\r\n]|$/);
    if (start === text.length) return { values, rest: start };
    const value = parseJson(text, start, endOfValue(text, start));
    if (!value) return startOfYaml(text, values, end);
    values.push(value);
    end = value.end;
  }
}

/** Go's spaces. */
const OPENING = /^(?:[^\S\ufeff]|\u0085)*\{/;
const SPACE = /[^\S\ufeff]|\u0085/;

/** After spaces, or on the line after them. kubectl looks at four bytes each time, and gives up when there are fewer. */
function startOfYaml(text: string, values: readonly JsonValue[], end: number): JsonStart {
  for (let at = end; values.length < 2 && new TextEncoder().encode(text.slice(at, at + 4)).length >= 4; at++) {
    const char = text[at] as string;
    // What Go's decoder of UTF-8 returns for an error too.
    if (char === '\ufffd') break;
    if (!SPACE.test(char)) return { values, rest: at };
    if (char === '\n') return { values, rest: at + 1 };
  }
  const at = end + text.slice(end).search(/\S|$/);
  return {
    values,
    rest: at,
    problem: new ParseError('Only JSON can follow here, as after the values before it', 0, 0),
  };
}

function parseJson(text: string, start: number, end: number): JsonValue | undefined {
  try {
    const value: unknown = JSON.parse(text.slice(start, end));
    const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
    return { start, end, kind: typeof kind === 'string' ? kind : undefined };
  } catch {
    return undefined;
  }
}

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]/g;
const SCALAR = /"[^"\\]*(?:\\.[^"\\]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![.eE])|true|false|null/y;

/** After the scalar, or the bracket that closes the one at `start`; there where nothing of JSON is. */
function endOfValue(text: string, start: number): number {
  if (text[start] !== '{' && text[start] !== '[') {
    SCALAR.lastIndex = start;
    return start + (SCALAR.exec(text)?.[0].length ?? 0);
  }
  let depth = 0;
  TOKEN.lastIndex = start;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    if (match[0] === '{' || match[0] === '[') depth++;
    else if (match[0] === '}' || match[0] === ']') depth--;
    if (depth === 0) return TOKEN.lastIndex;
  }
  return start;
}
