/** Files by path, in their order. */
export type Files = ReadonlyMap<string, string>;

/** The most that a link may hold once it is unpacked, in UTF-16 code units: a link is a stranger's. */
const LARGEST = 2_000_000;

/** The files as the hash of an address: compressed, and nothing but letters that need no escape. */
export async function toHash(files: Files): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify([...files]));
  const packed = await collect(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  return `v1:${base64(packed)}`;
}

/** The files in the hash of an address; undefined when it holds none that can be read. */
export async function fromHash(hash: string): Promise<Files | undefined> {
  const [, body] = /^#?v1:([\w-]+)$/.exec(hash) ?? [];
  if (body === undefined) return undefined;
  try {
    const stream = new Blob([bytes(body)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const entries: unknown = JSON.parse(new TextDecoder().decode(await collect(stream, LARGEST)));
    if (!Array.isArray(entries) || !entries.every(isEntry) || entries.length === 0) return undefined;
    return new Map(entries);
  } catch {
    return undefined;
  }
}

function isEntry(entry: unknown): entry is [string, string] {
  return Array.isArray(entry) && entry.length === 2 && entry.every((each) => typeof each === 'string');
}

async function collect(stream: ReadableStream<Uint8Array>, most = Number.POSITIVE_INFINITY): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > most) throw new RangeError('The link is too long.');
    pieces.push(next.value);
  }
  return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
}

function base64(packed: Uint8Array): string {
  let binary = '';
  for (const byte of packed) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
