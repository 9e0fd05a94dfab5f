import { BLANK, CLOSE_MAPPING, CLOSE_SEQUENCE, COLON, COMMA, OPEN_MAPPING, OPEN_SEQUENCE } from './characters';
import { handOver } from './host';
import { addKey, forgetKeys, openKeys } from './keys';
import { endLine, moveTo, position, skipBlanks } from './lines';
import { close, closeEmpty, open, separate, writeScalar } from './output';
import { scanInBrackets, scanned } from './scan';

const MAX_DEPTH: i32 = 20;

export function isBracket(at: usize): boolean {
  const code = load<u8>(at);
  return code === OPEN_MAPPING || code === OPEN_SEQUENCE;
}

/** A collection in brackets on one line, as src/parse/plain-flow.ts reads it. */
export function readBrackets(at: usize): void {
  readCollection(at, 0);
  endLine(skipBlanks(position), position);
}

function readCollection(at: usize, depth: i32): void {
  if (depth > MAX_DEPTH) handOver();
  moveTo(at + 1);
  if (load<u8>(at) === OPEN_MAPPING) readMapping(depth);
  else readSequence(depth);
}

function readMapping(depth: i32): void {
  open(OPEN_MAPPING);
  if (pass(CLOSE_MAPPING)) {
    closeEmpty(CLOSE_MAPPING);
    return;
  }
  const first = openKeys;
  let seen: u64 = 0;
  do {
    const at = skipBlanks(position);
    scanInBrackets(at);
    const colon = skipBlanks(position);
    if (load<u8>(colon) !== COLON || load<u8>(colon, 1) !== BLANK) handOver();
    seen = addKey(at, scanned, first, seen);
    moveTo(colon + 1);
    readValue(depth);
  } while (pass(COMMA));
  if (!pass(CLOSE_MAPPING)) handOver();
  close(CLOSE_MAPPING);
  forgetKeys(first);
}

function readSequence(depth: i32): void {
  open(OPEN_SEQUENCE);
  if (pass(CLOSE_SEQUENCE)) {
    closeEmpty(CLOSE_SEQUENCE);
    return;
  }
  do readValue(depth);
  while (pass(COMMA));
  if (!pass(CLOSE_SEQUENCE)) handOver();
  close(CLOSE_SEQUENCE);
}

function readValue(depth: i32): void {
  const at = skipBlanks(position);
  if (isBracket(at)) {
    readCollection(at, depth + 1);
  } else {
    scanInBrackets(at);
    writeScalar(at, scanned);
  }
  separate();
}

function pass(code: u8): boolean {
  const at = skipBlanks(position);
  const isThere = load<u8>(at) === code;
  moveTo(isThere ? at + 1 : at);
  return isThere;
}
