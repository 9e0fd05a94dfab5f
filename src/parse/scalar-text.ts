/** Something in a scalar that Kubernetes refuses; the offset counts from the scalar's first code unit. */
export interface BadEscape {
  readonly offset: number;
  readonly length: number;
  readonly message: string;
}

const BREAKS = /\r\n|[\n\r\u0085]/;
/** The line separators too; in quotes they are content, in a block scalar they end a line. */
const BLOCK_BREAKS = /\r\n|[\n\r\u0085\u2028\u2029]/;

/** The text of a plain scalar: line breaks folded. */
export function plainText(source: string): string {
  return BREAKS.test(source) ? fold(source.split(BREAKS), (line) => line) : source;
}

/** The text of a single-quoted scalar, quotes included in `source`. */
export function singleQuotedText(source: string): string {
  const inner = source.slice(1, -1);
  const folded = BREAKS.test(inner) ? fold(inner.split(BREAKS), (line) => line) : inner;
  return folded.replaceAll("''", "'");
}

/** The text of a double-quoted scalar, quotes included; ask {@link findBadEscape} first. */
export function doubleQuotedText(source: string): string {
  const inner = source.slice(1, -1);
  return BREAKS.test(inner) ? fold(inner.split(BREAKS), decodeEscapes, true) : decodeEscapes(inner);
}

/**
 * Joins the lines of a flow scalar: one break becomes a blank, each further one a line break, and blanks around a
 * break are dropped. In double quotes a backslash at the end of a line takes its break away.
 */
function fold(lines: readonly string[], decode: (line: string) => string, escapes = false): string {
  let result = '';
  let blankLines = 0;
  let escapedBreak = false;
  for (const [index, line] of lines.entries()) {
    const last = index === lines.length - 1;
    const text = index === 0 ? line : line.replace(/^[ \t]+/, '');
    const continues = escapes && !last && endsInBackslash(text);
    const content = continues ? text.slice(0, -1) : last ? text : trimEnd(text, escapes);
    if (content === '' && index > 0 && !last && !continues) {
      blankLines++;
      continue;
    }
    if (index > 0) result += blankLines > 0 ? '\n'.repeat(blankLines) : escapedBreak ? '' : ' ';
    result += decode(content);
    blankLines = 0;
    escapedBreak = continues;
  }
  return result;
}

/** Drops trailing blanks, but not one that is escaped. */
function trimEnd(text: string, escapes: boolean): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
  return escapes && end < text.length && endsInBackslash(text.slice(0, end))
    ? text.slice(0, end + 1)
    : text.slice(0, end);
}

function endsInBackslash(text: string): boolean {
  let count = 0;
  while (text[text.length - 1 - count] === '\\') count++;
  return count % 2 === 1;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};
const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(\r\n|[\s\S]?))/g;

function decodeEscapes(line: string): string {
  if (!line.includes('\\')) return line;
  return line.replace(ESCAPE, (_, x?: string, u?: string, long?: string, char?: string) => {
    const code = x ?? u ?? long;
    return code ? String.fromCodePoint(Number.parseInt(code, 16)) : (ESCAPES[char ?? ''] ?? '');
  });
}

/** The first escape of a double-quoted scalar that Kubernetes refuses: an unknown one, or half a surrogate pair. */
export function findBadEscape(source: string): BadEscape | undefined {
  if (!source.includes('\\')) return undefined;
  for (const match of source.matchAll(ESCAPE)) {
    const [text, , u, long, char] = match;
    const code = Number.parseInt(u ?? long ?? '0', 16);
    const at = { offset: match.index, length: text.length };
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
      return { ...at, message: `The escape ${text} is not a character by itself.` };
    }
    if (char !== undefined && !(char in ESCAPES) && !/^(?:\r\n|[\n\r\u0085\u2028\u2029])$/.test(char)) {
      return { ...at, message: `There is no escape ${text} in double quotes: write \\\\ for a backslash.` };
    }
  }
  return undefined;
}

