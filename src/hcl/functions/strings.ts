import { describe, firstUnknown, joinTexts, toNumber, toText } from '../values/convert.ts';
import {
  failure,
  list,
  type Piece,
  type StringValue,
  scalar,
  string,
  type UnknownValue,
  unknown,
  type Value,
} from '../values/value.ts';
import type { Call, HclFunction } from './index.ts';
import { carry, integerAt, ofTexts } from './known.ts';
import { changePieces, sliceText } from './pieces.ts';

/** Texts; parts of them keep their places. */
export const STRING_FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  lower: ofTexts(([text], { at }) => changed(text, at, (each) => each.toLowerCase())),
  upper: ofTexts(([text], { at }) => changed(text, at, (each) => each.toUpperCase())),
  trimspace: ofTexts(([text], { at }) => {
    const value = text?.value ?? '';
    return sliced(text, at, value.length - value.trimStart().length, value.trimEnd().length);
  }),
  chomp: ofTexts(([text], { at }) => sliced(text, at, 0, (text?.value ?? '').replace(/[\r\n]+$/, '').length)),
  trim: ofTexts(([text, set], { at }) => {
    const value = text?.value ?? '';
    const isCut = (index: number) => (set?.value ?? '').includes(value.charAt(index));
    let [start, end] = [0, value.length];
    while (start < end && isCut(start)) start++;
    while (end > start && isCut(end - 1)) end--;
    return sliced(text, at, start, end);
  }),
  trimprefix: ofTexts(([text, prefix], { at }) => {
    const has = prefix && text?.value.startsWith(prefix.value);
    return sliced(text, at, has ? prefix.value.length : 0, text?.value.length ?? 0);
  }),
  trimsuffix: ofTexts(([text, suffix], { at }) => {
    const has = suffix && text?.value.endsWith(suffix.value);
    return sliced(text, at, 0, (text?.value.length ?? 0) - (has ? suffix.value.length : 0));
  }),
  startswith: ofTexts(([text, prefix], { at }) => scalar((text?.value ?? '').startsWith(prefix?.value ?? ''), [at])),
  endswith: ofTexts(([text, suffix], { at }) => scalar((text?.value ?? '').endsWith(suffix?.value ?? ''), [at])),
  strcontains: ofTexts(([text, part], { at }) => scalar((text?.value ?? '').includes(part?.value ?? ''), [at])),
  substr: ofTexts(([text], call) => {
    const [start, length] = [integerAt(call, 1), integerAt(call, 2)];
    const size = text?.value.length ?? 0;
    if (Number.isNaN(start + length) || start < 0) return unknown('substr() from the end is not evaluated', call.at);
    return sliced(text, call.at, Math.min(start, size), length < 0 ? size : Math.min(start + length, size));
  }),
  split: ofTexts(([separator, text], { at, scope }) => {
    if (!separator || !text) return failure('it wants two texts', at);
    const parts = text.value.split(separator.value);
    scope.work.spend(parts.length + text.value.length / 16);
    let from = 0;
    const items = parts.map((part) => {
      const item = sliceText(text, from, from + part.length);
      from += part.length + separator.value.length;
      return item;
    });
    return list(text.value === '' ? [text] : items, [at]);
  }),
  replace: ofTexts(([text, wanted, other], { at, scope }) => {
    if (!text || !wanted || !other) return failure('it wants three texts', at);
    if (/^\/.*\/$/s.test(wanted.value)) return unknown('replace() with a pattern is not evaluated', at);
    if (wanted.value === '') return unknown('replace() of nothing is not evaluated', at);
    const parts = text.value.split(wanted.value);
    scope.work.spend(parts.length * (1 + other.value.length / 16) + text.value.length / 16);
    let from = 0;
    const texts = parts.flatMap((part, index) => {
      const kept = sliceText(text, from, from + part.length);
      from += part.length + wanted.value.length;
      return index === 0 ? [kept] : [other, kept];
    });
    return joinTexts(texts, text.at);
  }),
  indent: ofTexts(([, text], call) => {
    const count = integerAt(call, 0);
    if (!text || !(count >= 0 && count <= 1000)) return failure('it wants a number and a text', call.at);
    call.scope.work.spend(((text.value.split('\n').length * count) / 16) | 0);
    return changed(text, call.at, (each) => each.replaceAll('\n', `\n${' '.repeat(count)}`));
  }),
  join: (call) => joined(call),
  format: (call) => formatted(call),
  basename: ofTexts(([text], { at }) =>
    sliced(text, at, (text?.value.lastIndexOf('/') ?? -1) + 1, text?.value.length ?? 0),
  ),
};

function sliced(text: StringValue | undefined, at: Call['at'], start: number, end: number): Value {
  return text ? sliceText(text, start, end) : failure('it wants a text', at);
}

function changed(text: StringValue | undefined, at: Call['at'], change: (text: string) => string): Value {
  if (!text) return failure('it wants a text', at);
  const pieces: readonly Piece[] = changePieces(text.pieces, change);
  return { kind: 'string', value: pieces.map((piece) => piece.text).join(''), pieces, at: text.at };
}

function joined({ args: [separator, ...lists], at, scope }: Call): Value {
  const open = firstUnknown([...(separator ? [separator] : []), ...lists]);
  if (open) return carry(open, at);
  const between = separator && toText(separator, at);
  if (!between) return failure('it wants a separator', at);
  const texts: (StringValue | UnknownValue)[] = [];
  for (const each of lists) {
    if (each.kind !== 'list') return failure(`${describe(each)} is not a list`, at);
    if (each.more) return carry(each.more, at);
    for (const item of each.items) {
      const text = toText(item, at);
      scope.work.spend(1 + text.pieces.length);
      texts.push(...(texts.length > 0 ? [between] : []), text);
    }
  }
  return joinTexts(texts, [at]);
}

/** `%s`, `%d` and `%v` as such, and `%%`. */
function formatted({ args: [format, ...values], at, scope }: Call): Value {
  if (format?.kind !== 'string')
    return format?.kind === 'unknown' ? carry(format, at) : failure('it wants a format', at);
  const texts: (StringValue | UnknownValue)[] = [];
  let from = 0;
  let next = 0;
  for (const match of format.value.matchAll(/%(.?)/gs)) {
    texts.push(sliceText(format, from, match.index));
    from = match.index + match[0].length;
    scope.work.spend(1);
    if (match[1] === '%') texts.push(string('%', [at]));
    else if (!/^[sdv]$/.test(match[1] ?? '')) return unknown(`format() with ${match[0]} is not evaluated`, at);
    else texts.push(verb(match[1] as string, values[next++], at));
  }
  return joinTexts([...texts, sliceText(format, from, format.value.length)], [at]);
}

function verb(letter: string, value: Value | undefined, at: Call['at']): StringValue | UnknownValue {
  if (!value) return failure('a value is missing for format()', at);
  if (letter === 'd') {
    const number = toNumber(value, at);
    if (typeof number === 'object') return carry(number, at);
    return string(String(Math.trunc(number)), value.at);
  }
  const isPlain = letter === 's' || value.kind === 'string' || value.kind === 'scalar' || value.kind === 'unknown';
  return isPlain ? toText(value, at) : unknown('format() of a list or an object is not evaluated', at);
}
