import { BACKSLASH, LINE_FEED, SINGLE_QUOTE, startsWith } from './characters';
import { handOver } from './host';
import { writeKey } from './output';
import { FALSE, FLOAT, NULL, resolve, STRING, TRUE } from './resolve';
import { PLAIN, style } from './scan';

/** Keys of all mappings that are open; each one is compared with the others of its mapping, if need be. */
const MAX_OPEN: i32 = 1_024;

/** Of each key a hash, where it is, and its length. */
const ENTRY: usize = 12;
const entries = memory.data(12 * 1_024, 4);

/** How many keys there are in all mappings that are open. */
export let openKeys: i32 = 0;

/** Forgets the keys of a mapping that is closed. */
export function forgetKeys(from: i32): void {
  openKeys = from;
}

/**
 * Adds a key as it was scanned, and writes it. Hands over where it is there already, or takes a closer look.
 *
 * @param first number of the first key of its mapping
 * @param seen bits of the hashes of the keys before it: most keys are told to be new by them alone
 * @returns the bits with those of this key
 */
export function addKey(start: usize, end: usize, first: i32, seen: u64): u64 {
  if (openKeys === MAX_OPEN) handOver();
  const isPlain = style === PLAIN;
  if (isPlain) checkPlain(start, end);
  else checkQuoted(start + 1, end - 1);
  const from = isPlain ? start : start + 1;
  const to = isPlain ? end : end - 1;
  const hash = hashOf(from, to);
  const bit: u64 = (<u64>1) << (hash >> 26);
  if ((seen & bit) !== 0) checkNew(from, to - from, hash, first);
  const entry = entries + <usize>openKeys * ENTRY;
  store<u32>(entry, hash);
  store<u32>(entry, <u32>from, 4);
  store<u32>(entry, <u32>(to - from), 8);
  openKeys++;
  writeKey(from, to);
  return seen | bit;
}

/** Numbers as well as `true` and `false` are keys as they are written, other words are not. `<<` merges. */
function checkPlain(start: usize, end: usize): void {
  if (end - start === 2 && startsWith(start, '<<')) handOver();
  const meaning = resolve(start, end);
  if (meaning === STRING) return;
  if (meaning === NULL || meaning === FLOAT) handOver();
  if (meaning === TRUE && !startsWith(start, 'true')) handOver();
  if (meaning === FALSE && !startsWith(start, 'false')) handOver();
}

/** What is in the quotes has to be the key. */
function checkQuoted(start: usize, end: usize): void {
  for (let at = start; at < end; at++) {
    const code = load<u8>(at);
    if (code === BACKSLASH || code === SINGLE_QUOTE || code === LINE_FEED) handOver();
  }
}

function hashOf(start: usize, end: usize): u32 {
  let hash = <u32>(end - start);
  let at = start;
  for (; at + 4 <= end; at += 4) hash = mix(hash, load<u32>(at));
  for (; at < end; at++) hash = mix(hash, load<u8>(at));
  return hash;
}

function mix(hash: u32, part: u32): u32 {
  const product = (hash ^ part) * 0x9e3779b1;
  return product ^ (product >> 15);
}

function checkNew(start: usize, length: usize, hash: u32, first: i32): void {
  for (let index = first; index < openKeys; index++) {
    const entry = entries + <usize>index * ENTRY;
    if (load<u32>(entry) !== hash || load<u32>(entry, 8) !== <u32>length) continue;
    if (isSame(load<u32>(entry, 4), start, length)) handOver();
  }
}

export function isSame(one: usize, other: usize, length: usize): boolean {
  for (let index: usize = 0; index < length; index++) {
    if (load<u8>(one + index) !== load<u8>(other + index)) return false;
  }
  return true;
}
