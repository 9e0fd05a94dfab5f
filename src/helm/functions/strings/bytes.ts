import { decodeUtf8, encodeUtf8 } from '../../go/utf8.ts';
import type { Text } from '../../origin/text.ts';
import { remade } from './text.ts';

const ASCII = /^\p{ASCII}*$/u;

export function byteLength(text: string): number {
  return ASCII.test(text) ? text.length : encodeUtf8(text).length;
}

/** The part between two offsets in bytes of UTF-8, which may cut a character in two. */
export function sliceBytes(text: Text, start: number, end = Number.POSITIVE_INFINITY): Text {
  const written = text.toString();
  if (ASCII.test(written)) return text.slice(start, end);
  const bytes = encodeUtf8(written);
  const cuts = (at: number) => ((bytes[at] ?? 0) & 0xc0) === 0x80;
  if (cuts(start) || cuts(end)) return remade(text, decodeUtf8(bytes.subarray(Math.max(start, 0), Math.max(end, 0))));
  return text.slice(byteCut(written, start), byteCut(written, end));
}

/** The offset in a string that is `count` bytes of UTF-8 from its start; a character is never cut. */
function byteCut(text: string, count: number): number {
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

/** What `work` makes of text of which each character is a byte. */
export function overBytes(text: string, work: (bytes: string) => string): string {
  const made = work(byteCharacters(text));
  return ASCII.test(made) ? made : decodeUtf8(Uint8Array.from(made, (byte) => byte.charCodeAt(0)));
}

/** Each byte of UTF-8 as a character of its own, for what takes bytes for characters. */
export function byteCharacters(text: string): string {
  return ASCII.test(text) ? text : Array.from(encodeUtf8(text), (byte) => String.fromCharCode(byte)).join('');
}
