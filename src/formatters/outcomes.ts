import type { Outcome } from '../rule.ts';
import { count } from './count.ts';

/** What becomes of one workload, after its name. */
export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  refused: 'is refused by the API server',
  absent: 'does not run on Fargate',
  pending: 'stays Pending',
  fails: 'fails',
  uncertain: 'might not run',
  runs: 'runs',
};

/** For several workloads, after their number; the worst come first. */
const OF_SEVERAL: Readonly<Record<Outcome, string>> = {
  refused: 'are refused by the API server',
  absent: 'do not run on Fargate',
  pending: 'stay Pending',
  fails: 'fail',
  uncertain: 'might not run',
  runs: 'run',
};

/** `3 workloads: 1 stays Pending, 2 run`, the worst first; empty without workloads. */
export function outcomesText(workloads: readonly { readonly outcome: Outcome }[]): string {
  const counts = (Object.keys(OF_SEVERAL) as Outcome[]).flatMap((outcome) => {
    const number = workloads.filter((each) => each.outcome === outcome).length;
    return number === 0 ? [] : [{ number, verb: (number === 1 ? OUTCOMES : OF_SEVERAL)[outcome] }];
  });
  const all = count(workloads.length, 'workload');
  if (counts.length < 2) return counts.map(({ verb }) => `${all} ${verb}`).join('');
  return `${all}: ${counts.map(({ number, verb }) => `${number} ${verb}`).join(', ')}`;
}
