/** Digits of a positive number and how many of them stand before the point: 12.5 is `125` and 2. */
interface Decimal {
  readonly digits: string;
  readonly point: number;
}

/**
 * As strconv.FormatFloat writes a float64.
 *
 * @param precision digits after the point for e and f, in all for g; -1 for as few as it takes to read the same number
 */
export function formatFloat(value: number, format: 'e' | 'f' | 'g', precision = -1): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const decimal = digitsFor(Math.abs(value), format, precision);
  if (format === 'e') return sign + exponential(decimal, precision < 0 ? decimal.digits.length - 1 : precision);
  if (format === 'f')
    return sign + fixed(decimal, precision < 0 ? Math.max(decimal.digits.length - decimal.point, 0) : precision);
  const exponent = decimal.point - 1;
  let limit = precision < 0 ? 6 : precision || 1;
  if (precision >= 0 && limit > decimal.digits.length && decimal.digits.length >= decimal.point)
    limit = decimal.digits.length;
  if (exponent < -4 || exponent >= limit) return sign + exponential(decimal, decimal.digits.length - 1);
  return sign + fixed(decimal, Math.max(decimal.digits.length - decimal.point, 0));
}

function digitsFor(value: number, format: 'e' | 'f' | 'g', precision: number): Decimal {
  if (precision < 0) return shortest(value);
  const exact = exactly(value);
  if (format === 'f') return rounded(exact, exact.point + precision);
  const result = rounded(exact, format === 'e' ? precision + 1 : precision || 1);
  return format === 'g' ? { ...result, digits: result.digits.replace(/0+$/, '') || '0' } : result;
}

function shortest(value: number): Decimal {
  if (value === 0) return { digits: '0', point: 1 };
  const [mantissa, exponent] = value.toExponential().split('e') as [string, string];
  return { digits: mantissa.replace('.', ''), point: Number(exponent) + 1 };
}

/** All digits of what the binary number really is. */
function exactly(value: number): Decimal {
  if (value === 0) return { digits: '0', point: 1 };
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const high = bits.getUint32(0);
  const exponent = (high >>> 20) & 0x7ff;
  const fraction = (BigInt(high & 0xfffff) << 32n) | BigInt(bits.getUint32(4));
  const mantissa = exponent === 0 ? fraction : fraction | (1n << 52n);
  const power = (exponent || 1) - 1075;
  const scaled = power >= 0 ? mantissa << BigInt(power) : mantissa * 5n ** BigInt(-power);
  const digits = scaled.toString();
  return { digits: digits.replace(/0+$/, ''), point: digits.length + Math.min(power, 0) };
}

/** To a number of digits; halves to the even neighbour. */
function rounded({ digits, point }: Decimal, count: number): Decimal {
  if (count < 0) return { digits: '0', point: 1 };
  if (digits.length <= count) return { digits: digits.padEnd(count, '0'), point };
  const kept = digits.slice(0, count);
  const rest = digits.slice(count);
  const last = Number(kept.at(-1) ?? 0);
  const up = rest[0] === '5' && /^50*$/.test(rest) ? last % 2 === 1 : (rest[0] as string) >= '5';
  if (!up) return count === 0 ? { digits: '0', point: 1 } : { digits: kept, point };
  const next = (BigInt(`0${kept}`) + 1n).toString();
  const grown = next.length - count;
  if (count === 0) return { digits: '1', point: point + 1 };
  return { digits: grown > 0 ? next.slice(0, count) : next.padStart(count, '0'), point: point + grown };
}

function exponential({ digits, point }: Decimal, places: number): string {
  const exponent = digits === '0'.repeat(digits.length) ? 0 : point - 1;
  const fraction = places > 0 ? `.${digits.slice(1, places + 1).padEnd(places, '0')}` : '';
  return `${digits[0]}${fraction}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function fixed({ digits, point }: Decimal, places: number): string {
  const padded = point > 0 ? digits.padEnd(point, '0') : `${'0'.repeat(1 - point)}${digits}`;
  const whole = Math.max(point, 1);
  return padded.slice(0, whole) + (places > 0 ? `.${padded.slice(whole, whole + places).padEnd(places, '0')}` : '');
}
