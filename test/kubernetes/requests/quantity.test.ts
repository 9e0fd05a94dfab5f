import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBytes, formatCpu, parseQuantity, toMiB, toMilli } from '../../../src/kubernetes/requests/quantity.ts';

const NANO = 1_000_000_000n;

describe('parseQuantity', () => {
  it.each([
    ['100m', NANO / 10n],
    ['1', NANO],
    [1, NANO],
    [0.5, NANO / 2n],
    ['0.1', NANO / 10n],
    ['.5', NANO / 2n],
    ['1.', NANO],
    ['+1', NANO],
    ['-1', -NANO],
    ['1e3', 1000n * NANO],
    ['1E3', 1000n * NANO],
    ['1e-3', NANO / 1000n],
    [1e21, (2n ** 63n - 1n) * NANO],
    ['1E', 10n ** 18n * NANO],
    ['1k', 1000n * NANO],
    ['1Ki', 1024n * NANO],
    ['1.5Gi', (3n * 1024n ** 3n * NANO) / 2n],
    ['134217728000m', 128n * 1024n ** 2n * NANO],
    ['1n', 1n],
    ['0.1n', 1n],
    ['1u', 1000n],
    ['1e-30', 1n],
    ['0', 0n],
    ['0e9', 0n],
    ['1e999999999', (2n ** 63n - 1n) * NANO],
    ['1e-999999999', 1n],
    ['9Ei', (2n ** 63n - 1n) * NANO],
  ])('reads %s', (text, expected) => expect(parseQuantity(text)).toBe(expected));

  it.each([
    '',
    ' 1',
    '1 ',
    '1e3m',
    '1KB',
    '1kb',
    '1mi',
    '1 Gi',
    'e3',
    '.',
    '--1',
    '0x10',
    '1,5',
    'null',
    '1iK',
    '1e',
    '1'.repeat(101),
  ])('refuses %j', (text) => expect(parseQuantity(text)).toBeUndefined());

  it.each([null, undefined, true, [], {}, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s', (value) =>
    expect(parseQuantity(value)).toBeUndefined(),
  );

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (value) => void parseQuantity(value)));
    fc.assert(
      fc.property(
        fc.stringMatching(/^[+-]?[0-9.]{0,12}([eE][+-]?[0-9]{0,9}|[numkMGTPEi]{0,2})$/),
        (text) => void parseQuantity(text),
      ),
    );
  });

  it('is exact for whole and fractional amounts of every suffix', () => {
    const suffixes = {
      n: 1n,
      u: 10n ** 3n,
      m: 10n ** 6n,
      '': NANO,
      k: 10n ** 12n,
      Ki: 1024n * NANO,
      Mi: 1024n ** 2n * NANO,
    };
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 9n),
        fc.constantFrom(...Object.entries(suffixes)),
        (whole, [suffix, unit]) => parseQuantity(`${whole}${suffix}`) === whole * unit,
      ),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), (millionths) => {
        const text = `0.${String(millionths).padStart(6, '0')}Gi`;
        return parseQuantity(text) === (BigInt(millionths) * 1024n ** 3n * NANO + 999_999n) / 1_000_000n;
      }),
    );
  });
});

describe('for people', () => {
  it.each([
    ['250m', '250m'],
    ['1', '1'],
    ['1500m', '1.5'],
    ['0.0001', '1m'],
  ])('writes %s of cpu as %s', (text, expected) => expect(formatCpu(parseQuantity(text) ?? 0n)).toBe(expected));

  it.each([
    ['512Mi', '512 MiB'],
    ['1Gi', '1 GiB'],
    ['1536Mi', '1.5 GiB'],
    ['1500Mi', '1500 MiB'],
    ['1', '1 MiB'],
  ])('writes %s of memory as %s', (text, expected) => expect(formatBytes(parseQuantity(text) ?? 0n)).toBe(expected));

  it('rounds up to what is counted in', () => {
    expect(toMilli(parseQuantity('1.0001') ?? 0n)).toBe(1001);
    expect(toMiB(parseQuantity('2.5G') ?? 0n)).toBe(2385);
  });
});
