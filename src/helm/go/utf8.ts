const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** Bytes that are no UTF-8, each as the half of a pair that it stands for. */
const ESCAPED = /[\udc80-\udcff]/u;
const ESCAPED_RUN = /[\udc80-\udcff]+|[^\udc80-\udcff]+/gu;

/** The bytes of a text; those that {@link decodeUtf8} could not read are as they were. */
export function encodeUtf8(text: string): Uint8Array {
  if (!ESCAPED.test(text)) return encoder.encode(text);
  const runs = text.match(ESCAPED_RUN) ?? [];
  return Uint8Array.from(
    runs.flatMap((run) =>
      ESCAPED.test(run) ? Array.from(run, (half) => half.charCodeAt(0) & 0xff) : [...encoder.encode(run)],
    ),
  );
}

/**
 * The text of bytes that need not be UTF-8, as strings of Go need not be: each byte of what is none is half of a pair,
 * from U+DC80 to U+DCFF, as Python's `surrogateescape` has it.
 *
 * Source: https://peps.python.org/pep-0383/
 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    return decodeBroken(bytes);
  }
}

/** A character has 4 bytes at most. */
function decodeBroken(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const size = [1, 2, 3, 4].find((count) => isCharacter(bytes.subarray(at, at + count))) ?? 0;
    text +=
      size > 0 ? decoder.decode(bytes.subarray(at, at + size)) : String.fromCharCode(0xdc00 | (bytes[at] as number));
    at += size || 1;
  }
  return text;
}

function isCharacter(bytes: Uint8Array): boolean {
  try {
    return decoder.decode(bytes).length > 0;
  } catch {
    return false;
  }
}
