import { areEqual, firstUnknown, toBoolean, toNumber, toText, unknownIn } from '../values/convert.ts';
import { failure, isNull, list, object, scalar, type UnknownValue, unknown, type Value } from '../values/value.ts';
import { sorted } from './collections.ts';
import type { HclFunction } from './index.ts';
import { carry, ofKnown, tooFew } from './known.ts';

/** Choosing between values, and changing their type. */
export const FLOW_FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  try: ({ args, at }) => args.find((each) => !failureIn(each)) ?? failure('nothing in try() can be evaluated', at),
  can: ({ args: [value], at }) => {
    if (value && failureIn(value)) return scalar(false, [at]);
    const open = value && unknownIn(value);
    return open ? carry(open, at) : scalar(true, [at]);
  },
  coalesce: ({ args, at }) =>
    args.find((each) => !isNull(each) && !(each.kind === 'string' && each.value === '')) ??
    failure('everything in coalesce() is null', at),
  coalescelist: ({ args, at }) =>
    args.find((each) => each.kind !== 'list' || each.more || each.items.length > 0) ??
    failure('everything in coalescelist() is empty', at),
  sensitive: ({ args: [value], at }) => value ?? failure('an argument is missing', at),
  nonsensitive: ({ args: [value], at }) => value ?? failure('an argument is missing', at),
  tostring: (call) => {
    const [value] = call.args;
    if (!value) return tooFew(call);
    return isNull(value) ? value : toText(value, call.at);
  },
  tonumber: (call) => converted(call, toNumber),
  tobool: (call) => converted(call, toBoolean),
  tolist: ({ args: [value], at }) =>
    value?.kind === 'list' ? list(sorted(value), value.at, value.more) : other(value, at),
  toset: ({ args: [value], at, scope }) => {
    if (value?.kind !== 'list') return other(value, at);
    const known: Value[] = [];
    for (const item of value.items) {
      scope.work.spend(known.length / 8);
      if (!unknownIn(item) && !known.some((each) => areEqual(each, item))) known.push(item);
    }
    const more = value.more ?? value.items.map(unknownIn).find(Boolean);
    const set = { ...list(known, value.at, more), isSet: true };
    return { ...set, items: sorted(set) };
  },
  tomap: ({ args: [value], at }) =>
    value?.kind === 'object' ? object(value.entries, value.at, value.more) : other(value, at),
  one: ({ args: [value], at }) => {
    if (value?.kind !== 'list') return other(value, at);
    if (value.more) return carry(value.more, at);
    const [first, second] = value.items;
    return second ? failure('there are several items', at) : (first ?? scalar(null, [at]));
  },
  length: ofKnown(({ args: [value], at }) => {
    if (value?.kind === 'string') return scalar(Array.from(value.value.normalize('NFC')).length, [at]);
    if (value?.kind !== 'list' && value?.kind !== 'object') return failure('it has no length', at);
    if (value.more) return carry(value.more, at);
    return scalar(value.kind === 'list' ? value.items.length : value.entries.size, [at]);
  }),
  alltrue: (call) => decide(call, false),
  anytrue: (call) => decide(call, true),
  min: (call) => extreme(call, Math.min),
  max: (call) => extreme(call, Math.max),
};

type Call = Parameters<HclFunction>[0];

function converted(call: Call, convert: (value: Value, at: Call['at']) => number | boolean | UnknownValue): Value {
  const [value] = call.args;
  if (!value) return tooFew(call);
  if (isNull(value)) return value;
  const result = convert(value, call.at);
  return typeof result === 'object' ? carry(result, call.at) : scalar(result, value.at);
}

function other(value: Value | undefined, at: Call['at']): Value {
  if (value && (value.kind === 'unknown' || isNull(value))) return value;
  return failure('it wants another type', at);
}

/** Whether all items of a list, or any of them, are true. */
function decide({ args: [value], at }: Call, deciding: boolean): Value {
  if (value?.kind !== 'list') return other(value, at);
  const items = value.items.map((item) => toBoolean(item, at));
  if (items.includes(deciding)) return scalar(deciding, [at]);
  const open = value.more ?? firstUnknown(items.filter((item) => typeof item === 'object'));
  return open ? carry(open, at) : scalar(!deciding, [at]);
}

function extreme({ args, at }: Call, choose: (...numbers: number[]) => number): Value {
  const numbers = args.map((each) => toNumber(each, at));
  const open = firstUnknown(numbers.filter((each) => typeof each === 'object'));
  if (open) return carry(open, at);
  return numbers.length > 0 ? scalar(choose(...(numbers as number[])), [at]) : unknown('an argument is missing', at);
}

/** What makes Terraform fail to evaluate a value. */
function failureIn(value: Value): boolean {
  if (value.kind === 'unknown') return value.isError;
  if (value.kind === 'list') return value.items.some(failureIn);
  return value.kind === 'object' && [...value.entries.values()].some((entry) => failureIn(entry.value));
}
