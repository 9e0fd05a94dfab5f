/** A decimal number: `value` times ten to the power of `-scale`. */
interface Decimal {
  readonly value: bigint;
  readonly scale: number;
}

/** Digits after the point that a division gives. */
const DIVISION_DIGITS = 16;

/** The shortest decimal that reads as this number. */
export function decimal(number: number): Decimal {
  if (!Number.isFinite(number)) throw new Error(`Cannot create a Decimal from ${number}`);
  const [mantissa = '0', exponent = '0'] = number.toExponential().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const value = BigInt(whole + fraction);
  return scale >= 0 ? { value, scale } : { value: value * 10n ** BigInt(-scale), scale: 0 };
}

export function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { value: scaled(a, scale) + scaled(b, scale), scale };
}

export function times(a: Decimal, b: Decimal): Decimal {
  return { value: a.value * b.value, scale: a.scale + b.scale };
}

/** Rounds halves away from zero. */
export function divide(a: Decimal, b: Decimal): Decimal {
  if (b.value === 0n) throw new Error('decimal division by 0');
  const numerator = a.value * 10n ** BigInt(DIVISION_DIGITS + b.scale);
  const denominator = b.value * 10n ** BigInt(a.scale);
  const quotient = numerator / denominator;
  const rest = numerator % denominator;
  const up = magnitude(rest) * 2n >= magnitude(denominator);
  const sign = numerator < 0n === denominator < 0n ? 1n : -1n;
  return { value: up ? quotient + sign : quotient, scale: DIVISION_DIGITS };
}

export function decimalText({ value, scale }: Decimal): string {
  return `${value}e${-scale}`;
}

function scaled({ value, scale }: Decimal, to: number): bigint {
  return value * 10n ** BigInt(to - scale);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
