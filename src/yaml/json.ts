import { type Chunk, splitDocuments } from './documents.ts';
import { ParseError } from './syntax/problem.ts';

/**
 * Splits a file that begins with a brace into values of JSON first, as kubectl does; it goes on with YAML where that fails.
 * All other files are YAML as a whole, and so is what follows on `---`.
 *
 * Source: `YAMLOrJSONDecoder` in k8s.io/apimachinery/pkg/util/yaml/decoder.go.
 */
export function splitFile(text: string): Chunk[] {
  if (!OPENING.test(text)) return splitDocuments(text);
  const whole = parseJson(text, 0, text.length);
  if (whole) return [whole];
  const values: Chunk[] = [];
  for (let end = 0; ; ) {
    const start = end + text.slice(end).search(/[^ \t\r\n]|$/);
    if (start === text.length) return values;
    const value = parseJson(text, start, endOfValue(text, start));
    if (!value) return [...values, ...yamlAfter(values.length, text, end)];
    values.push(value);
    end = start + value.text.length;
  }
}

/** Go's spaces. */
const OPENING = /^(?:[^\S\ufeff]|\u0085)*\{/;
const SPACE = /[^\S\ufeff]|\u0085/;

/** After spaces, or on the line after them. kubectl looks at four bytes each time, and gives up when there are fewer. */
function yamlAfter(values: number, text: string, end: number): Chunk[] {
  for (let at = end; values < 2 && new TextEncoder().encode(text.slice(at, at + 4)).length >= 4; at++) {
    const char = text[at] as string;
    // What Go's decoder of UTF-8 returns for an error too.
    if (char === '\ufffd') break;
    if (!SPACE.test(char)) return splitDocuments(text, at);
    if (char === '\n') return splitDocuments(text, at + 1);
  }
  const start = end + text.slice(end).search(/\S|$/);
  return [
    { text: '', start, problem: new ParseError('Only JSON can follow here, as after the values before it', 0, 0) },
  ];
}

function parseJson(text: string, start: number, end: number): Chunk | undefined {
  const json = text.slice(start, end);
  try {
    const value: unknown = JSON.parse(json);
    const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
    return { text: json, start, isJson: true, kind: typeof kind === 'string' ? kind : undefined };
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
