import type { Plan, PlannedWorkload } from './plan.ts';

/** What a plan has that another one has not. */
export interface PlanChange {
  /** Of the workloads on Fargate, as they are, at the expected number of pods; null for another currency. */
  readonly month: number | null;
  /** A phrase each, the dearest first: `ui 3 → 6 pods`. */
  readonly changes: readonly string[];
}

export function comparePlans(base: Plan, plan: Plan): PlanChange {
  const before = new Map(base.workloads.map((each) => [keyOf(each), each]));
  const after = new Map(plan.workloads.map((each) => [keyOf(each), each]));
  const keys = [...new Set([...after.keys(), ...before.keys()])];
  const changed = keys.flatMap((key) => {
    const [from, to] = [before.get(key), after.get(key)];
    const phrase = changeOf(from, to);
    return phrase === undefined ? [] : [{ phrase, weight: Math.abs(monthOf(to) - monthOf(from)) }];
  });
  const total = ({ workloads }: Plan) => workloads.reduce((sum, each) => sum + monthOf(each), 0);
  return {
    month: base.currency === plan.currency && base.region === plan.region ? total(plan) - total(base) : null,
    changes: changed.sort((a, b) => b.weight - a.weight).map(({ phrase }) => phrase),
  };
}

function keyOf({ kind, namespace, name }: PlannedWorkload): string {
  return JSON.stringify([kind, namespace, name]);
}

function monthOf(workload: PlannedWorkload | undefined): number {
  return workload?.month?.expected ?? 0;
}

function changeOf(from: PlannedWorkload | undefined, to: PlannedWorkload | undefined): string | undefined {
  if (!from) return to && `${to.name} is new${to.placement === 'ec2' ? ', on EC2' : ''}`;
  if (!to) return `${from.name} is gone`;
  const phrases = [
    ...(from.placement === 'ec2' && to.placement !== 'ec2' ? ['now fits'] : []),
    ...(from.placement !== 'ec2' && to.placement === 'ec2' ? ['no longer fits'] : []),
    ...(podsOf(from) === podsOf(to) ? [] : [`${podsOf(from)} → ${podsOf(to)} pods`]),
    ...(from.size && to.size && sizeOf(from) !== sizeOf(to) ? [`${sizeOf(from)} → ${sizeOf(to)}`] : []),
  ];
  return phrases.length === 0 ? undefined : `${to.name} ${phrases.join(', ')}`;
}

function podsOf({ pods }: PlannedWorkload): string {
  if (pods === null) return '';
  return pods.min === pods.max ? String(pods.max) : `${pods.min}–${pods.max}`;
}

function sizeOf({ size }: PlannedWorkload): string {
  return size ? `${size.vcpu} vCPU / ${size.memoryGiB} GB` : '';
}
