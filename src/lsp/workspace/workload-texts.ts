import type { Workload } from '../../engine/findings/report.ts';
import { formatCost } from '../../fargate/sizes/cost.ts';
import { formatMoney } from '../../fargate/sizes/prices.ts';
import type { FargateSize } from '../../fargate/sizes/sizes.ts';
import { escapeTerminal } from '../../formatters/escape.ts';
import { codeSpan, escapeMarkdown, messageMarkdown } from '../../formatters/markdown/escape.ts';
import { OUTCOMES } from '../../formatters/outcomes.ts';
import { exact, podCount } from '../../formatters/plan/amounts.ts';
import type { PlacementKind, Range } from '../../plan/plan.ts';
import type { PlannedSubject } from '../../plan/workloads/planned.ts';
import type { FilePlan } from './workload-plans.ts';

const PLACEMENTS: Readonly<Record<PlacementKind, string>> = {
  fargate: 'fargate',
  'fargate-after-edits': 'fargate after edits',
  ec2: 'ec2',
};

/**
 * Where a workload goes, and what of it is not as it should be, in a few words:
 * `fargate after edits: Remove hostNetwork · stays Pending as it is · 0.25 vCPU 0.5 GB · 9.01 USD/month`.
 */
export function titleOf(workload: Workload, plan: FilePlan): string {
  const placed = plan.of(workload);
  const { build } = workload.pod.workload.place.document;
  const parts = placed ? placedParts(workload, placed, plan) : unplacedParts(workload);
  return escapeTerminal([...parts, ...(build ? [build.name] : [])].join(' · '));
}

function placedParts(workload: Workload, placed: PlannedSubject, plan: FilePlan): string[] {
  const { placement, reasons, edits, sizeAfter } = placed.planned;
  const [first, ...others] = placement === 'ec2' ? reasons.map(({ text }) => text) : edits.map(({ title }) => title);
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const cost = costAfter(workload, placed, plan);
  return [
    first === undefined ? PLACEMENTS[placement] : `${PLACEMENTS[placement]}: ${first.replaceAll('`', '')}${more}`,
    ...nowParts(workload, placement),
    ...(sizeAfter ? [`${sizeAfter.vcpu} vCPU ${sizeAfter.memoryGiB} GB`] : []),
    ...(cost === undefined ? [] : [cost + beforeEdits(placed, plan) + regionAfter(plan)]),
  ];
}

/** What becomes of the pods as they are, where the placement does not say it. */
function nowParts({ runsOn, outcome }: Workload, placement: PlacementKind): string[] {
  if (outcome === 'runs') return runsOn === 'ec2' && placement !== 'ec2' ? ['on EC2 now'] : [];
  // Why it does not run on Fargate is among the reasons.
  if (placement === 'ec2' && outcome !== 'refused') return [];
  return [placement === 'fargate-after-edits' ? `${OUTCOMES[outcome]} as it is` : OUTCOMES[outcome]];
}

function unplacedParts({ size, qos, outcome, runsOn }: Workload): string[] {
  if (runsOn === 'ec2') return [outcome === 'runs' ? 'on EC2, not on Fargate' : OUTCOMES[outcome]];
  return [size ? `${size.vcpu} vCPU ${size.memoryGiB} GB` : 'no size that is large enough', qos, OUTCOMES[outcome]];
}

/** ` in us-east-1`, when nobody has said so. */
function regionAfter({ assumedRegion }: FilePlan): string {
  return assumedRegion === undefined ? '' : ` in ${assumedRegion}`;
}

/** What a month takes after the edits. */
function costAfter(workload: Workload, placed: PlannedSubject, plan: FilePlan): string | undefined {
  const { sizeAfter, podMonthAfter, monthAfter } = placed.planned;
  return costOf(workload, placed, { size: sizeAfter, pod: podMonthAfter, all: monthAfter }, plan);
}

/** `, 54.06 as it is`, where the edits make a difference. */
function beforeEdits({ planned, subject }: PlannedSubject, { prices }: FilePlan): string {
  const { month, monthAfter, job } = planned;
  if (!month || !monthAfter || subject.hasUnknownReplicas || exact(month) === exact(monthAfter)) return '';
  return `, ${exact(month)}${job ? ` ${prices?.currency ?? 'USD'}/month` : ''} as it is`;
}

