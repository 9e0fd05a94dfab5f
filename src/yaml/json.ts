import type { TextRange } from '../kubernetes/document.ts';

export interface JsonValue extends TextRange {
  /** What it says to be, if it says so. */
  readonly kind: string | undefined;
}

/**
 * The values in a text that is nothing but JSON, one after the other; usually one. Undefined when it is anything else,
 * which is left to the YAML reader: kubectl reads what begins with a bracket as JSON first.
 */
export function splitJson(text: string): JsonValue[] | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  const whole = parseJson(text, 0, text.length);
  if (whole) return [whole];
  const values: JsonValue[] = [];
  for (let start = 0; start < text.length; ) {
    const end = endOfValue(text, start);
    const value = end === undefined ? undefined : parseJson(text, start, end);
    if (end === undefined || !value) return undefined;
    values.push(value);
    start = end + text.slice(end).search(/\S|$/);
  }
  return values;
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

/** Behind the bracket that closes the one that comes first. */
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
