import { decodeText, encodingOf } from './decode.ts';

/**
 * The bytes of a string that replaces `original`: in its encoding, with its byte order mark. Undefined when the text of
 * `original` would not give `original` again, so that more would change than the text does.
 */
export function encodeLike(original: Uint8Array, text: string): Uint8Array | undefined {
  const decoded = decodeText(original);
  if (!('text' in decoded) || !encode(decoded.text, original).equals(original)) return undefined;
  return encode(text, original);
}

function encode(text: string, like: Uint8Array): Buffer {
  const encoding = encodingOf(like);
  if (encoding === 'utf-8')
    return Buffer.from(like[0] === 0xef && like[1] === 0xbb && like[2] === 0xbf ? `\ufeff${text}` : text);
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}
