import type { FargateSize } from '../../fargate/sizes/sizes.ts';
import type { PlannedWorkload, Range } from '../../plan/plan.ts';
import { isOne } from '../../plan/range.ts';

/** `129`, `129–258`; `–` for none. */
export function whole(range: Range | null): string {
  return range === null ? '–' : spanned(range, (amount) => amount.toFixed(0));
}

/** `9.01`, `18.02–90.10`. */
export function exact(range: Range | null): string {
  return range === null ? '' : spanned(range, (amount) => amount.toFixed(2));
}

export function money(amount: number | null): string {
  return amount === null ? '' : amount.toFixed(2);
}

/** `3`, `2–10`; nothing for a DaemonSet. */
export function podCount(pods: Range | null): string {
  return pods === null ? '' : spanned(pods, String);
}

function spanned(range: Range, show: (amount: number) => string): string {
  const [low, high] = [show(Math.min(range.min, range.expected)), show(Math.max(range.max, range.expected))];
  return isOne(range) || low === high ? show(range.expected) : `${low}–${high}`;
}

/** `0.25/0.5`. */
export function shortSize(size: FargateSize | null): string {
  return size === null ? '' : `${size.vcpu}/${size.memoryGiB}`;
}

export function percent(part: number): string {
  return `${Math.round(part * 100)}%`;
}

/** `100m 128Mi`; nothing for none. */
export function requestText({ requests: { cpuMilli, memoryMiB } }: PlannedWorkload): string {
  const cpu = cpuMilli === 0 ? [] : [`${cpuMilli}m`];
  return [...cpu, ...(memoryMiB === 0 ? [] : [`${memoryMiB}Mi`])].join(' ');
}

export function isSamePayment(low: number, high: number): boolean {
  return low.toFixed(0) === high.toFixed(0);
}

/** `194`, `230–287`. */
export function wholeSpan(low: number | null, high: number | null): string {
  if (low === null || high === null) return '–';
  return isSamePayment(low, high) ? low.toFixed(0) : `${low.toFixed(0)}–${high.toFixed(0)}`;
}
