/**
 * Remembers what a function of an object gave, as long as the object is there. Thousands of Services may select the same
 * pods: what follows from a list of pods is then found once.
 */
export function memoize<Key extends object, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  const known = new WeakMap<Key, Result>();
  return (key) => {
    const last = known.get(key);
    if (last !== undefined || known.has(key)) return last as Result;
    const result = compute(key);
    known.set(key, result);
    return result;
  };
}

/** The items that are wanted, or the list itself when all are: what was found for it then need not be found again. */
export function filterShared<Item>(items: readonly Item[], isWanted: (item: Item) => boolean): readonly Item[] {
  const wanted = items.filter(isWanted);
  return wanted.length === items.length ? items : wanted;
}
