import { GoInt, type GoValue, isString } from '../go/value.ts';
import { parseInteger } from '../template/literal.ts';

/** The smallest int64. */
export const MIN_INT = -(2n ** 63n);

/** As int64 overflows. */
export function wrapped(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

/** cast.ToInt64: what is no number is 0. */
export function toInt(value: GoValue): bigint {
  if (value instanceof GoInt) return wrapped(value.value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || Math.abs(value) >= 2 ** 63) return MIN_INT;
    return BigInt(Math.trunc(value));
  }
  if (typeof value === 'boolean') return value ? 1n : 0n;
  return isString(value) ? (parseInteger(value.toString().replace(/\.0+$/, '')) ?? 0n) : 0n;
}

/** cast.ToFloat64: what is no number is 0. */
export function toFloat(value: GoValue): number {
  if (value instanceof GoInt) return Number(value.value);
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return isString(value) ? parseFloatGo(value.toString()) : 0;
}

function parseFloatGo(text: string): number {
  if (/^[+-]?(inf|infinity)$/i.test(text))
    return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (/^nan$/i.test(text)) return Number.NaN;
  return /^[+-]?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : 0;
}
