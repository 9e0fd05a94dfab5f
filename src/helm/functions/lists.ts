import { deepEqual } from '../go/compare.ts';
import { isTrue, kindOf } from '../go/kind.ts';
import { entriesOf, GoInt, GoList, type GoValue, listOf, nilList, type Traced } from '../go/value.ts';
import { isNil } from '../template/frame.ts';
import { type CallContext, plain, type TemplateFunction, traced } from '../template/function.ts';
import { toInt } from './convert.ts';
import { strings } from './strings/text.ts';

const nil: Traced = { value: null };

/** The items, each with an origin. Sprig refuses what is no list, nil too. */
function itemsOf(arg: Traced | undefined, name: string): readonly Traced[] {
  if (!(arg?.value instanceof GoList)) throw new Error(`Cannot ${name} on type ${kindOf(arg?.value)}`);
  const { entries } = arg;
  return entries ? arg.value.items.map((item) => (item.entries ? item : { ...item, entries })) : arg.value.items;
}

function onList(
  name: string,
  work: (items: readonly Traced[], args: readonly Traced[]) => readonly Traced[],
): TemplateFunction {
  return traced('any', (args) => ({
    value: new GoList(work(itemsOf(args[0], name), args)),
    entries: args[0]?.entries,
  }));
}

/** Sprig gives nil for what is left of an empty list. */
function shortened(name: string, work: (items: readonly Traced[]) => readonly Traced[]): TemplateFunction {
  return traced('any', ([list]) => {
    const items = itemsOf(list, name);
    return { value: items.length > 0 ? new GoList(work(items)) : nilList(), entries: list?.entries };
  });
}

function add(name: string, work: (items: readonly Traced[], item: Traced) => readonly Traced[]): TemplateFunction {
  return traced('any any', (args) => ({ value: new GoList(work(itemsOf(args[0], name), args[1] as Traced)) }));
}

const append = add('push', (items, item) => [...items, item]);
const prepend = add('prepend', (items, item) => [item, ...items]);
const first = traced('any', (args) => itemsOf(args[0], 'find first')[0] ?? nil);
const last = traced('any', (args) => itemsOf(args[0], 'find last').at(-1) ?? nil);
const rest = shortened('find rest', (items) => items.slice(1));
const initial = shortened('find initial', (items) => items.slice(0, -1));
const reverse = onList('find reverse', (items) => items.toReversed());
const compact = onList('compact', (items) => items.filter((item) => isTrue(item.value)));
const uniq = traced('any', (args, { budget }) => {
  const found: Traced[] = [];
  for (const item of itemsOf(args[0], 'find uniq')) {
    budget.spend(found.length);
    if (!found.some((each) => deepEqual(each.value, item.value))) found.push(item);
  }
  return { value: new GoList(found) };
});
const without = traced('any ...any', ([list, ...dropped]) => {
  const kept = itemsOf(list, 'find without').filter(
    (item) => !dropped.some((each) => deepEqual(each.value, item.value)),
  );
  return { value: new GoList(kept), entries: list?.entries };
});

const has = plain('any any', (needle, list) => {
  if (list === undefined || list === null) return false;
  if (!(list instanceof GoList)) throw new Error(`Cannot find has on type ${kindOf(list)}`);
  return list.items.some((item) => deepEqual(item.value, needle));
});

const slice = traced('any ...any', (args) => {
  const [list, ...bounds] = args;
  const items = itemsOf(list, 'slice');
  const [from = 0, to = items.length] = bounds.map((bound) => Number(toInt(bound.value)));
  if (items.length === 0) return nil;
  const type = list?.value instanceof GoList ? list.value.type : undefined;
  // Go slices up to the capacity: what `until` appends to grows to powers of two.
  const capacity = type === '[]int' ? 2 ** Math.ceil(Math.log2(items.length)) : items.length;
  if (from < 0 || to > capacity || from > to) throw new Error('slice bounds out of range');
  const spare = Array.from({ length: Math.max(to - items.length, 0) }, () => ({ value: new GoInt(0) }));
  return { value: new GoList([...items, ...spare].slice(from, to), type), entries: list?.entries };
});

