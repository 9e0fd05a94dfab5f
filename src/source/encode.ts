import { decodeText, encodingOf } from './decode.ts';

/**
 * The bytes of a string that replaces `original`: in its encoding, with its byte order mark. Undefined when the text of
 * `original` would not give `original` again, so that more would change than the text does.
 */
export function encodeLike(original: Uint8Array, text: string): Uint8Array | undefined {
  const decoded = decodeText(original);
  if (!('text' in decoded)) return undefined;
  const again = encode(decoded.text, original);
  const isSame = again.length === original.length && again.every((byte, index) => byte === original[index]);
  return isSame ? encode(text, original) : undefined;
}

function encode(text: string, like: Uint8Array): Uint8Array {
  const encoding = encodingOf(like);
  if (encoding === 'utf-8') {
    const hasMark = like[0] === 0xef && like[1] === 0xbb && like[2] === 0xbf;
    return new TextEncoder().encode(hasMark ? `\ufeff${text}` : text);
  }
  const view = new DataView(new ArrayBuffer(2 + text.length * 2));
  for (let index = -1; index < text.length; index++) {
    view.setUint16(2 + index * 2, index < 0 ? 0xfeff : text.charCodeAt(index), encoding === 'utf-16le');
  }
  return new Uint8Array(view.buffer);
}
