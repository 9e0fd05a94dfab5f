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
  /** Year and month of the newest source; null for pages without a date. */
  readonly asOf: string | null;
  /** good: several pages of this year agree. fair: few pages say so, or older ones, or undated ones. */
  readonly confidence: 'good' | 'fair';
  readonly sources: readonly string[];
}

/** AWS's own page shows prices in a browser only: https://aws.amazon.com/fargate/pricing/. */
const CALCULATOR = 'https://github.com/RafalWilinski/fargate-calc/blob/master/src/pricing.js';
const FRANKFURT = [
  'https://github.com/kubecost/kubecost/issues/2333',
  'https://github.com/rileydakota/valheim-ecs-fargate-cdk/issues/2',
  CALCULATOR,
];
const VIRGINIA = [
  'https://www.vantage.sh/blog/fargate-pricing',
  'https://www.wring.co/blog/aws-fargate-pricing-guide',
  'https://www.factualminds.com/blog/amazon-fargate-ecs-task-pricing-2026',
];

/**
 * Prices by region, put together in 2026-11 from public pages, since AWS publishes them by an API only: service
 * AmazonEKS, usage types `…Fargate-vCPU-Hours:perCPU` and `…Fargate-GB-Hours`. Ephemeral storage above 20 GB is not
 * among them. The last change that was found is of January 2019
 * (https://aws.amazon.com/blogs/compute/aws-fargate-price-reduction-up-to-50/); where there are older and newer pages
 * they agree. A region that is not here has no price that could be checked.
 */
const PRICES: Readonly<Record<string, RegionPrices>> = {
  'us-east-1': price(0.04048, 0.004445, '2026-06', 'good', VIRGINIA),
  'us-east-2': price(0.04048, 0.004445, null, 'fair', [CALCULATOR]),
  'us-west-2': price(0.04048, 0.004445, null, 'fair', [CALCULATOR]),
  'eu-west-1': price(0.04048, 0.004445, null, 'fair', [CALCULATOR]),
  'eu-central-1': price(0.04656, 0.00511, '2023-06', 'fair', FRANKFURT),
  'eu-west-2': price(0.04656, 0.00511, null, 'fair', [CALCULATOR]),
  'ap-northeast-1': price(0.05056, 0.00553, null, 'fair', [CALCULATOR]),
  'sa-east-1': price(0.0696, 0.0076, null, 'fair', [CALCULATOR]),
};

function price(
  vcpuHour: number,
  memoryGiBHour: number,
  asOf: string | null,
  confidence: RegionPrices['confidence'],
  sources: readonly string[],
): RegionPrices {
  return { vcpuHour, memoryGiBHour, asOf, confidence, sources };
}

/** The regions with a known price. */
export const PRICED_REGIONS: readonly string[] = Object.keys(PRICES);

/** On-demand prices of a region; undefined when they are not known. */
export function pricesIn(region: string): RegionPrices | undefined {
  return Object.hasOwn(PRICES, region) ? PRICES[region] : undefined;
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