const chunk = traced('int any', (args) => {
  const size = Number(toInt(args[0]?.value));
  const items = itemsOf(args[1], 'chunk');
  if (size === 0) throw new Error('integer divide by zero');
  if (size < 0 && Math.floor((items.length - 1) / size) !== -1) throw new Error('makeslice: len out of range');
  if (size < 0) return { value: new GoList([], '[][]interface {}') };
  const chunks: Traced[] = [];
  for (let at = 0; at < items.length; at += size) chunks.push({ value: new GoList(items.slice(at, at + size)) });
  return { value: new GoList(chunks, '[][]interface {}') };
});

function concatenated(args: readonly Traced[], { budget }: CallContext): Traced {
  const items: Traced[] = [];
  for (const arg of args) {
    const more = itemsOf(arg, 'concat');
    budget.checkSize(items.length + more.length);
    items.push(...more);
  }
  return { value: args.length > 0 ? new GoList(items) : nilList() };
}

function textualSplit(parts: readonly string[], from: Traced): GoList {
  return new GoList(
    parts.map((value) => ({ value, entries: entriesOf(from) })),
    '[]string',
  );
}

const list = traced('...any', (args) => ({
  value: new GoList(args.map(({ value, entries }) => ({ value: value ?? null, entries }))),
}));

export const listFunctions: Readonly<Record<string, TemplateFunction>> = {
  list,
  tuple: list,
  append,
  push: append,
  mustAppend: append,
  mustPush: append,
  prepend,
  mustPrepend: prepend,
  first,
  mustFirst: first,
  last,
  mustLast: last,
  rest,
  mustRest: rest,
  initial,
  mustInitial: initial,
  reverse,
  mustReverse: reverse,
  compact,
  mustCompact: compact,
  uniq,
  mustUniq: uniq,
  without,
  mustWithout: without,
  has,
  mustHas: has,
  slice,
  mustSlice: slice,
  chunk,
  mustChunk: chunk,
  concat: traced('...any', concatenated),
  splitList: traced('string string', (args) => ({
    value: textualSplit(splitGo(String(args[1]?.value), String(args[0]?.value)), args[1] as Traced),
  })),
  sortAlpha: traced('any', (args, { budget }) => {
    const [given] = args as [Traced];
    if (isNilOfStrings(given.value)) return given;
    const texts = isNil(given.value) ? [{ text: '<nil>', traced: { value: '<nil>' } }] : stringsOf(given, budget);
    return {
      value: new GoList(
        texts.toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)).map(({ traced: each }) => each),
        '[]string',
      ),
    };
  }),
  toStrings: traced('any', (args, { budget }) => {
    const [given] = args as [Traced];
    if (isNilOfStrings(given.value)) return given;
    const texts = stringsOf(given, budget).map(({ traced: each }) => each);
    return { value: new GoList(texts, '[]string') };
  }),
  until: plain('int', (count) => range(0, count, count < 0 ? -1 : 1)),
  untilStep: plain('int int int', range),
};

/** Sprig gives a list of strings back as it is, also one that is nil. */
function isNilOfStrings(value: GoValue): boolean {
  return value instanceof GoList && value.isNil && value.type === '[]string';
}

function stringsOf(given: Traced, budget: CallContext['budget']): { text: string; traced: Traced }[] {
  return strings(given, budget).map((value) => ({ text: value.toString(), traced: { value } }));
}

/** Lists of more numbers than this are not made. */
const MOST_NUMBERS = 100_000;

export function range(start: number, stop: number, step: number): GoList {
  const numbers: GoValue[] = [];
  if (stop < start ? step < 0 : step > 0) {
    if (Math.abs(stop - start) / Math.abs(step) > MOST_NUMBERS) throw new Error(`more than ${MOST_NUMBERS} numbers`);
    for (let at = start; stop < start ? at > stop : at < stop; at += step) numbers.push(new GoInt(at));
  }
  return listOf(numbers, '[]int');
}

/** strings.Split: with no separator it gives each character. */
export function splitGo(text: string, separator: string): string[] {
  return separator === '' ? [...text] : text.split(separator);
}
