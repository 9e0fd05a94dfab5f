import { endOfLine, trimEnd } from '../scan.ts';

/**
 * Where a block scalar ends: after its last line with content, or, with `+`, before the break of its last blank line.
 *
 * @param start offset of `|` or `>`
 * @param end where the reader stopped: at the next token, or at the end of the text
 * @param value what the scalar was read as; lines of spaces alone may be content
 */
export function endOfBlockScalar(text: string, start: number, end: number, value: string): number {
  const header = text.slice(start, endOfLine(text, start));
  const limit = Math.min(end, text.length);
  if (/^[|>]\d?\+/.test(header)) {
    const lastBreak =
      limit < text.length ? text.lastIndexOf('\n', limit - 1) : text.replace(/(?:\r\n|[\n\r])$/, '').length;
    return Math.max(text[lastBreak - 1] === '\r' ? lastBreak - 1 : lastBreak, start + header.length);
  }
  const trimmed = trimEnd(text, start, limit);
  if (trimmed <= start + header.length) return lineOfSpaces(text, start + header.length, limit, value) ?? trimmed;
  const lastLine = endOfLine(text, trimmed);
  return lineOfSpaces(text, lastLine, limit, value) ?? lastLine;
}

/** The end of the last line from `at` on that stands for a last line of spaces in the value, if it has one. */
function lineOfSpaces(text: string, at: number, limit: number, value: string): number | undefined {
  const [, spaces] = /(?:^|\n)([ \t]+)\n?$/.exec(value) ?? [];
  if (spaces === undefined) return undefined;
  let found: number | undefined;
  for (const line of text.slice(at, limit).matchAll(/[^\r\n]+/g)) {
    if (line[0].endsWith(spaces)) found = at + line.index + line[0].length;
  }
  return found;
}
