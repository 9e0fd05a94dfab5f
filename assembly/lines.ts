import { BLANK, COLON, DASH, DOT, HASH, LINE_FEED, startsWith } from './characters';
import { handOver } from './host';

// As src/parse/plain-text.ts, for bytes. All places are addresses in memory. A line feed stands behind the file, so that
// nothing has to look out for its end.

/** Behind the last byte of the file. */
export let end: usize = 0;
/** Where reading goes on, and blanks before the first character of that line; -1 behind the last line of the document. */
export let position: usize = 0;
export let column: i32 = 0;
/** Where the document ends, and the next one starts; known once the document was read. */
export let documentEnd: usize = 0;
export let nextDocument: usize = 0;

let lineStart: usize = 0;

export function setEnd(at: usize): void {
  end = at;
}

export function moveTo(at: usize): void {
  position = at;
}

export function columnOf(at: usize): i32 {
  return <i32>(at - lineStart);
}

/** Goes to the first line of a document that holds anything. */
export function beginDocument(start: usize): void {
  if (!isSeparator(start)) {
    toLine(start);
    return;
  }
  const behind = start + 3;
  endLine(skipBlanks(behind), behind);
  // Whether there is an empty document is for the other reader to say.
  if (column < 0) handOver();
}

/** Whether a line begins with `---`. */
export function isSeparator(line: usize): boolean {
  return startsWith(line, '---');
}

export function skipBlanks(at: usize): usize {
  let behind = at;
  while (load<u8>(behind) === BLANK) behind++;
  return behind;
}

/** The line break, or the end of the file, that ends the line of `at`. */
export function lineEnd(at: usize): usize {
  const lineFeeds = i8x16.splat(LINE_FEED);
  let block = at;
  let found = i8x16.bitmask(i8x16.eq(v128.load(block), lineFeeds));
  while (found === 0) {
    block += 16;
    found = i8x16.bitmask(i8x16.eq(v128.load(block), lineFeeds));
  }
  return block + <usize>ctz(found);
}

/** Goes to the first line from `start` on that is neither empty nor a comment. */
export function toLine(start: usize): void {
  let line = start;
  while (line < end) {
    const at = skipBlanks(line);
    const code = load<u8>(at);
    if (code === LINE_FEED) {
      line = at + 1;
    } else if (code === HASH) {
      line = lineEnd(at) + 1;
    } else {
      lineStart = line;
      position = at;
      column = <i32>(at - line);
      if (at === line && (code === DASH || code === DOT)) judgeMark(line);
      return;
    }
  }
  endDocument(end, end);
}

/** A line that begins with `---` ends the document without the line break before it, as kubectl cuts a stream. */
function judgeMark(line: usize): void {
  if (isSeparator(line)) endDocument(line - 1, lineEnd(line) + 1);
  else if (startsWith(line, '...')) handOver();
}

function endDocument(at: usize, next: usize): void {
  documentEnd = at;
  nextDocument = next;
  position = at;
  column = -1;
}

/** Whether nothing more than a comment follows at `at`, to which blanks lead from `behind`. */
export function isEndOfLine(at: usize, behind: usize): boolean {
  const code = load<u8>(at);
  return code === LINE_FEED || (at > behind && code === HASH);
}

/** Leaves a line of which everything was read. */
export function endLine(at: usize, behind: usize): void {
  if (!isEndOfLine(at, behind)) handOver();
  toLine(lineEnd(at) + 1);
}

export function isDash(at: usize): boolean {
  return load<u8>(at) === DASH && isGap(at + 1);
}

export function isColon(at: usize): boolean {
  return load<u8>(at) === COLON && isGap(at + 1);
}

export function isGap(at: usize): boolean {
  const code = load<u8>(at);
  return code === BLANK || code === LINE_FEED;
}
