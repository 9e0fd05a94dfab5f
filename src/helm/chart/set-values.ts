import { GoInt, GoList, GoMap, type GoValue, type Traced } from '../go/value.ts';
import { Entry } from '../origin/entry.ts';

/** Lists are filled up to an index like this at most. Source: Helm's `strvals.MaxIndex`. */
const MOST_INDEX = 65_536;
const MOST_LEVELS = 30;

/**
 * What `--set` says over values, e.g. `image.tag=1.2,ports[0]=80,hosts={a,b}`.
 *
 * @param isText whether all values are strings, as for `--set-string`
 * @param from what entries say they come from: a name, or where it is written
 * @throws Error for what cannot be read
 */
export function setValues(base: GoMap, text: string, isText: boolean, from: string | Entry): GoMap {
  const result = new GoMap(new Map(base.entries));
  for (const assignment of splitOutside(text, ',')) {
    const at = indexOutside(assignment, '=');
    if (at < 0) throw new Error(`key ${JSON.stringify(assignment)} has no value`);
    const path = pathOf(assignment.slice(0, at));
    let entry = typeof from === 'string' ? new Entry(from) : from;
    for (const key of path) entry = entry.child(key);
    put(result, path, { value: assignedValue(assignment.slice(at + 1), isText, entry), entries: [entry] });
  }
  return result;
}

function put(container: GoMap, [key, ...rest]: readonly (string | number)[], value: Traced): void {
  container.entries.set(String(key), placed(container.entries.get(String(key)), rest, value));
}

function placed(old: Traced | undefined, path: readonly (string | number)[], value: Traced): Traced {
  const [key] = path;
  if (key === undefined) return value;
  if (typeof key === 'string') {
    const map = new GoMap(old?.value instanceof GoMap ? new Map(old.value.entries) : []);
    put(map, path, value);
    return { value: map, entries: old?.entries ?? value.entries };
  }
  const items = old?.value instanceof GoList ? [...old.value.items] : [];
  while (items.length <= key) items.push({ value: null });
  items[key] = placed(items[key], path.slice(1), value);
  return { value: new GoList(items), entries: old?.entries ?? value.entries };
}

function pathOf(text: string): (string | number)[] {
  const path = splitOutside(text, '.').flatMap((part) => {
    const [, name = '', indexes = ''] = /^((?:[^[\\]|\\.)*)((?:\[\d+\])*)$/s.exec(part) ?? [];
    if (name === '' && indexes === '') throw new Error(`key ${JSON.stringify(text)} cannot be read`);
    const numbers = [...indexes.matchAll(/\d+/g)].map(([digits]) => Number(digits));
    if (numbers.some((index) => index > MOST_INDEX)) throw new Error(`index in ${JSON.stringify(text)} is too large`);
    return [...(name === '' ? [] : [withoutBackslashes(name)]), ...numbers];
  });
  if (path.length > MOST_LEVELS || typeof path[0] !== 'string')
    throw new Error(`key ${JSON.stringify(text)} cannot be read`);
  return path;
}

function assignedValue(text: string, isText: boolean, entry: Entry): GoValue {
  if (text.startsWith('{') && text.endsWith('}')) {
    const items = text === '{}' ? [] : splitOutside(text.slice(1, -1), ',');
    return new GoList(
      items.map((item, index) => ({ value: scalar(withoutBackslashes(item), isText), entries: [entry.child(index)] })),
    );
  }
  return scalar(withoutBackslashes(text), isText);
}

function scalar(text: string, isText: boolean): GoValue {
  if (isText) return text;
  if (/^true$/i.test(text)) return true;
  if (/^false$/i.test(text)) return false;
  if (/^null$/i.test(text)) return null;
  if (text === '0') return new GoInt(0, 'int64');
  return /^-?[1-9]\d{0,18}$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text)
    ? new GoInt(BigInt(text), 'int64')
    : text;
}

function withoutBackslashes(text: string): string {
  return text.replace(/\\(.)/gs, '$1');
}

/** Splits where no backslash stands before the separator, and no brace around it. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  for (let rest = text; ; ) {
    const at = indexOutside(rest, separator);
    if (at < 0) return [...parts, rest];
    parts.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
}

function indexOutside(text: string, wanted: string): number {
  let inBraces = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (character === '{' && text.charAt(at - 1) === '=') inBraces = true;
    else if (character === '}') inBraces = false;
    else if (character === wanted && !inBraces) return at;
  }
  return -1;
}
