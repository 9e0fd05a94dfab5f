import { DASH, isAlphanumeric, UNDERSCORE } from './characters';
import { handOver } from './host';
import { isSame } from './keys';
import { isGap } from './lines';
import { writeAgain, written } from './output';

/** Far more than manifests have; the other reader knows what is too much. */
const MAX_ANCHORS: i32 = 32;
const MAX_ALIASES: i32 = 50;

/** Of each anchor of a document the name, its length, and where its value was written. */
const ENTRY: usize = 16;
const entries = memory.data(16 * 32, 4);
let anchors: i32 = 0;

/** How many aliases of a document were read. */
export let aliases: i32 = 0;

export function forgetAnchors(): void {
  anchors = 0;
  aliases = 0;
}

/** The end of a name as people give them. */
export function nameEnd(start: usize): usize {
  let at = start;
  while (isAlphanumeric(load<u8>(at)) || load<u8>(at) === DASH || load<u8>(at) === UNDERSCORE) at++;
  if (at === start || !isGap(at)) handOver();
  return at;
}

/** Names the value that was written from `value` on. */
export function addAnchor(start: usize, end: usize, value: usize): void {
  if (anchors === MAX_ANCHORS || findAnchor(start, end) !== 0) handOver();
  const entry = entries + <usize>anchors * ENTRY;
  store<u32>(entry, <u32>start);
  store<u32>(entry, <u32>(end - start), 4);
  store<u32>(entry, <u32>value, 8);
  store<u32>(entry, <u32>written, 12);
  anchors++;
}

/** Writes the value of that name once more. */
export function writeAlias(start: usize, end: usize): void {
  const entry = findAnchor(start, end);
  if (entry === 0 || aliases === MAX_ALIASES) handOver();
  aliases++;
  writeAgain(load<u32>(entry, 8), load<u32>(entry, 12));
}

/** Where an anchor is entered; 0 when it is not. */
function findAnchor(start: usize, end: usize): usize {
  let entry = entries;
  for (let index = 0; index < anchors; index++, entry += ENTRY) {
    const length = <usize>load<u32>(entry, 4);
    if (length === end - start && isSame(load<u32>(entry), start, length)) return entry;
  }
  return 0;
}
