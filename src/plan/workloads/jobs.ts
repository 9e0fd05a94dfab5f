import { finishedJobsOf } from '../../kubernetes/workloads/finished-jobs.ts';
import type { PlannedJob } from '../plan.ts';
import { NOTHING, times } from '../range.ts';
import { runsAMonth } from './schedule.ts';
import type { JudgedSubject } from './subject.ts';

/** Fargate bills a pod for a minute at the least. Source: https://aws.amazon.com/fargate/pricing/. */
const LEAST_MINUTES = 1;

/** Null for workloads that run all the time. */
export function jobOf({ isJob, pod: { workload } }: JudgedSubject, minutes: number | null): PlannedJob | null {
  if (!isJob) return null;
  const finished = finishedJobsOf(workload);
  const held = finished && !finished.ttl ? finished : undefined;
  const completions = finished?.spec.valueAt('completions');
  const parallelism = finished?.spec.valueAt('parallelism');
  const pods = [completions, parallelism].find((count) => typeof count === 'number') ?? 1;
  const succeeded = held?.succeeded ?? 0;
  const heldPods = held ? times({ min: succeeded, expected: succeeded, max: succeeded + held.failed }, pods) : NOTHING;
  return { runsAMonth: runsOf(workload), minutes, heldPods };
}

/** A Job runs once. */
function runsOf({ kind, place }: JudgedSubject['pod']['workload']): number | null {
  if (kind === 'Job') return place.valueAt('spec', 'suspend') === true ? 0 : 1;
  if (place.valueAt('spec', 'suspend') === true) return 0;
  const schedule = place.at('spec', 'schedule').string;
  return schedule === undefined ? null : (runsAMonth(schedule) ?? null);
}

/** How many hours one pod of each run is billed in a month, beside what is held for good; 0 while that is not known. */
export function hoursAMonth({ runsAMonth: runs, minutes }: PlannedJob, subject: JudgedSubject): number {
  const ttl = finishedJobsOf(subject.pod.workload)?.ttl?.value;
  const seconds = typeof ttl === 'number' ? ttl : 0;
  const running = minutes === null ? 0 : Math.max(LEAST_MINUTES, minutes) * 60;
  return ((runs ?? 0) * (running + (minutes === null ? 0 : seconds))) / 3600;
}
