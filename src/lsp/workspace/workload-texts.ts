import type { Workload } from '../../engine/findings/report.ts';
import { formatCost } from '../../fargate/sizes/cost.ts';
import type { Prices } from '../../fargate/sizes/prices.ts';
import { escapeTerminal } from '../../formatters/escape.ts';
import { codeSpan, escapeMarkdown } from '../../formatters/markdown/escape.ts';
import { OUTCOMES } from '../../formatters/outcomes.ts';

/** A workload in a few words: `0.5 vCPU 1 GB · Burstable · runs`. */
function summaryOf({ size, qos, outcome, runsOn }: Workload): string {
  if (runsOn === 'ec2') return outcome === 'runs' ? 'on EC2, not on Fargate' : OUTCOMES[outcome];
  const capacity = size ? `${size.vcpu} vCPU ${size.memoryGiB} GB` : 'no size that is large enough';
  return [capacity, qos, OUTCOMES[outcome]].join(' · ');
}

/** The same, and which kustomization or chart makes it if any does. */
export function titleOf(workload: Workload): string {
  const { build } = workload.pod.workload.place.document;
  return build ? `${summaryOf(workload)} · ${build.name}` : summaryOf(workload);
}

/** What the requests of a pod come to, as lines of Markdown. */
export function sizingOf(
  { pod, qos, requests, size, runsOn, outcome }: Workload,
  prices: Prices | undefined,
): string[] {
  const { readable } = pod.resources;
  const cost = size ? formatCost(size, pod, prices) : undefined;
  const asked = `${requests.cpuMilli} m CPU and ${requests.memoryMiB} MiB memory`;
  return [
    `QoS class **${qos}**`,
    readable ? `The pod asks for ${asked}, as the sum over its containers.` : 'What the pod asks for cannot be read.',
    ...(runsOn === 'ec2' && outcome === 'runs' ? ['It runs on EC2 nodes, so Fargate provisions nothing.'] : []),
    ...(runsOn === 'fargate' && readable && !size ? ['No Fargate size is large enough.'] : []),
    ...(size
      ? [
          `Fargate adds 256 MiB and provisions **${size.vcpu} vCPU and ${size.memoryGiB} GB**${cost === undefined ? '' : `, ${escapeMarkdown(cost)}`}.`,
        ]
      : []),
  ];
}

/** The event that the scheduler will print, as Markdown. */
export function eventOf({ event }: Workload): string | undefined {
  if (event === null) return undefined;
  return `Event on the cluster:\n\n${codeSpan(escapeTerminal(event))}`;
}
