import { isOpenDaemonSet } from '../../fargate/scheduling/daemon-sets.ts';
import { isSeenByFargateScheduler, schedulerEvent } from '../../fargate/scheduling/scheduler-event.ts';
import { sizeFor } from '../../fargate/sizes/sizes.ts';
import { addToGroup } from '../../kubernetes/group-by.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import { toMiB, toMilli } from '../../kubernetes/requests/quantity.ts';
import type { Outcome } from '../../rule.ts';
import type { RunResult } from '../run.ts';
import type { Finding } from './finding.ts';
import type { Verdict, Workload } from './report.ts';

/**
 * What the platform will make of each pod template: whatever the findings about it mean for its pods.
 *
 * @param findings all that was found, whether it is reported or not
 */
export function workloadsOf(
  pods: readonly Pod[],
  findings: readonly Finding[],
  placements: RunResult['placements'],
): Workload[] {
  const byPod = refusalsByPod(findings);
  return pods.map((pod) => {
    const { runsOn, profile } = placements.get(pod) ?? { runsOn: 'fargate', profile: null };
    const refusals = byPod.get(pod) ?? [];
    const { cpu, memory, qos, readable } = pod.resources;
    const outcome = worstOf(pod, refusals);
    return {
      pod,
      runsOn,
      profile,
      outcome,
      verdict: verdictOf(outcome),
      event: outcome === 'refused' ? null : eventOf(pod, refusals, profile),
      qos,
      requests: { cpuMilli: toMilli(cpu), memoryMiB: toMiB(memory) },
      size: pod.complete && readable && runsOn === 'fargate' ? (sizeFor(cpu, memory) ?? null) : null,
    };
  });
}

function eventOf(pod: Pod, refusals: readonly Finding[], profile: string | null): string | null {
  if (!isSeenByFargateScheduler(pod)) return null;
  return schedulerEvent(
    refusals.flatMap(({ schedulerMessages }) => schedulerMessages),
    profile,
  );
}

function refusalsByPod(findings: readonly Finding[]): ReadonlyMap<Pod, readonly Finding[]> {
  const byPod = new Map<Pod, Finding[]>();
  for (const finding of findings) {
    if (finding.outcome === 'runs') continue;
    for (const pod of finding.affects) addToGroup(byPod, pod, finding);
  }
  return byPod;
}

/** What is not made cannot be scheduled, and what is not scheduled cannot fail: the earliest counts. */
const WORST_FIRST: readonly Outcome[] = ['refused', 'absent', 'pending', 'fails', 'uncertain'];

function worstOf(pod: Pod, refusals: readonly Finding[]): Outcome {
  const worst = WORST_FIRST.find((outcome) => refusals.some((refusal) => refusal.outcome === outcome));
  if (worst) return worst;
  // A patch that was not applied may have changed anything.
  const isPartial = pod.workload.place.document.build?.isPartial ?? false;
  return isPartial || isOpenDaemonSet(pod) ? 'uncertain' : 'runs';
}

function verdictOf(outcome: Outcome): Verdict {
  return outcome === 'runs' || outcome === 'uncertain' ? outcome : 'blocked';
}
