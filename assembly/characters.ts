export const LINE_FEED: u8 = 0x0a;
export const BLANK: u8 = 0x20;
export const DOUBLE_QUOTE: u8 = 0x22;
export const HASH: u8 = 0x23;
export const AMPERSAND: u8 = 0x26;
export const SINGLE_QUOTE: u8 = 0x27;
export const ASTERISK: u8 = 0x2a;
export const PLUS: u8 = 0x2b;
export const COMMA: u8 = 0x2c;
export const DASH: u8 = 0x2d;
export const DOT: u8 = 0x2e;
export const COLON: u8 = 0x3a;
export const FOLDED: u8 = 0x3e;
export const OPEN_SEQUENCE: u8 = 0x5b;
export const BACKSLASH: u8 = 0x5c;
export const CLOSE_SEQUENCE: u8 = 0x5d;
export const UNDERSCORE: u8 = 0x5f;
export const OPEN_MAPPING: u8 = 0x7b;
export const LITERAL: u8 = 0x7c;
export const CLOSE_MAPPING: u8 = 0x7d;
export const TILDE: u8 = 0x7e;

/** Sets of characters; a character may be in several. */
export const INDICATOR: u8 = 1;
/** What may begin, and what may go on, a plain scalar in brackets, whatever reader it is for. */
export const WORD_START: u8 = 2;
export const WORD: u8 = 4;
/** What may begin a plain scalar that is no string. */
export const MEANING: u8 = 8;

const sets = memory.data(128);

/** Has to be called once, before anything else of this module. */
export function fillSets(): void {
  for (let code: u8 = 0; code < 128; code++) {
    const isStart = isAlphanumeric(code) || isAmong('_./$~(+=', code);
    let set: u8 = isAmong('!"#%&\'*,>?@[]`{|}', code) ? INDICATOR : 0;
    if (isStart) set |= WORD_START;
    if (isStart || isAmong(')@-', code)) set |= WORD;
    if (isDigit(code) || isAmong('+-.~yYnNtTfFoO', code)) set |= MEANING;
    store<u8>(sets + code, set);
  }
}

function isAmong(characters: string, code: u8): boolean {
  for (let index = 0; index < characters.length; index++) {
    if (<u8>characters.charCodeAt(index) === code) return true;
  }
  return false;
}

/** Whether a character, which has to be ASCII, is in a set. */
export function isIn(set: u8, code: u8): boolean {
  return (load<u8>(sets + code) & set) !== 0;
}

export function isDigit(code: u8): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isLetter(code: u8): boolean {
  return lowerCase(code) >= 0x61 && lowerCase(code) <= 0x7a;
}

/** Of a letter; some other characters become letters too. */
export function lowerCase(code: u8): u8 {
  return code | 0x20;
}

export function isAlphanumeric(code: u8): boolean {
  return isDigit(code) || isLetter(code);
}

/** Whether a text of ASCII stands at `at`. */
export function startsWith(at: usize, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (load<u8>(at + index) !== <u8>text.charCodeAt(index)) return false;
  }
  return true;
}
