import type { LintOptions } from '../engine/lint-options.ts';
import type { FargateProfile } from '../fargate/profiles/profile.ts';
import type { Prices } from '../fargate/sizes/prices.ts';
import type { Subnet } from './room/subnets.ts';

export interface Requests {
  readonly cpuMilli: number;
  readonly memoryMiB: number;
}

export interface PlanOptions {
  readonly region: string;
  /** Of Fargate, in place of those of the Region. */
  readonly prices?: Prices | undefined;
  /** Prices of EC2 for an hour, by type; they win over the table. */
  readonly ec2Prices: ReadonlyMap<string, number>;
  /** One instance type, or the cheapest fleet. */
  readonly ec2: string;
  readonly arch: 'amd64' | 'arm64';
  readonly minNodes: number;
  /** Pools of nodes at the most; with one, all pods share their nodes. */
  readonly pools: number;
  /** How full nodes are, as a part of what is bought; null for what is usual. */
  readonly packing: number | null;
  readonly autoscaler: 'none' | 'karpenter';
  /** What plans take off, as parts of one. */
  readonly fargateDiscounts: Discounts;
  readonly ec2Discounts: Discounts;
  /** What Spot takes off; null for the median of the Region. */
  readonly spot: number | null;
  /** What Auto Mode adds, as a part of the price on demand. */
  readonly autoModeFee: number;
  /** GB of the disk of a node. */
  readonly diskGb: number;
  /** Where between the fewest and the most replicas an autoscaler is; null for what a dump says, else the fewest. */
  readonly hpa: number | null;
  readonly jobMinutes: number | null;
  /** What a sidecar adds to each pod on Fargate, for what DaemonSets do elsewhere. */
  readonly sidecar: Requests | null;
  /** What pods without requests are taken to request. */
  readonly assumeRequests: Requests | null;
  /** Most to take off a request for a cheaper size, as a part of it. */
  readonly margin: number;
  readonly quotaVcpu: number;
  /** Workloads to keep on EC2 or to move to Fargate: `name`, `kind/name` or `namespace/kind/name`, with `*` and `?`. */
  readonly keep: readonly string[];
  readonly move: readonly string[];
  readonly subnets: readonly Subnet[] | null;
  /** Fargate profiles that exist already. */
  readonly profiles: readonly FargateProfile[];
  readonly today: Date;
}

/** Thirty node groups is the quota of a cluster. Source: https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html. */
export const MOST_POOLS = 30;

export interface Discounts {
  readonly year: number;
  readonly threeYears: number;
}

/**
 * Compute Savings Plans without upfront payment. Fargate: the price file of 2026-09-25, in us-east-1 and for three years
 * in ap-south-1. EC2: they differ by family and Region, 17 to 28 % for a year and 41 to 50 % for three.
 * Auto Mode: 12 % of the price on demand in pages of 2026; AWS publishes the fee of each type by an API only.
 */
export const DEFAULT_OPTIONS: Omit<PlanOptions, 'region' | 'today'> = {
  ec2Prices: new Map(),
  ec2: 'auto',
  arch: 'amd64',
  minNodes: 2,
  pools: MOST_POOLS,
  packing: null,
  autoscaler: 'none',
  fargateDiscounts: { year: 0.2, threeYears: 0.45 },
  ec2Discounts: { year: 0.2, threeYears: 0.45 },
  spot: null,
  autoModeFee: 0.12,
  diskGb: 20,
  hpa: null,
  jobMinutes: null,
  sidecar: null,
  assumeRequests: null,
  margin: 0.15,
  quotaVcpu: 6,
  keep: [],
  move: [],
  subnets: null,
  profiles: [],
};

/** Profiles decide nothing in a plan: all that could go to Fargate is judged. */
export function withoutProfiles<Options extends Pick<LintOptions, 'settings'>>(options: Options): Options {
  return { ...options, settings: { ...options.settings, profiles: null } };
}
