/** Why bytes are not text: `line` is the 1-based line of the first bad byte. */
export interface DecodeProblem {
  readonly message: string;
  readonly line: number;
}

export type Decoded = { readonly text: string } | { readonly problem: DecodeProblem };

/**
 * The text of a file: UTF-8, or UTF-16 in either byte order if a byte order mark says so. The mark is not part of the
 * text, so offsets count from the character after it.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  const decode = (length: number, stream: boolean) => {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, length), { stream });
  };
  try {
    return { text: decode(bytes.length, false) };
  } catch {
    const line = longestThat((length) => decode(length, true), bytes.length).split(/\r\n|[\r\n]/).length;
    const name = encoding === 'utf-8' ? 'UTF-8' : 'UTF-16';
    return { problem: { message: `Line ${line} is not valid ${name}; save the file as UTF-8`, line } };
  }
}

/** What the byte order mark says. */
export function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** What is decoded of the longest beginning that can be. */
function longestThat(decode: (length: number) => string, most: number): string {
  let text = '';
  for (let [low, high] = [0, most]; low < high; ) {
    const middle = (low + high + 1) >> 1;
    try {
      text = decode(middle);
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  return text;
}
