import type { TextRange } from '../kubernetes/document.ts';

/**
 * The values in a text that is nothing but JSON, one after the other; usually one. Undefined when it is anything else,
 * which is left to the YAML reader: kubectl reads what begins with a bracket as JSON first.
 */
export function splitJson(text: string): TextRange[] | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  if (isJson(text)) return [{ start: 0, end: text.length }];
  const ranges: TextRange[] = [];
  for (let start = 0; start < text.length; ) {
    const end = endOfValue(text, start);
    if (end === undefined || !isJson(text.slice(start, end))) return undefined;
    ranges.push({ start, end });
    start = end + text.slice(end).search(/\S|$/);
  }
  return ranges;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
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
