import { DOUBLE_QUOTE, HASH, isLetter, LINE_FEED, SINGLE_QUOTE, startsWith } from './characters';
import { ask } from './host';
import { isSame } from './keys';
import { end, isSeparator, lineEnd, skipBlanks } from './lines';

/** Kinds that were asked about: for each the answer, its length and its name. */
const ENTRY: usize = 64;
const MAX_NAME: usize = 62;
const MAX_KNOWN: i32 = 64;
const known = memory.data(64 * 64);
let count: i32 = 0;

/** Has to be called before anybody else asks for kinds. */
export function forgetKinds(): void {
  count = 0;
}

let kindStart: usize = 0;
let kindEnd: usize = 0;

/** Whether somebody asks for a document, as `ask` says; yes where its kind cannot be seen without reading it (src/parse/kind.ts). */
export function askFor(start: usize): u8 {
  let hasVersion = false;
  kindStart = 0;
  for (let line = start; line < end && !(line > start && isSeparator(line)); line = lineEnd(line) + 1) {
    if (!hasVersion) hasVersion = isVersion(line);
    if (kindStart === 0) findKind(line);
    if (hasVersion && kindStart !== 0) return askForKind();
  }
  return 1;
}

/** Whether a line is `apiVersion: ` and anything. */
function isVersion(line: usize): boolean {
  if (!startsWith(line, 'apiVersion: ')) return false;
  return load<u8>(skipBlanks(line + 12)) !== LINE_FEED;
}

/** Takes note of a name behind `kind: `. */
function findKind(line: usize): void {
  if (!startsWith(line, 'kind: ')) return;
  const at = skipBlanks(line + 5);
  const quote = load<u8>(at);
  const isQuoted = quote === DOUBLE_QUOTE || quote === SINGLE_QUOTE;
  const name = isQuoted ? at + 1 : at;
  let behind = name;
  while (isLetter(load<u8>(behind))) behind++;
  if (behind === name || (isQuoted && load<u8>(behind) !== quote)) return;
  const next = load<u8>(skipBlanks(isQuoted ? behind + 1 : behind));
  if (next !== LINE_FEED && next !== HASH) return;
  kindStart = name;
  kindEnd = behind;
}

function askForKind(): u8 {
  const length = kindEnd - kindStart;
  if (length > MAX_NAME) return ask(kindStart, kindEnd);
  let entry = known;
  for (let index = 0; index < count; index++, entry += ENTRY) {
    if (<usize>load<u8>(entry, 1) === length && isSame(entry + 2, kindStart, length)) return load<u8>(entry);
  }
  const answer = ask(kindStart, kindEnd);
  if (count < MAX_KNOWN) {
    store<u8>(entry, answer);
    store<u8>(entry, <u8>length, 1);
    memory.copy(entry + 2, kindStart, length);
    count++;
  }
  return answer;
}
