import { addAnchor, aliases, forgetAnchors, nameEnd, writeAlias } from './anchors';
import { isBracket, readBrackets } from './brackets';
import {
  AMPERSAND,
  ASTERISK,
  BLANK,
  CLOSE_MAPPING,
  CLOSE_SEQUENCE,
  DASH,
  FOLDED,
  HASH,
  LINE_FEED,
  LITERAL,
  OPEN_MAPPING,
  OPEN_SEQUENCE,
} from './characters';
import { handOver } from './host';
import { addKey, forgetKeys, openKeys } from './keys';
import {
  beginDocument,
  column,
  columnOf,
  end,
  endLine,
  isColon,
  isDash,
  isEndOfLine,
  isSeparator,
  lineEnd,
  moveTo,
  position,
  skipBlanks,
  toLine,
} from './lines';
import { close, open, separate, writeBlock, writeNull, writeScalar, written } from './output';
import { isFolded, markFolded, ON_ITS_LINE, PLAIN, scan, scanned, scanPlain, style } from './scan';

// The grammar of src/parse/plain-reader.ts. Each function starts at the first character of what it reads, and ends at the
// next line that holds anything.

const MAX_DEPTH: i32 = 100;
/** A key may have 1024 characters before its colon. */
const MAX_KEY: usize = 1_000;

/** In place of the column of a collection around it, for the document itself. */
const ROOT: i32 = -1;

let depth: i32 = 0;

/** The first key of a document that is a mapping; otherwise both are 0. */
export let keyStart: usize = 0;
export let keyEnd: usize = 0;

/** Reads a document to its end, and writes its value. */
export function readDocument(start: usize): void {
  depth = 0;
  keyStart = 0;
  keyEnd = 0;
  forgetKeys(0);
  forgetAnchors();
  beginDocument(start);
  if (column < 0) writeNull();
  else readRoot();
  if (column >= 0) handOver();
}

function readRoot(): void {
  const at = position;
  if (isDash(at)) {
    readSequence(column);
    return;
  }
  scan(at, ROOT);
  if (isFolded || !isColon(position)) handOver();
  keyStart = at;
  keyEnd = scanned;
  readMapping(at, column);
}

/** @param parent column of the collection around it */
function readBelow(parent: i32): void {
  const at = position;
  if (isDash(at)) {
    readSequence(column);
    return;
  }
  if (isBracket(at)) {
    readBrackets(at);
    return;
  }
  const own = column;
  scan(at, parent);
  if (!isColon(position)) {
    readScalar(at, parent);
    return;
  }
  if (isFolded) handOver();
  readMapping(at, own);
}

/** @param start of the first key, already scanned: the position is that of its colon */
function readMapping(start: usize, own: i32): void {
  enter();
  open(OPEN_MAPPING);
  const first = openKeys;
  let seen: u64 = 0;
  let at = start;
  for (;;) {
    const colon = position;
    if (colon - at > MAX_KEY) handOver();
    seen = addKey(at, scanned, first, seen);
    readValue(colon + 1, own, true);
    if (column !== own) break;
    at = position;
    scan(at, ON_ITS_LINE);
    if (!isColon(position)) handOver();
  }
  if (column > own) handOver();
  close(CLOSE_MAPPING);
  forgetKeys(first);
  depth--;
}

function readSequence(own: i32): void {
  enter();
  open(OPEN_SEQUENCE);
  do readValue(position + 1, own, false);
  while (column === own && isDash(position));
  if (column > own) handOver();
  close(CLOSE_SEQUENCE);
  depth--;
}

function enter(): void {
  depth++;
  if (depth > MAX_DEPTH) handOver();
}

/** What stands behind an indicator of a collection at `own`: on its line, or below it. */
function readValue(behind: usize, own: i32, inMapping: boolean): void {
  const at = skipBlanks(behind);
  const code = load<u8>(at);
  if (code === LINE_FEED || (code === HASH && at > behind)) {
    if (startsBelow(at, behind, own, inMapping)) readBelow(own);
    else writeNull();
  } else if (isBracket(at)) {
    readBrackets(at);
  } else if (code === LITERAL || code === FOLDED) {
    readBlock(at, own);
  } else if (code === AMPERSAND) {
    readAnchored(at + 1, own, inMapping);
  } else if (code === ASTERISK) {
    const end = nameEnd(at + 1);
    writeAlias(at + 1, end);
    endLine(skipBlanks(end), end);
  } else if (code === DASH && isDash(at)) {
    if (inMapping) handOver();
    moveTo(at);
    readSequence(columnOf(at));
  } else {
    readInline(at, own, inMapping);
  }
  separate();
}

