import type { TextRange } from '../source/document.ts';

export interface JsonValue extends TextRange {
  /** What it says to be, if it says so. */
  readonly kind: string | undefined;
}

/**
 * The values in a string that is nothing but JSON, one after the other; usually one. What follows on the first one may be
 * YAML: kubectl reads a file that begins with a brace as JSON first. Undefined for anything else, which is YAML as a whole.
 *
 * @param isFirst whether the file begins with the text; after `---` kubectl reads YAML, which one value of JSON is too
 * @returns the values, and where the YAML begins
 */
export function splitJson(text: string, isFirst: boolean): { values: JsonValue[]; rest: number } | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  const whole = parseJson(text, 0, text.length);
  if (whole) return { values: [whole], rest: text.length };
  if (!isFirst || /^\s*\[/.test(text)) return undefined;
  const values: JsonValue[] = [];
  for (let start = 0; start < text.length; ) {
    const end = endOfValue(text, start);
    const value = end === undefined ? undefined : parseJson(text, start, end);
    if (end === undefined || !value) return values.length > 0 ? { values, rest: start } : undefined;
    values.push(value);
    start = end + text.slice(end).search(/\S|$/);
  }
  return values.length > 0 ? { values, rest: text.length } : undefined;
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

/** After the bracket that closes the one that comes first. */
function endOfValue(text: string, start: number): number | undefined {
  let depth = 0;
  TOKEN.lastIndex = start;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    if (match[0] === '{' || match[0] === '[') depth++;
    else if (match[0] === '}' || match[0] === ']') depth--;
    if (depth === 0) return TOKEN.lastIndex;
  }
  return undefined;
}
