import { encodeUtf8 } from '../../go/utf8.ts';

const ASCII = /^\p{ASCII}*$/u;

export function byteLength(text: string): number {
  return ASCII.test(text) ? text.length : encodeUtf8(text).length;
}

/** The offset in a string that is `count` bytes of UTF-8 from its start; a character is never cut. */
export function byteCut(text: string, count: number): number {
  if (ASCII.test(text)) return Math.min(Math.max(count, 0), text.length);
  let bytes = 0;
  let at = 0;
  for (const character of text) {
    bytes += byteLength(character);
    if (bytes > count) break;
    at += character.length;
  }
  return at;
}

/** Each byte of UTF-8 as a character of its own, for what takes bytes for characters. */
export function byteCharacters(text: string): string {
  return ASCII.test(text) ? text : Array.from(encodeUtf8(text), (byte) => String.fromCharCode(byte)).join('');
}
