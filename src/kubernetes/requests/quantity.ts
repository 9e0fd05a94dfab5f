/**
 * Kubernetes resource quantities with exact arithmetic.
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ (read 2026-11).
 */

/** An amount in nano-units: nanocores of CPU, billionths of a byte of memory. The grammar cannot say anything finer. */
export type Quantity = bigint;

export const ZERO: Quantity = 0n;
const NANO = 1_000_000_000n;

/** One MiB and one GiB as quantities. */
export const MIB: Quantity = 1024n * 1024n * NANO;
export const GIB: Quantity = 1024n * MIB;
/** One thousandth of a CPU as a quantity. */
export const MILLI: Quantity = NANO / 1000n;

const DECIMAL_SUFFIXES: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const BINARY_SUFFIXES: Readonly<Record<string, bigint>> = { Ki: 10n, Mi: 20n, Gi: 30n, Ti: 40n, Pi: 50n, Ei: 60n };

/** Kubernetes caps every quantity at the largest 64-bit integer. */
const LARGEST = (2n ** 63n - 1n) * NANO;
const GRAMMAR = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?\d{1,9})?$/;

/**
 * Reads a quantity as Kubernetes does: a number as YAML gave it, or text such as `100m`, `1.5Gi`, `1e3`,
 * `.5`. Finer than a nano-unit is rounded up, as the API server does. Undefined when it is not a quantity.
 */
export function parseQuantity(value: unknown): Quantity | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? parseQuantity(String(value)) : undefined;
  if (typeof value !== 'string' || value.length > 100) return undefined;
  const known = read.get(value);
  if (known !== undefined) return known;
  const quantity = readQuantity(value);
  if (quantity !== undefined && read.size < MOST_READ) read.set(value, quantity);
  return quantity;
}

/** The same few amounts are written everywhere, and every rule about sizes asks for them again. */
const read = new Map<string, Quantity>();
const MOST_READ = 1000;

function readQuantity(value: string): Quantity | undefined {
  const match = GRAMMAR.exec(value);
  if (!match) return undefined;
  const [, sign, digits = '', suffix = ''] = match;
  const magnitude = scale(digits, suffix);
  const capped = magnitude > LARGEST ? LARGEST : magnitude;
  return sign === '-' ? -capped : capped;
}

function scale(digits: string, suffix: string): Quantity {
  const [whole = '', fraction = ''] = digits.split('.');
  const mantissa = BigInt(`${whole}${fraction}`);
  if (mantissa === 0n) return 0n;
  const binary = BINARY_SUFFIXES[suffix];
  const multiplier = NANO << (binary ?? 0n);
  const exponent = (binary === undefined ? decimalExponent(suffix) : 0) - fraction.length;
  // Beyond these powers every mantissa of 100 digits is the largest or the smallest quantity: no need to compute it.
  if (exponent > 40) return LARGEST + 1n;
  if (exponent < -160) return 1n;
  if (exponent >= 0) return mantissa * multiplier * 10n ** BigInt(exponent);
  return divideUp(mantissa * multiplier, 10n ** BigInt(-exponent));
}

function decimalExponent(suffix: string): number {
  return DECIMAL_SUFFIXES[suffix] ?? Number(suffix.slice(1));
}

/** Divides rounding up. */
export function divideUp(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend > 0n && quotient * divisor !== dividend ? quotient + 1n : quotient;
}

/** Millicores, rounded up. */
export function toMilli(quantity: Quantity): number {
  return Number(divideUp(quantity, MILLI));
}

/** MiB, rounded up. */
export function toMiB(quantity: Quantity): number {
  return Number(divideUp(quantity, MIB));
}

/** CPU for people: `250m`, `1.5`, `2`; exact to a thousandth, rounded up. */
export function formatCpu(quantity: Quantity): string {
  const milli = toMilli(quantity);
  return milli < 1000 ? `${milli}m` : String(milli / 1000);
}

/** Memory or storage for people: `512 MiB`, `1.5 GiB`; rounded up to a MiB. */
export function formatBytes(quantity: Quantity): string {
  const mib = toMiB(quantity);
  return mib >= 1024 && (mib * 100) % 1024 === 0 ? `${mib / 1024} GiB` : `${mib} MiB`;
}
