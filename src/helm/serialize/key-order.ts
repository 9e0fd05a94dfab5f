const LETTER = /\p{L}/u;
const DIGIT = /\p{Nd}/u;

/** goyaml.v2's order of keys, in which numbers count as such: `a2` is before `a10`. Source: `keyList.Less`. */
export function compareKeys(left: string, right: string): number {
  const [a, b] = [[...left], [...right]];
  let digits = false;
  for (let index = 0; index < a.length && index < b.length; index++) {
    const [x, y] = [a[index] as string, b[index] as string];
    if (x === y) {
      digits = DIGIT.test(x);
      continue;
    }
    const [letter, other] = [LETTER.test(x), LETTER.test(y)];
    if (letter && other) return byCode(x, y);
    if (letter || other) return (digits ? letter : other) ? -1 : 1;
    return compareNumbers(a, b, index) || byCode(x, y);
  }
  return a.length - b.length;
}

function compareNumbers(a: readonly string[], b: readonly string[], at: number): number {
  const start = (a[at] === '0' || b[at] === '0') && nonZeroBefore(a, at) ? '1' : '';
  const [x, y] = [digitsAt(a, at), digitsAt(b, at)];
  const [left, right] = [BigInt(start + x || '0'), BigInt(start + y || '0')];
  if (left !== right) return left < right ? -1 : 1;
  return x.length - y.length;
}

function nonZeroBefore(characters: readonly string[], at: number): boolean {
  for (let index = at - 1; index >= 0 && DIGIT.test(characters[index] as string); index--) {
    if (characters[index] !== '0') return true;
  }
  return false;
}

function digitsAt(characters: readonly string[], at: number): string {
  let digits = '';
  for (let index = at; index < characters.length && /\d/.test(characters[index] as string); index++)
    digits += characters[index];
  return digits;
}

function byCode(a: string, b: string): number {
  return (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0);
}
