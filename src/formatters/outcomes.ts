import type { Outcome } from '../rule.ts';

/** What becomes of one workload, to follow its name. */
export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  refused: 'is refused by the API server',
  absent: 'does not run on Fargate',
  pending: 'stays Pending',
  fails: 'fails',
  uncertain: 'might not run',
  runs: 'runs',
};

/** The same of several, to follow their number. The worst come first. */
const OF_SEVERAL: Readonly<Record<Outcome, string>> = {
  refused: 'are refused by the API server',
  absent: 'do not run on Fargate',
  pending: 'stay Pending',
  fails: 'fail',
  uncertain: 'might not run',
  runs: 'run',
};

/** `1 stays Pending, 2 might not run, 3 run`, without those that none comes to. */
export function countOutcomes(outcomes: readonly Outcome[]): string {
  const parts = (Object.keys(OF_SEVERAL) as Outcome[]).flatMap((outcome) => {
    const number = outcomes.filter((each) => each === outcome).length;
    return number === 0 ? [] : `${number} ${(number === 1 ? OUTCOMES : OF_SEVERAL)[outcome]}`;
  });
  return parts.join(', ');
}
