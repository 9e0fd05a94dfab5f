import { schedulerEvent } from '../fargate/scheduler-event.ts';
import { sizeFor } from '../fargate/sizes.ts';
import type { Pod } from '../kubernetes/pod.ts';
import { toMiB, toMilli } from '../kubernetes/quantity.ts';
import type { Message } from '../rule.ts';
import type { Finding } from './finding.ts';
import type { Verdict, Workload } from './report.ts';
import type { RunResult } from './run.ts';

/** What the platform will make of each pod template, from the findings of all scheduling rules. */
export function workloadsOf(pods: readonly Pod[], { findings, placements }: RunResult): Workload[] {
  const byPod = refusalsByPod(findings);
  return pods.map((pod) => {
    const { runsOn, profile } = placements.get(pod) ?? { runsOn: 'fargate', profile: null };
    const refusals = byPod.get(pod) ?? [];
    const { cpu, memory, qos, readable } = pod.resources;
    return {
      pod,
      runsOn,
      profile,
      verdict: verdictOf(refusals),
      event: refusals.length === 0 ? null : eventOf(refusals, profile),
      qos,
      requests: { cpuMilli: toMilli(cpu), memoryMiB: toMiB(memory) },
      size: readable && runsOn === 'fargate' ? (sizeFor(cpu, memory) ?? null) : null,
    };
  });
}

function eventOf(refusals: readonly Finding[], profile: string | null): string | null {
  return schedulerEvent(
    refusals.flatMap(({ schedulerMessages }) => schedulerMessages),
    profile,
  );
}

function refusalsByPod(findings: readonly Finding[]): ReadonlyMap<Pod, readonly Finding[]> {
  const byPod = new Map<Pod, Finding[]>();
  for (const finding of findings) {
    if (!finding.pod || !affectsVerdict(finding)) continue;
    const refusals = byPod.get(finding.pod);
    if (refusals) refusals.push(finding);
    else byPod.set(finding.pod, [finding]);
  }
  return byPod;
}

function affectsVerdict({ rule, messageId }: Finding): boolean {
  const message: Message | undefined = rule.messages[messageId];
  return rule.category === 'scheduling' && !(typeof message === 'object' && message.affectsVerdict === false);
}

function verdictOf(refusals: readonly Finding[]): Verdict {
  if (refusals.some(({ severity }) => severity === 'error')) return 'blocked';
  return refusals.length > 0 ? 'uncertain' : 'runs';
}
