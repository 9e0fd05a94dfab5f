import { type Prices, pricesIn } from '../../fargate/sizes/prices.ts';
import { REGIONS } from '../../fargate/sizes/regions.ts';
import type { Settings } from '../../settings.ts';
import { didYouMean } from '../arguments/suggest.ts';
import { UsageError } from '../arguments/usage-error.ts';

const KEYS = ['vcpu', 'memory', 'currency'] as const;
const USAGE = 'give hourly prices: --prices vcpu=0.04,memory=0.0045[,currency=EUR]';

/** Reads `vcpu=0.04,memory=0.0045,currency=EUR`. Throws a {@link UsageError} for anything else. */
export function parsePrices(text: string): Prices {
  const given = new Map(text.split(',').map(parseEntry));
  const [vcpuHour, memoryGiBHour] = [amountOf(given, 'vcpu'), amountOf(given, 'memory')];
  const currency = given.get('currency');
  if (currency === undefined) return { vcpuHour, memoryGiBHour };
  if (!/^[A-Z]{3}$/.test(currency)) throw new UsageError(`--prices: '${currency}' is not a currency code; ${USAGE}`);
  return { vcpuHour, memoryGiBHour, currency };
}

function parseEntry(entry: string): [key: string, value: string] {
  const equals = entry.indexOf('=');
  const key = entry.slice(0, equals).trim();
  if (equals < 0) throw new UsageError(`--prices: '${entry}' is not name=value; ${USAGE}`);
  if (!KEYS.some((each) => each === key)) {
    throw new UsageError(`--prices: unknown key ${key}${didYouMean(key, KEYS) || `; ${USAGE}`}`);
  }
  return [key, entry.slice(equals + 1).trim()];
}

function amountOf(given: ReadonlyMap<string, string>, key: 'vcpu' | 'memory'): number {
  const text = given.get(key);
  if (text === undefined) throw new UsageError(`--prices: ${key} is missing; ${USAGE}`);
  if (!/^(?:\d{1,9}(?:\.\d{1,12})?|\.\d{1,12})$/.test(text)) {
    throw new UsageError(`--prices: '${text}' is not a number; ${USAGE}`);
  }
  return Number(text);
}

/** A note when the region has no prices; undefined otherwise. */
export function missingPriceNote({ region, prices }: Pick<Partial<Settings>, 'region' | 'prices'>): string | undefined {
  if (region === undefined || prices || pricesIn(region)) return undefined;
  const hint = REGIONS.includes(region) ? '' : didYouMean(region, REGIONS);
  return `no prices for region ${region}; costs are left out${hint || ' (set them with --prices vcpu=…,memory=…)'}`;
}
