import type { FargateSize } from './sizes.ts';

/** What an hour costs on demand, Linux on x86, in the currency named; US dollars when none is. */
export interface Prices {
  readonly vcpuHour: number;
  /** Of a GB in the words of AWS, which is a GiB. */
  readonly memoryGiBHour: number;
  readonly currency?: string;
}

/** A price as public pages state it. */
export interface RegionPrices extends Prices {
  /** Year, and month where it is known, of the newest source. */
  readonly asOf: string;
  /** good: public copies of the price list of 2026 say so. fair: only an older page does. */
  readonly confidence: 'good' | 'fair';
  readonly sources: readonly string[];
  /** Of a GiB of ephemeral storage above the 20 that come with every pod; undefined where no source was found. */
  readonly storageGiBHour?: number;
}

/** When the calculator was written; its eleven Regions that have a source of 2026 agree with that to the last digit. */
const CALCULATED = '2021-01';
const CALCULATOR = 'https://github.com/theuves/fgcalc/blob/main/src/utils/data.js';

/**
 * Prices by Region, put together on 2026-11-29 from public copies, since AWS publishes them by an API only: service
 * AmazonEKS, usage types `…Fargate-vCPU-Hours:perCPU` and `…Fargate-GB-Hours`; the offer of AmazonECS has the same.
 * A Region that is not here has no price that could be checked. How to refresh them: docs/maintaining/prices.md.
 */
const PRICES: Readonly<Record<string, Omit<RegionPrices, 'confidence' | 'sources'>>> = {
  'us-east-1': { asOf: '2026-09', vcpuHour: 0.04048, memoryGiBHour: 0.004445, storageGiBHour: 0.000111 },
  'us-east-2': { asOf: '2026', vcpuHour: 0.04048, memoryGiBHour: 0.004445, storageGiBHour: 0.000111 },
  'us-west-1': { asOf: CALCULATED, vcpuHour: 0.04656, memoryGiBHour: 0.00511 },
  'us-west-2': { asOf: CALCULATED, vcpuHour: 0.04048, memoryGiBHour: 0.004445 },
  'ca-central-1': { asOf: '2026', vcpuHour: 0.04456, memoryGiBHour: 0.004865 },
  'eu-west-1': { asOf: '2026-09', vcpuHour: 0.04048, memoryGiBHour: 0.004445 },
  'eu-west-2': { asOf: '2026', vcpuHour: 0.04656, memoryGiBHour: 0.00511, storageGiBHour: 0.000129 },
  'eu-west-3': { asOf: CALCULATED, vcpuHour: 0.0486, memoryGiBHour: 0.0053 },
  'eu-central-1': { asOf: '2026-09', vcpuHour: 0.04656, memoryGiBHour: 0.00511 },
  'eu-north-1': { asOf: '2026-09', vcpuHour: 0.0445, memoryGiBHour: 0.0049 },
  'eu-south-1': { asOf: CALCULATED, vcpuHour: 0.0486, memoryGiBHour: 0.0053 },
  'ap-northeast-1': { asOf: '2026-09', vcpuHour: 0.05056, memoryGiBHour: 0.00553, storageGiBHour: 0.000133 },
  'ap-northeast-2': { asOf: '2026-10', vcpuHour: 0.04656, memoryGiBHour: 0.00511 },
  'ap-southeast-1': { asOf: '2026-08', vcpuHour: 0.05056, memoryGiBHour: 0.00553 },
  'ap-southeast-2': { asOf: CALCULATED, vcpuHour: 0.04856, memoryGiBHour: 0.00532 },
  'ap-south-1': { asOf: '2026-09', vcpuHour: 0.04256, memoryGiBHour: 0.004655 },
  'ap-east-1': { asOf: CALCULATED, vcpuHour: 0.0556, memoryGiBHour: 0.0061 },
  'sa-east-1': { asOf: '2026-09', vcpuHour: 0.0696, memoryGiBHour: 0.0076 },
  'af-south-1': { asOf: CALCULATED, vcpuHour: 0.0546, memoryGiBHour: 0.006 },
  'me-south-1': { asOf: CALCULATED, vcpuHour: 0.0526, memoryGiBHour: 0.0058 },
};

/** The regions with a known price. */
export const PRICED_REGIONS: readonly string[] = Object.keys(PRICES);

/** On-demand prices of a region; undefined when they are not known. */
export function pricesIn(region: string): RegionPrices | undefined {
  const prices = Object.hasOwn(PRICES, region) ? PRICES[region] : undefined;
  if (!prices) return undefined;
  if (prices.asOf === CALCULATED) return { ...prices, confidence: 'fair', sources: [CALCULATOR] };
  return { ...prices, confidence: 'good', sources: [priceList(region)] };
}

/** Several pages of 2026 quote the price list of a Region; the list itself is what anyone can open. */
function priceList(region: string): string {
  return `https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonECS/current/${region}/index.json`;
}

/** What the user pays: the prices given, else those of the region; undefined when neither is known. */
export function pricesFor(settings: { readonly region: string; readonly prices?: Prices }): Prices | undefined {
  return settings.prices ?? pricesIn(settings.region);
}

/**
 * How dear memory is in comparison with CPU, in no currency: a GiB costs a ninth of a vCPU in every region. Enough to
 * tell which of two sizes is cheaper.
 */
export const RELATIVE_PRICES: Prices = { vcpuHour: 1, memoryGiBHour: 0.004445 / 0.04048 };

/** A month as AWS's own calculator counts it: 365 days of 24 hours, divided by 12. */
export const HOURS_A_MONTH = 730;

/** Of vCPU and memory for an hour; a size, or the difference of two. */
export function hourlyCost({ vcpu, memoryGiB }: FargateSize, prices: Prices): number {
  return vcpu * prices.vcpuHour + memoryGiB * prices.memoryGiBHour;
}

/** Of one pod that runs all the time. */
export function monthlyCost(size: FargateSize, prices: Prices): number {
  return hourlyCost(size, prices) * HOURS_A_MONTH;
}

/** `9.01 USD`; small amounts with two significant digits: `0.012 USD`. */
export function formatMoney(amount: number, { currency = 'USD' }: Prices): string {
  const digits = amount >= 1 || amount === 0 ? 2 : Math.min(8, 1 - Math.floor(Math.log10(amount)));
  return `${amount.toFixed(digits)} ${currency}`;
}