/** Whether a collection begins below; a list may stand right below its key, without indentation. */
function startsBelow(at: usize, behind: usize, own: i32, inMapping: boolean): boolean {
  endLine(at, behind);
  return column > own || (inMapping && column === own && isDash(position));
}

/** A value behind the name of its anchor: in brackets, a scalar, or below. */
function readAnchored(name: usize, own: i32, inMapping: boolean): void {
  const end = nameEnd(name);
  const value = written;
  const aliasesBefore = aliases;
  const at = skipBlanks(end);
  if (isEndOfLine(at, end)) {
    if (!startsBelow(at, end, own, inMapping)) handOver();
    readBelow(own);
  } else if (isBracket(at)) {
    readBrackets(at);
  } else if (load<u8>(at) === LITERAL || load<u8>(at) === FOLDED) {
    readBlock(at, own);
  } else {
    scan(at, own);
    if (isColon(position)) handOver();
    readScalar(at, own);
  }
  // Aliases of aliases multiply.
  if (aliases > aliasesBefore) handOver();
  addAnchor(name, end, value);
}

/** A scalar, or a mapping that begins behind a dash. */
function readInline(at: usize, own: i32, inMapping: boolean): void {
  scan(at, own);
  if (!isColon(position)) {
    readScalar(at, own);
    return;
  }
  if (inMapping || isFolded) handOver();
  readMapping(at, columnOf(at));
}

/** A scalar that was scanned as far as its line goes. */
function readScalar(at: usize, parent: i32): void {
  const behind = scanned;
  endLine(position, behind);
  writeScalar(at, column <= parent || style !== PLAIN ? behind : foldedEnd(behind, parent));
}

/** The end of a plain scalar that goes on over lines which are indented further than what is around it. */
function foldedEnd(first: usize, parent: i32): usize {
  let behind = first;
  do {
    const at = position;
    if (isCommentBetween(behind, at)) handOver();
    scanPlain(at);
    behind = scanned;
    if (isColon(position)) handOver();
    endLine(position, behind);
  } while (column > parent);
  markFolded();
  return behind;
}

function isCommentBetween(start: usize, next: usize): boolean {
  for (let at = start; at < next; at++) {
    if (load<u8>(at) !== BLANK && load<u8>(at) !== LINE_FEED) return true;
  }
  return false;
}

/** A literal or folded scalar that says nothing of its indentation, and whose first line is not empty. */
function readBlock(at: usize, own: i32): void {
  const isStripped = load<u8>(at, 1) === DASH;
  const header = isStripped ? at + 2 : at + 1;
  if (!isEndOfLine(skipBlanks(header), header)) handOver();
  const first = lineEnd(header) + 1;
  const content = skipBlanks(first);
  const indent = content - first;
  if (first >= end || <i32>indent <= own || load<u8>(content) === LINE_FEED) handOver();
  const last = blockEnd(first, indent);
  // No break stands before the end of the file, nor, as kubectl cuts a stream, before the next document.
  const hasBreak = last < end && !isSeparator(last + 1);
  writeBlock(first, last, indent, load<u8>(at) === FOLDED, hasBreak && !isStripped);
  toLine(last + 1);
}

/** The end of the last line that is no blank one, or is one of the text. */
function blockEnd(first: usize, indent: usize): usize {
  let last = first;
  for (let line = first; line < end; ) {
    const at = skipBlanks(line);
    const blanks = at - line;
    const isBlank = load<u8>(at) === LINE_FEED;
    if (!isBlank && blanks < indent) break;
    const behind = lineEnd(at);
    if (!isBlank || blanks > indent) last = behind;
    line = behind + 1;
  }
  return last;
}
