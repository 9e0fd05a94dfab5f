import { DASH, DOT, isDigit, isIn, lowerCase, MEANING, PLUS, TILDE, UNDERSCORE } from './characters';
import { handOver } from './host';

/** What a plain scalar means. A number is one that JSON writes alike. */
export const STRING: i32 = 0;
export const INTEGER: i32 = 1;
export const FLOAT: i32 = 2;
export const TRUE: i32 = 3;
export const FALSE: i32 = 4;
export const NULL: i32 = 5;

/** Beyond that a number of digits may be no exact integer. */
const MAX_DIGITS: usize = 15;

/** The longest of the words that mean something: `false`. */
const MAX_WORD: usize = 5;

/** The meaning of a plain scalar on one line, as src/parse/scalars.ts has it; what takes a closer look is handed over. */
export function resolve(start: usize, end: usize): i32 {
  const first = load<u8>(start);
  if (!isIn(MEANING, first)) return STRING;
  if (first === TILDE) return end - start === 1 ? NULL : STRING;
  return first > 0x40 ? resolveWord(start, end) : resolveNumber(start, end);
}

function resolveWord(start: usize, end: usize): i32 {
  const length = end - start;
  if (length > MAX_WORD) return STRING;
  let word: u64 = 0;
  for (let at = end; at > start; at--) word = (word << 8) | lowerCase(load<u8>(at - 1));
  const meaning = meaningOf(word);
  return meaning === STRING || isSpelled(start, end) ? meaning : STRING;
}

/** @param word the characters of a word, the first one lowest */
function meaningOf(word: u64): i32 {
  switch (word) {
    case 0x79: // y
    case 0x736579: // yes
    case 0x65757274: // true
    case 0x6e6f: // on
      return TRUE;
    case 0x6e: // n
    case 0x6f6e: // no
    case 0x65736c6166: // false
    case 0x66666f: // off
      return FALSE;
    case 0x6c6c756e: // null
      return NULL;
    default:
      return STRING;
  }
}

/** Whether letters are all small, all capital, or capital at the start alone. */
function isSpelled(start: usize, end: usize): boolean {
  if (end - start === 1) return true;
  const isFirstSmall = isSmall(load<u8>(start));
  const isSecondSmall = isSmall(load<u8>(start, 1));
  if (isFirstSmall && !isSecondSmall) return false;
  for (let at = start + 2; at < end; at++) {
    if (isSmall(load<u8>(at)) !== isSecondSmall) return false;
  }
  return true;
}

function isSmall(code: u8): boolean {
  return code === lowerCase(code);
}

/** Hands over what may be a number that JSON has not: `.inf` and the like. */
export function checkNumber(start: usize, end: usize): void {
  const first = load<u8>(start);
  if (load<u8>(first === PLUS || first === DASH ? start + 1 : start) === DOT) resolveNumber(start, end);
}

function resolveNumber(start: usize, end: usize): i32 {
  const first = load<u8>(start);
  const isSigned = first === PLUS || first === DASH;
  const digits = isSigned ? start + 1 : start;
  if (digits >= end) return STRING;
  const second = load<u8>(digits);
  if (!isDigit(second)) return second === DOT || second === UNDERSCORE ? resolveUncertain(start, end) : STRING;
  const behind = digitsEnd(digits, end);
  const isPadded = second === 0x30 && behind - digits > 1;
  if (behind === end) {
    if (first === PLUS || isPadded || behind - digits > MAX_DIGITS || (isSigned && second === 0x30)) handOver();
    return INTEGER;
  }
  if (isSigned || isPadded) return resolveUncertain(start, end);
  const next = load<u8>(behind);
  if (next === DOT && behind + 1 < end && digitsEnd(behind + 1, end) === end && end - start <= MAX_DIGITS) return FLOAT;
  // `500m`, `16Mi`: behind the digits of a decimal number stands nothing but these.
  const goesOn = next === DOT || next === UNDERSCORE || lowerCase(next) === 0x65;
  return goesOn || second === 0x30 ? resolveUncertain(start, end) : STRING;
}

function digitsEnd(start: usize, end: usize): usize {
  let at = start;
  while (at < end && isDigit(load<u8>(at))) at++;
  return at;
}

/** A string, when it holds what no number does: other letters or signs, two dots, a sign in the middle. */
function resolveUncertain(start: usize, end: usize): i32 {
  let dots = 0;
  for (let at = start; at < end; at++) {
    const code = load<u8>(at);
    if (code === DOT) dots++;
    if (dots > 1 || !isPartOfNumber(code)) return STRING;
    if (code === DASH && at > start && lowerCase(load<u8>(at - 1)) !== 0x65) return STRING;
  }
  handOver();
  return STRING;
}

/** Whether a character may be in some number, or in `.inf` and `.nan`. */
function isPartOfNumber(code: u8): boolean {
  if (isDigit(code) || code === DOT || code === DASH || code === PLUS || code === UNDERSCORE) return true;
  const lower = lowerCase(code);
  // Hexadecimal digits, and `i`, `n`, `o`, `x`.
  return (lower >= 0x61 && lower <= 0x66) || lower === 0x69 || lower === 0x6e || lower === 0x6f || lower === 0x78;
}
