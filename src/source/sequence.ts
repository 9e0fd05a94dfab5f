/**
 * Whether items are those that a pattern of parts wants, where some of its parts stand for any number of items. Only the
 * last of these is ever gone back to, so it takes at most (parts × items) steps, whatever the pattern.
 */
export function matchesSequence<Part, Item>(
  wanted: readonly Part[],
  items: readonly Item[],
  isAny: (part: Part) => boolean,
  isOne: (part: Part, item: Item) => boolean,
): boolean {
  let [at, position, any, resume] = [0, 0, -1, 0];
  while (position < items.length) {
    if (at < wanted.length && isAny(wanted[at] as Part)) {
      any = at++;
      resume = position;
    } else if (at < wanted.length && isOne(wanted[at] as Part, items[position] as Item)) {
      at++;
      position++;
    } else if (any >= 0) {
      at = any + 1;
      position = ++resume;
    } else return false;
  }
  return wanted.slice(at).every(isAny);
}
