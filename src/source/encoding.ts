/** A text, or why bytes are none: `line` is the 1-based line of the first bad byte. */
export type Decoded =
  | { readonly text: string }
  | { readonly problem: { readonly message: string; readonly line: number } };

/**
 * The text of a file: UTF-8, or UTF-16 in either byte order if a byte order mark says so. The mark is not part of the
 * text, so offsets count from the character after it.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    const decoder = new TextDecoder(encoding);
    const again = encode(decoder.decode(bytes), bytes);
    const good = bytes.subarray(
      0,
      again.findIndex((byte, index) => byte !== bytes[index]),
    );
    const line = decoder.decode(good).split(/\r\n|[\r\n]/).length;
    const name = encoding === 'utf-8' ? 'UTF-8' : 'UTF-16';
    return { problem: { message: `Line ${line} is not valid ${name}; save the file as UTF-8`, line } };
  }
}

/** What the byte order mark says. */
export function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/**
 * The bytes of a string that replaces `original`: in its encoding, with its byte order mark. Undefined when `original` is
 * not text, so that more would change than the text does.
 */
export function encodeLike(original: Uint8Array, text: string): Uint8Array | undefined {
  return 'text' in decodeText(original) ? encode(text, original) : undefined;
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
