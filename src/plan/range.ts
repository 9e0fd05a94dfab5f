import type { Range } from './plan.ts';

export const COUNTS = ['min', 'expected', 'max'] as const;
export type Count = (typeof COUNTS)[number];

export const NOTHING: Range = { min: 0, expected: 0, max: 0 };

export function always(value: number): Range {
  return { min: value, expected: value, max: value };
}

export function rangeOf(valueAt: (count: Count) => number): Range {
  return { min: valueAt('min'), expected: valueAt('expected'), max: valueAt('max') };
}

export function plus(...ranges: readonly Range[]): Range {
  return rangeOf((count) => ranges.reduce((sum, range) => sum + range[count], 0));
}

export function times(range: Range, factor: number): Range {
  return rangeOf((count) => range[count] * factor);
}

export function isOne({ min, expected, max }: Range): boolean {
  return min === expected && expected === max;
}
