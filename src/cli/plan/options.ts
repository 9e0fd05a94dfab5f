import type { OptionName } from '../arguments/options.ts';

/** What `plan` takes beside the options of a run. */
export const PLAN_OPTIONS = {
  format: { type: 'string', short: 'f', multiple: true },
  assumptions: { type: 'boolean' },
  compare: { type: 'string' },
  'write-profiles': { type: 'string', multiple: true },
  keep: { type: 'string', multiple: true },
  move: { type: 'string', multiple: true },
  ec2: { type: 'string' },
  arch: { type: 'string' },
  'ec2-prices': { type: 'string' },
  'min-nodes': { type: 'string' },
  pools: { type: 'string' },
  packing: { type: 'string' },
  autoscaler: { type: 'string' },
  disk: { type: 'string' },
  'discount-fargate': { type: 'string' },
  'discount-ec2': { type: 'string' },
  spot: { type: 'string' },
  'auto-mode': { type: 'string' },
  hpa: { type: 'string' },
  'job-minutes': { type: 'string' },
  sidecar: { type: 'string' },
  'assume-requests': { type: 'string' },
  margin: { type: 'string' },
  'quota-vcpu': { type: 'string' },
  subnets: { type: 'string' },
} as const;

export type PlanOptionName = keyof typeof PLAN_OPTIONS;

/** Options of a run that are about its report or its fixes. */
export const NOT_FOR_PLAN: readonly OptionName[] = [
  'statistics',
  'timing',
  'list-files',
  'list-entries',
  'shard',
  'changed',
  'quiet',
  'max-warnings',
  'strict-kinds',
  'only',
  'explain-placement',
  'print-config',
  'fix',
  'fix-suggestions',
  'fix-dry-run',
  'baseline',
  'baseline-write',
];
