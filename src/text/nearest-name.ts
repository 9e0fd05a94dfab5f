/**
 * The name that was most likely meant: the same but for case, hyphens and underscores, or else within two slips of
 * the hand, and one for short words. Undefined when nothing is that near.
 */
export function nearestName(word: string, names: Iterable<string>): string | undefined {
  const plain = simplify(word);
  const furthest = plain.length < 5 ? 1 : 2;
  let best: { name: string; slips: number } | undefined;
  for (const name of names) {
    const other = simplify(name);
    if (Math.abs(other.length - plain.length) > furthest) continue;
    const slips = slipsBetween(plain, other);
    if (slips <= furthest && slips < Math.min(other.length, best?.slips ?? Number.POSITIVE_INFINITY)) {
      best = { name, slips };
    }
  }
  return best?.name;
}

function simplify(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, '');
}

/** Letters to add, to drop or to change to get from one word to the other (Levenshtein's distance). */
function slipsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1];
    for (let column = 1; column <= to.length; column++) {
      const changed = (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
