import { describe, expect, it } from 'vitest';
import {
  formatMoney,
  HOURS_A_MONTH,
  hourlyCost,
  monthlyCost,
  PRICED_REGIONS,
  pricesFor,
  pricesIn,
  RELATIVE_PRICES,
} from '../../../src/fargate/sizes/prices.ts';
import { REGIONS } from '../../../src/fargate/sizes/regions.ts';

const SMALLEST = { vcpu: 0.25, memoryGiB: 0.5 };

describe('prices', () => {
  it.each(PRICED_REGIONS)('has a source that anyone can open for %s', (region) => {
    const prices = pricesIn(region);
    expect(REGIONS).toContain(region);
    expect(prices?.sources.length).toBeGreaterThan(0);
    for (const source of prices?.sources ?? []) expect(source).toMatch(/^https:\/\/[-a-z0-9.]+\//);
    expect(prices?.asOf).toMatch(prices?.confidence === 'good' ? /^2026(-\d\d)?$/ : /^20\d\d-\d\d$/);
  });

  it.each(PRICED_REGIONS)('compares CPU with memory in %s as RELATIVE_PRICES does, within 1 %%', (region) => {
    const { vcpuHour = 0, memoryGiBHour = 0 } = pricesIn(region) ?? {};
    const ratio = memoryGiBHour / vcpuHour / RELATIVE_PRICES.memoryGiBHour;
    expect(Math.abs(ratio - 1)).toBeLessThan(0.01);
  });

  it('knows no price of a region that is not in the table', () => {
    expect(pricesIn('cn-north-1')).toBeUndefined();
    expect(pricesIn('constructor')).toBeUndefined();
  });

  it('takes prices given before those of the region', () => {
    const prices = { vcpuHour: 1, memoryGiBHour: 2 };
    expect(pricesFor({ region: 'us-east-1', prices })).toBe(prices);
    expect(pricesFor({ region: 'us-east-1' })).toMatchObject({ vcpuHour: 0.04048, memoryGiBHour: 0.004445 });
    expect(pricesFor({ region: 'cn-north-1' })).toBeUndefined();
  });

  // Calculated by hand: 0.25 × 0.04048 = 0.01012, 0.5 × 0.004445 = 0.0022225; 16 × 0.05056 + 120 × 0.00553 = 1.47256.
  it.each([
    ['us-east-1', SMALLEST, 0.0123425, 9.010025],
    ['eu-central-1', SMALLEST, 0.014195, 10.36235],
    ['sa-east-1', { vcpu: 1, memoryGiB: 2 }, 0.0848, 61.904],
    ['ap-northeast-1', { vcpu: 16, memoryGiB: 120 }, 1.47256, 1074.9688],
    ['eu-west-1', { vcpu: 4, memoryGiB: 30 }, 0.29527, 215.5471],
    // An old calculator has the price of us-east-1 here.
    ['ap-south-1', { vcpu: 1, memoryGiB: 2 }, 0.05187, 37.8651],
  ] as const)('costs in %s: %j', (region, size, hour, month) => {
    const prices = pricesIn(region);
    expect(prices && hourlyCost(size, prices)).toBeCloseTo(hour, 10);
    expect(prices && monthlyCost(size, prices)).toBeCloseTo(month, 8);
  });

  it('counts a month as 730 hours', () => {
    expect(HOURS_A_MONTH).toBe((365 * 24) / 12);
  });

  it.each([
    [9.010025, undefined, '9.01 USD'],
    [1074.9688, 'EUR', '1074.97 EUR'],
    [0.0123425, undefined, '0.012 USD'],
    [0.5, undefined, '0.50 USD'],
    [0, undefined, '0.00 USD'],
    [0.000000001, undefined, '0.00000000 USD'],
  ])('writes %d %s as %s', (amount, currency, text) => {
    const prices = { vcpuHour: 1, memoryGiBHour: 1, ...(currency !== undefined && { currency }) };
    expect(formatMoney(amount, prices)).toBe(text);
  });
});
