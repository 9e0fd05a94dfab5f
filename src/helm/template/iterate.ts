import type { Budget } from '../budget.ts';
import { formatValue } from '../go/format-verb.ts';
import { GoBytes, GoInt, GoList, GoMap, type Traced } from '../go/value.ts';

/**
 * What `range` goes over: the index or key, and the item. What an item does not know of its origin it has from the whole.
 *
 * @throws Error for what Go cannot range over
 */
export function iterate(given: Traced, budget: Budget): Iterable<readonly [Traced, Traced]> {
  const { value, entries } = given;
  if (value === undefined || value === null) return [];
  if (value instanceof GoList) {
    return value.items.map((item, index) => [{ value: new GoInt(index) }, item.entries ? item : { ...item, entries }]);
  }
  if (value instanceof GoMap) {
    return value.sorted().map(([key, item]) => {
      const from = item.entries ?? entries;
      return [{ value: key, entries: from }, item.entries ? item : { ...item, entries: from }];
    });
  }
  if (value instanceof GoInt) return counted(value);
  if (value instanceof GoBytes) {
    return [...value.bytes].map((byte, index) => [{ value: new GoInt(index) }, { value: new GoInt(byte, 'uint8') }]);
  }
  throw new Error(`range can't iterate over ${formatValue(value, budget)}`);
}

/** Since Go 1.24, and so in Helm 4. */
function* counted(count: GoInt): Iterable<readonly [Traced, Traced]> {
  for (let index = 0n; index < count.value; index++) {
    const item = { value: new GoInt(index, count.type) };
    yield [item, item];
  }
}
