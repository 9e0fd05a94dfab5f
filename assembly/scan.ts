import {
  BACKSLASH,
  BLANK,
  COLON,
  DASH,
  DOUBLE_QUOTE,
  HASH,
  INDICATOR,
  isDigit,
  isIn,
  LINE_FEED,
  lowerCase,
  SINGLE_QUOTE,
  WORD,
  WORD_START,
} from './characters';
import { handOver } from './host';
import { end, isDash, isGap, moveTo, skipBlanks } from './lines';

/** In place of the column of a collection around a scalar that has to end on its line. */
export const ON_ITS_LINE: i32 = i32.MAX_VALUE;

export const PLAIN: u8 = 0;

/** Behind the scalar that was scanned, its quote or {@link PLAIN}, and whether it goes over several lines. */
export let scanned: usize = 0;
export let style: u8 = PLAIN;
export let isFolded: boolean = false;

export function markFolded(): void {
  isFolded = true;
}

/**
 * Finds the end of a scalar; the position is then behind it and the blanks that follow.
 *
 * @param parent column of the collection around it
 */
export function scan(at: usize, parent: i32): void {
  const code = load<u8>(at);
  isFolded = false;
  if (code === DOUBLE_QUOTE) scanDouble(at, parent);
  else if (code === SINGLE_QUOTE) scanSingle(at, parent);
  else if (isIndicator(at, code) || isDash(at)) handOver();
  else scanPlain(at);
}

/** A colon before anything but a gap is a character as others are. */
function isIndicator(at: usize, code: u8): boolean {
  return code === COLON ? isGap(at + 1) : isIn(INDICATOR, code);
}

/** To the end of its line, a comment, or the colon that makes it a key. */
export function scanPlain(at: usize): void {
  style = PLAIN;
  let behind = at;
  let index = at;
  for (; ; index++) {
    const code = load<u8>(index);
    if (code > COLON) {
      behind = index + 1;
      continue;
    }
    if (code === BLANK) continue;
    if (code === LINE_FEED) break;
    if (code === COLON && isGap(index + 1)) break;
    if (code === HASH && load<u8>(index - 1) === BLANK) break;
    behind = index + 1;
  }
  scanned = behind;
  moveTo(index);
}

function scanDouble(at: usize, parent: i32): void {
  style = DOUBLE_QUOTE;
  for (let index = at + 1; index < end; index++) {
    const code = load<u8>(index);
    if (code === DOUBLE_QUOTE) {
      endQuoted(index + 1);
      return;
    }
    if (code === LINE_FEED) index = continuation(index, parent) - 1;
    else if (code === BACKSLASH) index = escapeEnd(index + 1);
  }
  handOver();
}

function scanSingle(at: usize, parent: i32): void {
  style = SINGLE_QUOTE;
  for (let index = at + 1; index < end; index++) {
    const code = load<u8>(index);
    if (code === LINE_FEED) index = continuation(index, parent) - 1;
    if (code !== SINGLE_QUOTE) continue;
    if (load<u8>(index, 1) !== SINGLE_QUOTE) {
      endQuoted(index + 1);
      return;
    }
    index++;
  }
  handOver();
}

function endQuoted(behind: usize): void {
  scanned = behind;
  moveTo(skipBlanks(behind));
}

/** The last character of an escape, which is given without its backslash; one that JSON has not is handed over. */
function escapeEnd(at: usize): usize {
  const code = load<u8>(at);
  // `\b`, `\f`, `\n`, `\r` and `\t`.
  if (code === 0x62 || code === 0x66 || code === 0x6e || code === 0x72 || code === 0x74) return at;
  if (code === DOUBLE_QUOTE || code === BACKSLASH) return at;
  if (code !== 0x75 || isSurrogate(at + 1)) handOver();
  return at + 4;
}

/** Whether four digits are half of a surrogate pair. */
function isSurrogate(at: usize): boolean {
  let unit: u32 = 0;
  for (let index = at; index < at + 4; index++) {
    const lower = lowerCase(load<u8>(index));
    const isHexLetter = lower >= 0x61 && lower <= 0x66;
    if (!isHexLetter && !isDigit(load<u8>(index))) handOver();
    unit = (unit << 4) | (isHexLetter ? lower - 0x57 : lower - 0x30);
  }
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** Where a scalar in quotes goes on behind a line break: on a line that is indented further than what is around it. */
function continuation(lineBreak: usize, parent: i32): usize {
  isFolded = true;
  let line = lineBreak + 1;
  let at = skipBlanks(line);
  while (line < end && load<u8>(at) === LINE_FEED) {
    line = at + 1;
    at = skipBlanks(line);
  }
  // A line that is not indented may be where the document ends.
  if (at >= end || at === line || <i32>(at - line) <= parent) handOver();
  return at;
}

/** Finds the end of a scalar in brackets, and gives its start; the position is right behind it. */
export function scanInBrackets(at: usize): void {
  const code = load<u8>(at);
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) scan(at, ON_ITS_LINE);
  else scanWords(at);
  moveTo(scanned);
}

/** Words and numbers, with single blanks between: what no reader could take for anything else. */
function scanWords(at: usize): void {
  const first = load<u8>(at);
  const second = load<u8>(at, 1);
  if (!isIn(WORD_START, first) && !(first === DASH && (isIn(WORD_START, second) || second === DASH))) handOver();
  let index = at + 1;
  while (isIn(WORD, load<u8>(index)) || (load<u8>(index) === BLANK && isIn(WORD, load<u8>(index, 1)))) index++;
  style = PLAIN;
  isFolded = false;
  scanned = index;
}