/** The same as it is; undefined when it does not run so. */
function costNow(workload: Workload, placed: PlannedSubject, plan: FilePlan): string | undefined {
  const { size, podMonth, month } = placed.planned;
  return costOf(workload, placed, { size, pod: podMonth, all: month }, plan);
}

interface Amounts {
  readonly size: FargateSize | null;
  /** For a month, of one pod and of all. */
  readonly pod: number | null;
  readonly all: Range | null;
}

/** `9.01 USD/month per replica, 27.03 for 3`; of a Job an hour, and what its finished pods take. */
function costOf(
  { pod }: Workload,
  { subject, planned }: PlannedSubject,
  { size, pod: podMonth, all }: Amounts,
  { prices }: FilePlan,
): string | undefined {
  if (!size || podMonth === null || !all || !prices) return undefined;
  if (planned.job) {
    const hour = formatCost(size, pod, prices) ?? '';
    return all.max > 0 ? `${hour}, ${exact(all)} ${prices.currency ?? 'USD'}/month` : hour;
  }
  const pods = podCount(planned.pods);
  const one = `${formatMoney(podMonth, prices)}/month`;
  if (subject.hasUnknownReplicas) return `${one} per replica`;
  return pods === '1' ? one : `${one} per replica, ${exact(all)} for ${pods}`;
}

/** Where a workload goes with all reasons and edits, as lines of Markdown. */
export function placementLines(workload: Workload, plan: FilePlan): string[] {
  const placed = plan.of(workload);
  if (!placed) return [`**${escapeMarkdown(unplacedParts(workload).join(' · '))}**`];
  const { placement, reasons, edits } = placed.planned;
  const head = [`**${PLACEMENTS[placement]}**`, ...nowParts(workload, placement)];
  const items = [
    ...reasons.map(({ text, rule }) => `- ${messageMarkdown(text)}${rule === null ? '' : ` (${rule})`}`),
    ...edits.map(({ file, line, title }) => `- ${codeSpan(`${file}:${line}`)} ${messageMarkdown(title)}`),
  ];
  return [head.join(' · '), ...(items.length > 0 ? [items.join('\n')] : [])];
}

/** What the requests of a pod come to, as lines of Markdown. */
export function sizingOf(workload: Workload, plan: FilePlan): string[] {
  const { pod, qos, requests } = workload;
  const { readable } = pod.resources;
  const asked = `${requests.cpuMilli} m CPU and ${requests.memoryMiB} MiB memory`;
  return [
    `QoS class **${qos}**`,
    readable ? `Requests of all containers: ${asked}.` : 'The requests cannot be read.',
    ...sizeLines(workload, plan),
  ];
}

function sizeLines(workload: Workload, plan: FilePlan): string[] {
  const placed = plan.of(workload);
  const { size, runsOn, outcome, pod } = workload;
  const now = placed?.planned.size ?? null;
  const after = placed?.planned.sizeAfter ?? null;
  const inRegion = regionAfter(plan);
  const line = (verb: string, { vcpu, memoryGiB }: FargateSize, cost: string | undefined) =>
    `${verb} **${vcpu} vCPU and ${memoryGiB} GB**${cost === undefined ? '' : `, ${escapeMarkdown(cost + inRegion)}`}.`;
  const adds = runsOn === 'ec2' ? 'Fargate would add 256 MiB and provision' : 'Fargate adds 256 MiB and provisions';
  if (placed && after) {
    const [costs, costsAfter] = [costNow(workload, placed, plan), costAfter(workload, placed, plan)];
    if (!now) return [`After the edits ${line(adds, after, costsAfter)}`];
    const isSame = costs === costsAfter && now === after;
    return [line(adds, now, costs), ...(isSame ? [] : [line('After the edits', after, costsAfter)])];
  }
  if (size) {
    return [line(placed ? 'On Fargate it would get' : adds, size, formatCost(size, pod, plan.prices))];
  }
  if (runsOn === 'fargate') return pod.resources.readable ? ['No Fargate size is large enough.'] : [];
  return outcome === 'runs' ? ['It runs on EC2 nodes.'] : [];
}

/** The event that the scheduler will print, as Markdown. */
export function eventOf({ event }: Workload): string | undefined {
  if (event === null) return undefined;
  return `Event on the cluster:\n\n${codeSpan(escapeTerminal(event))}`;
}
