/** Why bytes are not text: `offset` is the first bad byte, `line` its 1-based line. */
export interface DecodeProblem {
  readonly message: string;
  readonly offset: number;
  readonly line: number;
}

export type Decoded = { readonly text: string } | { readonly problem: DecodeProblem };

/**
 * The text of a file: UTF-8, or UTF-16 in either byte order if a byte order mark says so. The mark is not part of the
 * text, so offsets count from the character after it.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'utf-16be');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const offset = invalidUtf8(bytes);
    return { problem: describe('UTF-8', offset, countLines(bytes, offset)) };
  }
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    const text = new TextDecoder(encoding).decode(bytes.subarray(0, bytes.length & ~1));
    const bad = text.indexOf('\ufffd');
    const valid = bad < 0 ? text : text.slice(0, bad);
    return { problem: describe('UTF-16', 2 + valid.length * 2, valid.split(/\r\n|[\r\n]/).length) };
  }
}

function describe(encoding: string, offset: number, line: number): DecodeProblem {
  return { message: `Line ${line} is not valid ${encoding}; save the file as UTF-8`, offset, line };
}

function countLines(bytes: Uint8Array, end: number): number {
  let line = 1;
  for (let index = 0; index < end; index++) {
    if (bytes[index] === 0x0a || (bytes[index] === 0x0d && bytes[index + 1] !== 0x0a)) line++;
  }
  return line;
}

/** Offset of the first byte that begins no well-formed sequence (Unicode 15, table 3-7). */
function invalidUtf8(bytes: Uint8Array): number {
  let index = 0;
  while (index < bytes.length) {
    const length = sequenceLength(bytes, index);
    if (length === 0) return index;
    index += length;
  }
  return index;
}

function sequenceLength(bytes: Uint8Array, index: number): number {
  const first = bytes[index] ?? 0;
  if (first < 0x80) return 1;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  for (let next = 1; next < length; next++) {
    const byte = bytes[index + next] ?? 0;
    if (byte < (next === 1 ? lowest : 0x80) || byte > (next === 1 ? highest : 0xbf)) return 0;
  }
  return length;
}
