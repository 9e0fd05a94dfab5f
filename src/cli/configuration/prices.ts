import { type Prices, pricesIn } from '../../fargate/sizes/prices.ts';
import { REGIONS } from '../../fargate/sizes/regions.ts';
import type { Settings } from '../../settings.ts';
import { didYouMean } from '../arguments/suggest.ts';
import { UsageError } from '../arguments/usage-error.ts';

const KEYS = ['vcpu', 'memory', 'currency'] as const;
const USAGE = '--prices takes what an hour costs: vcpu=0.04,memory=0.0045, and ,currency=EUR if that is not USD.';

/** Reads `vcpu=0.04,memory=0.0045,currency=EUR`. Throws a {@link UsageError} for anything else. */
export function parsePrices(text: string): Prices {
  const given = new Map(text.split(',').map(parseEntry));
  const [vcpuHour, memoryGiBHour] = [amountOf(given, 'vcpu'), amountOf(given, 'memory')];
  const currency = given.get('currency');
  if (currency === undefined) return { vcpuHour, memoryGiBHour };
  if (!/^[A-Z]{3}$/.test(currency)) throw new UsageError(`--prices: ${currency} is no currency. ${USAGE}`);
  return { vcpuHour, memoryGiBHour, currency };
}

function parseEntry(entry: string): [key: string, value: string] {
  const equals = entry.indexOf('=');
  const key = entry.slice(0, equals).trim();
  if (equals < 0) throw new UsageError(`--prices: ${entry} is no price. ${USAGE}`);
  if (!KEYS.some((each) => each === key)) {
    throw new UsageError(`--prices: there is no price of ${key}.${didYouMean(key, KEYS)} ${USAGE}`);
  }
  return [key, entry.slice(equals + 1).trim()];
}

function amountOf(given: ReadonlyMap<string, string>, key: 'vcpu' | 'memory'): number {
  const text = given.get(key);
  if (text === undefined) throw new UsageError(`--prices: ${key} is missing. ${USAGE}`);
  if (!/^(?:\d{1,9}(?:\.\d{1,12})?|\.\d{1,12})$/.test(text)) {
    throw new UsageError(`--prices: ${text} is no amount of money. ${USAGE}`);
  }
  return Number(text);
}

/** What to say when a region was named of which no price is known; undefined when money can be named. */
export function missingPriceNote({ region, prices }: Pick<Partial<Settings>, 'region' | 'prices'>): string | undefined {
  if (region === undefined || prices || pricesIn(region)) return undefined;
  const hint = REGIONS.includes(region) ? '' : didYouMean(region, REGIONS);
  return `no price is known for the region ${region}, so messages name no money.${hint} Give prices with --prices vcpu=…,memory=…`;
}
