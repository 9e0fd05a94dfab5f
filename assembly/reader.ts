import { fillSets, LINE_FEED, startsWith } from './characters';
import { keyEnd, keyStart, readDocument } from './document';
import { handOver, mayMention, take } from './host';
import { askFor, forgetKinds } from './kinds';
import { documentEnd, nextDocument, setEnd } from './lines';
import { writeNothing, writeTo, written } from './output';

/** So much is looked at in one step; as much is set apart behind the file for steps that begin near its end. */
const STEP: usize = 16;
const MARGIN: usize = 4 * STEP;

/** Has to be called once. Gives where files have to be put; what is before it belongs to the module. */
export function start(): usize {
  fillSets();
  return (__heap_base + STEP) & ~(STEP - 1);
}

/** Bytes of memory that a file takes, from where it is put. */
export function memoryFor(length: usize): usize {
  return 2 * MARGIN + 5 * length;
}

/**
 * Reads a file, asks for what kinds of documents are wanted, and hands those out.
 *
 * @returns how many others there are
 */
export function read(file: usize, length: usize): i32 {
  const end = file + length;
  for (let at = end; at < end + MARGIN; at += STEP) v128.store(at, i8x16.splat(LINE_FEED));
  if (!isOrdinary(file, end)) handOver();
  setEnd(end);
  const json = end + MARGIN;
  let passed = 0;
  let index = 0;
  for (let at = file; at < end; at = nextDocument, index++) {
    const answer = askFor(at);
    if (answer !== 0) writeTo(json, length);
    else writeNothing();
    readDocument(at);
    const isTaken = answer < 2 ? answer === 1 : mayMention(answer, at, documentEnd);
    if (isTaken) take(index, at, documentEnd, keyStart, keyEnd, json, written);
    else passed++;
  }
  return passed;
}

export { forgetKinds };

/** Whether there is nothing but line feeds and printable ASCII, and no word to the linter itself. */
function isOrdinary(start: usize, end: usize): boolean {
  const blanks = i8x16.splat(0x20);
  const lineFeeds = i8x16.splat(LINE_FEED);
  const deletes = i8x16.splat(0x7f);
  for (let at = start; at < end; at += STEP) {
    const block = v128.load(at);
    // As signed numbers, bytes that are no ASCII are below as well.
    const controls = v128.andnot(i8x16.lt_s(block, blanks), i8x16.eq(block, lineFeeds));
    if (v128.any_true(v128.or(controls, i8x16.eq(block, deletes)))) return false;
    if (mayNameLinter(at, block) && isNamed(at)) return false;
  }
  return true;
}

/** Whether `far` begins anywhere in a block. */
function mayNameLinter(at: usize, block: v128): bool {
  const f = i8x16.eq(block, i8x16.splat(0x66));
  const a = i8x16.eq(v128.load(at, 1), i8x16.splat(0x61));
  const r = i8x16.eq(v128.load(at, 2), i8x16.splat(0x72));
  return v128.any_true(v128.and(v128.and(f, a), r));
}

/** Whether `fargate-lint` begins anywhere in a block: a comment or an annotation may want all documents. */
function isNamed(block: usize): boolean {
  for (let at = block; at < block + STEP; at++) {
    if (startsWith(at, 'fargate-lint')) return true;
  }
  return false;
}
