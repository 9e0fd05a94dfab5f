import { sprint } from '../go/format-verb.ts';
import { GoInt } from '../go/value.ts';
import { entriesOfAll, plain, type TemplateFunction, traced } from '../template/function.ts';
import { MIN_INT, toFloat, toInt, wrapped } from './convert.ts';
import { decimal, decimalText, divide, plus, times } from './decimal.ts';
import { range } from './lists.ts';

const int64 = (value: bigint) => new GoInt(wrapped(value), 'int64');

function folded(work: (a: bigint, b: bigint) => bigint): TemplateFunction {
  return plain('any ...any', (first, ...others) =>
    int64(others.map(toInt).reduce((a, b) => wrapped(work(a, b)), toInt(first))),
  );
}

function dividing(work: (a: bigint, b: bigint) => bigint): TemplateFunction {
  return plain('any any', (a, b) => {
    const divisor = toInt(b);
    if (divisor === 0n) throw new Error('runtime error: integer divide by zero');
    return int64(work(toInt(a), divisor));
  });
}

type Decimal = ReturnType<typeof decimal>;

/** Sprig calculates with decimals, so that 0.1 and 0.2 are 0.3. */
function decimals(work: (a: Decimal, b: Decimal) => Decimal): TemplateFunction {
  return plain('any ...any', (first, ...others) =>
    Number(decimalText(others.map((other) => decimal(toFloat(other))).reduce(work, decimal(toFloat(first))))),
  );
}

function extreme(picks: (...values: number[]) => number): TemplateFunction {
  return plain('any ...any', (...values) => picks(...values.map(toFloat)));
}

const larger = folded((a, b) => (a > b ? a : b));

function sequence(params: readonly number[]): string {
  const [first = 0, second = 0, third = 0] = params;
  const numbers = (start: number, end: number, step: number, by: number) =>
    range(start, end + by, step)
      .items.map((item) => String((item.value as GoInt).value))
      .join(' ');
  switch (params.length) {
    case 1:
      return numbers(1, first, first < 1 ? -1 : 1, first < 1 ? -1 : 1);
    case 2:
      return numbers(first, second, second < first ? -1 : 1, second < first ? -1 : 1);
    case 3:
      if (third < first && second > 0) return '';
      return numbers(first, third, second, third < first ? -1 : 1);
    default:
      return '';
  }
}

function round(value: number, places: number, roundOn = 0.5): number {
  // Powers are not exact.
  const power = Number(`1e${places}`);
  const digit = power * value;
  return (digit % 1 >= roundOn ? Math.ceil(digit) : Math.floor(digit)) / power;
}

export const numberFunctions: Readonly<Record<string, TemplateFunction>> = {
  add: folded((a, b) => a + b),
  add1: plain('any', (value) => int64(toInt(value) + 1n)),
  sub: plain('any any', (a, b) => int64(toInt(a) - toInt(b))),
  mul: folded((a, b) => a * b),
  div: dividing((a, b) => a / b),
  mod: dividing((a, b) => a % b),
  max: larger,
  biggest: larger,
  min: folded((a, b) => (a < b ? a : b)),
  addf: decimals(plus),
  add1f: plain('any', (value) => Number(decimalText(plus(decimal(toFloat(value)), decimal(1))))),
  subf: decimals((a, b) => plus(a, times(b, decimal(-1)))),
  mulf: decimals(times),
  divf: decimals(divide),
  maxf: extreme(Math.max),
  minf: extreme(Math.min),
  floor: plain('any', (value) => Math.floor(toFloat(value))),
  ceil: plain('any', (value) => Math.ceil(toFloat(value))),
  round: plain('any int ...float64', (value, places, roundOn) => round(toFloat(value), places, roundOn)),
  int: plain('any', (value) => new GoInt(toInt(value))),
  int64: plain('any', (value) => int64(toInt(value))),
  float64: plain('any', toFloat),
  atoi: plain('string', (text) => new GoInt(/^[+-]?\d+$/.test(text) ? clamped(BigInt(text.replace(/^\+/, ''))) : 0n)),
  seq: plain('...int', (...params) => sequence(params)),
  toDecimal: traced('any', (args, { budget }) => {
    const text = sprint(args[0]?.value, budget);
    const value = /^[+-]?[0-7]+$/.test(text)
      ? clamped(BigInt(`0o${text.replace(/^[+-]/, '')}`)) * (text.startsWith('-') ? -1n : 1n)
      : 0n;
    return { value: int64(value), entries: entriesOfAll(args) };
  }),
};

/** Go's parsers give the nearest number with their error, which Sprig drops. */
function clamped(value: bigint): bigint {
  if (value > 2n ** 63n - 1n) return 2n ** 63n - 1n;
  return value < MIN_INT ? MIN_INT : value;
}
