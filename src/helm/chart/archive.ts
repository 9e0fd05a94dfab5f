import { library } from '../libraries.ts';

const MOST_PACKED = 20 * 1024 * 1024;
const MOST_UNPACKED = 100 * 1024 * 1024;
const MOST_FILES = 10_000;
const BLOCK = 512;
const decoder = new TextDecoder();

/**
 * The regular files of a packed chart, below its one top directory. Links and special files are left out, and so are
 * names that lead elsewhere.
 *
 * @throws Error for what is no archive, or too large
 */
export function unpack(packed: Uint8Array): Map<string, Uint8Array> {
  if (packed.length > MOST_PACKED) throw new Error('the archive is too large');
  const size = new DataView(packed.buffer, packed.byteOffset).getUint32(packed.length - 4, true);
  if (packed.length < 18 || size > MOST_UNPACKED) throw new Error('the archive is too large or broken');
  const tar = library('archives')(packed, { out: new Uint8Array(size) });
  const files = new Map<string, Uint8Array>();
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
    const header = tar.subarray(at, at + BLOCK);
    const length = Number.parseInt(field(header, 124, 12).trim() || '0', 8);
    if (!(length >= 0) || at + BLOCK + length > tar.length) throw new Error('the archive is broken');
    const content = tar.subarray(at + BLOCK, at + BLOCK + length);
    const type = String.fromCharCode(header[156] ?? 0);
    if (type === 'L') longName = decoder.decode(content).replace(/\0.*$/s, '');
    else if (type === 'x') longName = paxPath(decoder.decode(content)) ?? longName;
    else {
      if (type === '0' || type === '\0') addFile(files, longName ?? nameOf(header), content);
      longName = undefined;
    }
    at += BLOCK + Math.ceil(length / BLOCK) * BLOCK;
  }
  return files;
}

function addFile(files: Map<string, Uint8Array>, name: string, content: Uint8Array): void {
  const parts = name
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  if (parts.length < 2 || parts.includes('..')) return;
  if (files.size >= MOST_FILES) throw new Error('the archive has too many files');
  files.set(parts.slice(1).join('/'), content);
}

function nameOf(header: Uint8Array): string {
  const prefix = field(header, 257, 5) === 'ustar' ? field(header, 345, 155) : '';
  return prefix ? `${prefix}/${field(header, 0, 100)}` : field(header, 0, 100);
}

function field(header: Uint8Array, start: number, length: number): string {
  return decoder.decode(header.subarray(start, start + length)).replace(/\0.*$/s, '');
}

function paxPath(records: string): string | undefined {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(records)?.[1];
}
