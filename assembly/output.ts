import { BACKSLASH, BLANK, COLON, COMMA, DOUBLE_QUOTE, LINE_FEED, SINGLE_QUOTE } from './characters';
import { handOver } from './host';
import { lineEnd, skipBlanks } from './lines';
import { checkNumber, FALSE, NULL, resolve, STRING, TRUE } from './resolve';
import { isFolded, PLAIN, style } from './scan';

// JSON of what is read. It takes less than three times the bytes that it is read from: `a:` is `"a":null,`. To this comes
// what aliases repeat.

/** Behind what was written. */
export let written: usize = 0;

/** Whether anything is: a document that nobody asks for is only looked through. */
let isWriting: boolean = false;

/** How many bytes may be repeated. */
let repeatable: usize = 0;

/** @param repeats how many bytes may be written for aliases */
export function writeTo(at: usize, repeats: usize): void {
  written = at;
  repeatable = repeats;
  isWriting = true;
}

export function writeNothing(): void {
  isWriting = false;
}

export function open(bracket: u8): void {
  if (isWriting) put(bracket);
}

/** Behind each item and each value. */
export function separate(): void {
  if (isWriting) put(COMMA);
}

/** Closes a collection in place of the last comma. */
export function close(bracket: u8): void {
  if (isWriting) store<u8>(written - 1, bracket);
}

export function closeEmpty(bracket: u8): void {
  if (isWriting) put(bracket);
}

export function writeKey(start: usize, end: usize): void {
  if (!isWriting) return;
  putText(start, end);
  put(COLON);
}

export function writeNull(): void {
  if (isWriting) putFour(0x6c6c756e);
}

/** Writes once more what was written before. */
export function writeAgain(start: usize, end: usize): void {
  if (!isWriting) return;
  if (end - start > repeatable) handOver();
  repeatable -= end - start;
  copy(start, end);
}

/** A scalar as it was scanned, quotes included. */
export function writeScalar(start: usize, end: usize): void {
  if (!isWriting) {
    if (style === PLAIN && !isFolded) checkNumber(start, end);
  } else if (style === PLAIN) {
    if (isFolded) putLines(start, end);
    else putPlain(start, end);
  } else if (isFolded) {
    putLines(start + 1, end - 1);
  } else if (style === DOUBLE_QUOTE) {
    copy(start, end);
  } else {
    putSingle(start + 1, end - 1);
  }
}

function putPlain(start: usize, end: usize): void {
  const meaning = resolve(start, end);
  if (meaning === STRING) putText(start, end);
  else if (meaning === NULL) putFour(0x6c6c756e);
  else if (meaning === TRUE) putFour(0x65757274);
  else if (meaning === FALSE) putFalse();
  else copy(start, end);
}

/** The first character is the lowest. */
function putFour(characters: u32): void {
  store<u32>(written, characters);
  written += 4;
}

function putFalse(): void {
  put(0x66);
  putFour(0x65736c61);
}

function put(code: u8): void {
  store<u8>(written, code);
  written++;
}

function putBreak(): void {
  put(BACKSLASH);
  put(0x6e);
}

/** What is copied in excess is written over, or not looked at. */
function copy(start: usize, end: usize): void {
  let to = written;
  for (let at = start; at < end; at += 16, to += 16) v128.store(to, v128.load(at));
  written += end - start;
}

/** Text of one line. */
function putText(start: usize, end: usize): void {
  put(DOUBLE_QUOTE);
  putLine(start, end);
  put(DOUBLE_QUOTE);
}

function putLine(start: usize, end: usize): void {
  const quotes = i8x16.splat(DOUBLE_QUOTE);
  const backslashes = i8x16.splat(BACKSLASH);
  let special = i8x16.splat(0);
  for (let at = start; at < end; at += 16) {
    const block = v128.load(at);
    special = v128.or(special, v128.or(i8x16.eq(block, quotes), i8x16.eq(block, backslashes)));
  }
  // Those behind the end count as well: escaping is only slower.
  if (v128.any_true(special)) putEscaped(start, end);
  else copy(start, end);
}

function putEscaped(start: usize, end: usize): void {
  for (let at = start; at < end; at++) {
    const code = load<u8>(at);
    if (code === DOUBLE_QUOTE || code === BACKSLASH) put(BACKSLASH);
    put(code);
  }
}

/** @param end the closing quote */
function putSingle(start: usize, end: usize): void {
  put(DOUBLE_QUOTE);
  for (let at = start; at < end; at++) {
    const code = load<u8>(at);
    if (code === DOUBLE_QUOTE || code === BACKSLASH) put(BACKSLASH);
    put(code);
    if (code === SINGLE_QUOTE) at++;
  }
  put(DOUBLE_QUOTE);
}

/** A plain or quoted scalar over several lines: one break becomes a blank, each further one a break. */
function putLines(start: usize, end: usize): void {
  put(DOUBLE_QUOTE);
  let line = written;
  for (let at = start; at < end; at++) {
    const code = load<u8>(at);
    if (code === LINE_FEED) {
      while (written > line && load<u8>(written - 1) === BLANK) written--;
      at = putFold(at, end) - 1;
      line = written;
    } else if (style === DOUBLE_QUOTE) {
      put(code);
      if (code === BACKSLASH) put(load<u8>(++at));
    } else {
      if (code === DOUBLE_QUOTE || code === BACKSLASH) put(BACKSLASH);
      put(code);
      if (code === SINGLE_QUOTE && style === SINGLE_QUOTE) at++;
    }
  }
  put(DOUBLE_QUOTE);
}

/** Gives where the text goes on behind a line break. */
function putFold(lineBreak: usize, end: usize): usize {
  let at = skipBlanks(lineBreak + 1);
  if (at >= end || load<u8>(at) !== LINE_FEED) put(BLANK);
  while (at < end && load<u8>(at) === LINE_FEED) {
    putBreak();
    at = skipBlanks(at + 1);
  }
  return at;
}

/**
 * A literal or folded block scalar.
 *
 * @param first start of its first line, which is not blank
 * @param end of its last line, without a break
 */
export function writeBlock(first: usize, end: usize, indent: usize, folds: boolean, keepsBreak: boolean): void {
  if (!isWriting) return;
  put(DOUBLE_QUOTE);
  let breaks = 0;
  let wasIndented = false;
  for (let line = first; line < end; ) {
    const behind = lineEnd(line);
    const start = min(skipBlanks(line), line + indent);
    if (start === behind) {
      breaks++;
    } else {
      const isIndented = load<u8>(start) === BLANK;
      if (line > first) {
        if (!folds || wasIndented || isIndented) breaks++;
        else if (breaks === 0) put(BLANK);
      }
      for (; breaks > 0; breaks--) putBreak();
      putLine(start, behind);
      wasIndented = isIndented;
    }
    line = behind + 1;
  }
  if (keepsBreak) putBreak();
  put(DOUBLE_QUOTE);
}
