import { handOver } from './plain-refusal.ts';
import { keyOf, resolvePlain } from './scalars.ts';

/** A power of two, and more than the keys that manifests have. */
const SLOTS = 2048;

/** Keys that were read, by a hash of their characters: the same few are written again and again. */
const known: (string | undefined)[] = new Array(SLOTS);

/** The key that a plain scalar stands for. @throws NotPlain where it can be none, or takes a closer look */
export function plainKey(text: string, start: number, end: number): string {
  let hash = 0;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  const slot = hash & (SLOTS - 1);
  const key = known[slot];
  if (key !== undefined && key.length === end - start && isWrittenAt(text, start, key)) return key;
  const written = text.slice(start, end);
  const resolved = resolvePlain(written);
  const read = keyOf(resolved) ?? handOver();
  if (resolved.type === 'string') known[slot] = detach(read);
  return read;
}

function isWrittenAt(text: string, start: number, key: string): boolean {
  for (let index = 0; index < key.length; index++) {
    if (text.charCodeAt(start + index) !== key.charCodeAt(index)) return false;
  }
  return true;
}

/** A part of a text keeps all of it in memory; the name of a property does not. */
function detach(part: string): string {
  return Object.keys({ [part]: 0 })[0] ?? part;
}
