import { decodeText } from './decode.ts';

/**
 * The bytes of a string that replaces `original`: in its encoding, with its byte order mark. Undefined when the text of
 * `original` would not give `original` again, so that more would change than the text does.
 */
export function encodeLike(original: Uint8Array, text: string): Uint8Array | undefined {
  const encode = encoderOf(original);
  const decoded = decodeText(original);
  if (!('text' in decoded) || !isSame(encode(decoded.text), original)) return undefined;
  return encode(text);
}

function encoderOf([first, second, third]: Uint8Array): (text: string) => Uint8Array {
  if (first === 0xff && second === 0xfe) return (text) => encodeUtf16(text, true);
  if (first === 0xfe && second === 0xff) return (text) => encodeUtf16(text, false);
  const mark = first === 0xef && second === 0xbb && third === 0xbf ? '\ufeff' : '';
  return (text) => new TextEncoder().encode(mark + text);
}

function encodeUtf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 + text.length * 2));
  view.setUint16(0, 0xfeff, littleEndian);
  for (let index = 0; index < text.length; index++) {
    view.setUint16(2 + index * 2, text.charCodeAt(index), littleEndian);
  }
  return new Uint8Array(view.buffer);
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