/**
 * The text of a literal or folded block scalar. `source` runs from the indicator to the end of its lines, `parent` is
 * the column of the block collection around it, -1 at the root.
 */
export function blockText(source: string, parent: number): string {
  const { lines, indent, chomping } = readBlock(source, parent);
  const body = joinBlock(lines, indent, source.startsWith('>'));
  if (chomping === '-') return body.text;
  return body.text + body.lastBreak + (chomping === '+' ? body.trailing : '');
}

interface Block {
  readonly lines: readonly string[];
  readonly indent: number;
  readonly chomping: '' | '-' | '+';
}

function readBlock(source: string, parent: number): Block {
  const [header = '', ...lines] = source.split(BLOCK_BREAKS);
  const [, indicators = ''] = /^[|>]([-+\d]*)/.exec(header) ?? [];
  const explicit = /\d/.exec(indicators)?.[0];
  const indent = explicit ? Math.max(parent, 0) + Number(explicit) : detectIndent(lines, parent);
  return { lines, indent, chomping: indicators.includes('-') ? '-' : indicators.includes('+') ? '+' : '' };
}

/** The length of a block scalar without its final break and without blank lines at the end that do not count. */
export function blockLength(source: string, parent: number): number {
  const { lines, indent, chomping } = readBlock(source, parent);
  if (chomping === '+') return source.replace(/(?:\r\n|[\n\r])$/, '').length;
  const header = source.search(BLOCK_BREAKS);
  let length = header < 0 ? source.length : header;
  let offset = length;
  for (const line of lines) {
    offset += source.startsWith('\r\n', offset) ? 2 : 1;
    offset += line.length;
    if (countBlanks(line) > indent || countBlanks(line) < line.length) length = offset;
  }
  return length;
}

/** Offset of a tab that stands where the indentation of a block scalar should be: before its column, or deciding it. */
export function findBadBlockTab(source: string, parent: number): number | undefined {
  if (!source.includes('\t')) return undefined;
  const { lines, indent } = readBlock(source, parent);
  const header = source.search(BLOCK_BREAKS);
  const explicit = /^[|>][-+]?\d/.test(source);
  let detected = explicit;
  let offset = header < 0 ? source.length : header + (source.startsWith('\r\n', header) ? 2 : 1);
  for (const line of lines) {
    const blanks = countBlanks(line);
    if (line[blanks] === '\t' && (blanks < indent || !detected)) return offset + blanks;
    if (blanks < line.length) detected = true;
    offset += line.length + (source.startsWith('\r\n', offset + line.length) ? 2 : 1);
  }
  return undefined;
}

function detectIndent(lines: readonly string[], parent: number): number {
  let widest = Math.max(parent + 1, 1);
  for (const line of lines) {
    const blanks = countBlanks(line);
    widest = Math.max(widest, blanks);
    if (blanks < line.length) break;
  }
  return widest;
}

function countBlanks(line: string): number {
  let count = 0;
  while (line[count] === ' ') count++;
  return count;
}

interface BlockBody {
  readonly text: string;
  /** The break behind the last line; none when the text ends there. */
  readonly lastBreak: string;
  readonly trailing: string;
}

function joinBlock(lines: readonly string[], indent: number, folded: boolean): BlockBody {
  let text = '';
  let lastBreak = '';
  let trailing = '';
  let wasIndented = false;
  for (const [index, line] of lines.entries()) {
    const lineBreak = index < lines.length - 1 ? '\n' : '';
    const content = line.slice(Math.min(countBlanks(line), indent));
    if (content === '') {
      trailing += lineBreak;
      continue;
    }
    const indented = content.startsWith(' ') || content.startsWith('\t');
    if (!folded || wasIndented || indented || lastBreak === '') text += lastBreak;
    else if (trailing === '') text += ' ';
    text += trailing + content;
    wasIndented = indented;
    lastBreak = lineBreak;
    trailing = '';
  }
  return { text, lastBreak, trailing };
}
