import { parseQuantity, toMiB, toMilli } from '../../kubernetes/requests/quantity.ts';
import type { Discounts, Requests } from '../../plan/options.ts';
import { UsageError } from '../arguments/usage-error.ts';

/** @param expected completes “… is not”. Throws a {@link UsageError}. */
function refuse(option: string, value: string, expected: string): never {
  throw new UsageError(`--${option}: '${value}' is not ${expected}`);
}

export function numberOf(option: string, value: string): number {
  return /^\d{1,9}(?:\.\d{1,6})?$/.test(value) ? Number(value) : refuse(option, value, 'a number of 0 or more');
}

export function wholeNumberOf(option: string, value: string, least: number, most = 10_000): number {
  if (/^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most) return Number(value);
  return refuse(option, value, `a whole number from ${least} to ${most}`);
}

/** `0.7` or `70%`. */
export function partOf(option: string, value: string): number {
  const percent = /^(\d{1,3}(?:\.\d{1,6})?)%$/.exec(value);
  const part = percent
    ? Number(percent[1]) / 100
    : /^\d?(?:\.\d{1,6})?$/.test(value) && value !== ''
      ? Number(value)
      : Number.NaN;
  return part >= 0 && part <= 1 ? part : refuse(option, value, 'a fraction from 0 to 1, such as 0.7 or 70%');
}

/** A part that is more than nothing. */
export function shareOf(option: string, value: string): number {
  const share = partOf(option, value);
  return share > 0 ? share : refuse(option, value, 'more than 0, such as 0.7 or 70%');
}

/** `20%,45%`: for one year, and for three. */
export function discountsOf(option: string, value: string): Discounts {
  const [year, threeYears, ...others] = value.split(',');
  if (year === undefined || threeYears === undefined || others.length > 0) {
    return refuse(option, value, 'two fractions, for 1 and 3 years, such as 20%,45%');
  }
  return { year: partOf(option, year), threeYears: partOf(option, threeYears) };
}

/** `50m,128Mi`: CPU and memory. */
export function requestsOf(option: string, value: string): Requests {
  const [cpu, memory, ...others] = value.split(',').map((each) => parseQuantity(each.replace(/^(?:cpu|memory)=/, '')));
  if (cpu === undefined || memory === undefined || cpu < 0n || memory < 0n || others.length > 0) {
    return refuse(option, value, 'CPU and memory, such as 50m,128Mi');
  }
  return { cpuMilli: toMilli(cpu), memoryMiB: toMiB(memory) };
}

/** `m7i.large=0.1,c6a.large=0.08`: by type, what an hour costs. */
export function ec2PricesOf(option: string, value: string): Map<string, number> {
  return new Map(
    value.split(',').map((entry) => {
      const [type = '', price = ''] = entry.split('=');
      if (
        /^[a-z0-9-]+\.[a-z0-9]+$/.test(type) &&
        /^(?:\d{1,6}(?:\.\d{1,9})?|\.\d{1,9})$/.test(price) &&
        Number(price) > 0
      ) {
        return [type, Number(price)];
      }
      return refuse(option, entry, 'a list of types with hourly prices, such as m7i.large=0.1,c6a.large=0.08');
    }),
  );
}

export function oneOf<Value extends string>(option: string, value: string, allowed: readonly Value[]): Value {
  return allowed.find((each) => each === value) ?? refuse(option, value, allowed.join(' or '));
}
