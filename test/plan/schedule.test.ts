import { describe, expect, it } from 'vitest';
import { runsAMonth } from '../../src/plan/workloads/schedule.ts';

// The four years from 2025 to 2028 have 1,461 days: 48 are the first of a month, 208 are Mondays, 209 are Sundays.
describe('runs a month', () => {
  it.each([
    ['0 0 1 * *', 1],
    ['@monthly', 1],
    ['@daily', 1461 / 48],
    ['0 */6 * * *', (1461 * 4) / 48],
    ['*/15 * * * *', (1461 * 96) / 48],
    ['5/20 * * * *', (1461 * 24 * 3) / 48],
    ['0 9-17 * * *', (1461 * 9) / 48],
    ['0 0 * * mon', 208 / 48],
    ['0 0 * * MON-FRI', 1043 / 48],
    ['0 0 1 1 *', 4 / 48],
    ['0 0 29 feb *', 1 / 48],
    ['0 0 * * 7', 209 / 48],
    ['0 0 * * 0', 209 / 48],
    // Either of two restricted days: 48 firsts, and Mondays that are none of them.
    ['0 0 1 * 1', (48 + 208 - 7) / 48],
    ['TZ=Europe/Berlin 0 0 1 * *', 1],
    ['@every 1h30m', 730 / 1.5],
  ])('of %s', (schedule, runs) => {
    expect(runsAMonth(schedule)).toBeCloseTo(runs, 6);
  });

  it.each([
    '',
    '* * * *',
    '60 * * * *',
    'x * * * *',
    '5-1 * * * *',
    '*/0 * * * *',
    '@every',
    '@every 0s',
    '@reboot',
    '0 0 31-32 * *',
  ])('is not known of %j', (schedule) => {
    expect(runsAMonth(schedule)).toBeUndefined();
  });
});
