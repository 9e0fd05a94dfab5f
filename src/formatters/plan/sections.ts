import type {
  BreakEven,
  FleetPart,
  Plan,
  PlannedWorkload,
  PresentFleet,
  ProfileProposal,
  ProfileWayId,
  Room,
  Scenario,
} from '../../plan/plan.ts';
import { count } from '../count.ts';
import { money, percent, podCount, whole, wholeSpan } from './amounts.ts';

/** Headline facts about the prices: `us-east-1, USD a month, list prices (Fargate 2026-09, EC2 2026-07-20)`. */
export function priceLine({ region, currency, prices: { fargate, ec2 } }: Plan): string {
  const dates = [`Fargate ${fargate.asOf ?? 'your own'}`, ec2 ? `EC2 ${ec2.asOf ?? 'your own'}` : 'EC2 unknown'];
  return `${region}, ${currency} a month, ${fargate.asOf === null || ec2?.asOf === null ? '' : 'list '}prices (${dates.join(', ')})`;
}

/** A row of the table of scenarios, in whole units. */
export interface ScenarioRow {
  readonly title: string;
  readonly fargate: string;
  readonly ec2: string;
  readonly total: string;
  readonly year: string;
  readonly threeYears: string;
  readonly spot: string;
}

/** A row each, and one more where most clusters are emptier than the packing. */
export function scenarioRows({ scenarios, present }: Plan): ScenarioRow[] {
  return scenarios.flatMap((scenario) => {
    const { title, fargate, ec2, total, usual } = scenario;
    const row = {
      title,
      fargate: whole(fargate?.onDemand ?? null),
      ec2: whole(ec2?.onDemand ?? null),
      total: whole(total.onDemand),
      year: whole(total.savingsPlan1Year),
      threeYears: whole(total.savingsPlan3Years),
      spot: whole(total.spot),
    };
    return usual ? [row, usualRow(scenario, usual, present)] : [row];
  });
}

function usualRow(
  { fargate }: Scenario,
  { low, high }: NonNullable<Scenario['usual']>,
  present: PresentFleet | null,
): ScenarioRow {
  const onFargate = fargate?.onDemand.expected ?? 0;
  return {
    title: `  at ${present?.requestedShare ? "today's" : 'usual'} utilization`,
    fargate: fargate ? onFargate.toFixed(0) : '–',
    ec2: wholeSpan(low.onDemand - onFargate, high.onDemand - onFargate),
    total: wholeSpan(low.onDemand, high.onDemand),
    year: wholeSpan(low.savingsPlan1Year, high.savingsPlan1Year),
    threeYears: wholeSpan(low.savingsPlan3Years, high.savingsPlan3Years),
    spot: wholeSpan(low.spot, high.spot),
  };
}

/** A row of the table of pools, where there are several. */
export interface PoolRow {
  readonly selects: string;
  readonly taints: string;
  readonly pods: string;
  readonly nodes: string;
  readonly month: string;
}

/** The pools of everything on EC2; none where all pods can share nodes. */
export function poolRows({ scenarios }: Plan): PoolRow[] {
  const pools = scenarios.find(({ id }) => id === 'ec2')?.pools ?? [];
  if (pools.length < 2) return [];
  return pools.map(({ labels, taints, isRead, pods, fleet, ec2 }) => {
    const selects = Object.entries(labels).map(([key, values]) => `${key}=${values.join(' or ')}`);
    return {
      selects: selects.join(', ') || 'general',
      taints: taints.map((taint) => taint.replace(/:NoSchedule$/, '') + (isRead ? '' : ' (assumed)')).join(', '),
      pods: String(pods),
      nodes: fleetText(fleet),
      month: whole(ec2.onDemand),
    };
  });
}

/** What decides between the scenarios. */
export function decidingTexts(plan: Plan): string[] {
  const { breakEven, present, scenarios, currency } = plan;
  const hybrid = scenarios.find(({ id }) => id === 'hybrid-after-edits' || id === 'hybrid');
  const partial = scenarios.find(({ leavesOut }) => leavesOut > 0);
  return [
    ...(hybrid && hybrid.fleet.length > 0 ? [`In the hybrid, EC2 needs ${fleetText(hybrid.fleet)}.`] : []),
    ...(partial ? [`Fargate only leaves out the ${count(partial.leavesOut, 'workload')} that cannot run there.`] : []),
    ...coreDnsText(plan),
    ...utilizationText(plan),
    ...(breakEven ? [breakEvenText(breakEven)] : []),
    ...(present ? [presentText(present, currency)] : []),
    ...(scenarios.length > 0
      ? [
          'SP: with a Compute Savings Plan for 1 or 3 years, nothing upfront. Spot: with all EC2 nodes as Spot Instances.',
        ]
      : []),
  ];
}

/** Fargate alone costs more than its workloads do. */
function coreDnsText({ scenarios, workloads }: Plan): string[] {
  const alone = scenarios.find(({ id }) => id === 'fargate-after-edits' || id === 'fargate');
  const isAfter = alone?.id === 'fargate-after-edits';
  const own = workloads.reduce((sum, each) => sum + ((isAfter ? each.monthAfter : each.month)?.expected ?? 0), 0);
  const more = (alone?.total.onDemand.expected ?? own) - own;
  return more < 0.005 ? [] : [`Fargate only includes ${money(more)} for CoreDNS, which then runs there too.`];
}

function fleetText(parts: readonly FleetPart[]): string {
  return parts.map(({ type, count: nodes }) => `${nodes} × ${type}`).join(', ');
}

/** How full nodes are in the rows that say so. */
function utilizationText({ scenarios, present, assumptions }: Plan): string[] {
  const packing = assumptions.find(({ id }) => id === 'packing');
  if (!packing || present?.requestedShare || !scenarios.some(({ usual }) => usual)) return [];
  return [`At usual utilization, pods request ${packing.value} of node capacity (--packing).`];
}

/** What decides, in one or two sentences. */
function breakEvenText({ types, share, shareAfter, packed, most }: BreakEven): string {
  const after = percent(share) === percent(shareAfter) ? '' : ` (${percent(shareAfter)} after the edits)`;
  const hopeless = share > most ? ', so EC2 is never cheaper' : '';
  return `Break-even: on ${fleetText(types)}, EC2 is cheaper once pods request more than ${percent(share)} of the capacity${after}. Packed, they request ${percent(packed)}; at most, they can request ${percent(most)}${hopeless}.`;
}

function presentText({ nodes, month, requestedShare, fargateNodes }: PresentFleet, currency: string): string {
  const parts = nodes.map(
    ({ type, count: number, capacity }) => `${number} × ${type}${capacity === 'spot' ? ' (Spot)' : ''}`,
  );
  const cost = month === null ? 'of unknown price' : `${money(month)} ${currency} a month`;
  const share = requestedShare === null ? '' : `, ${percent(requestedShare)} requested`;
  const fargate = fargateNodes > 0 ? `; ${count(fargateNodes, 'pod')} on Fargate` : '';
  return `Today: ${parts.length === 0 ? 'no EC2 nodes' : `${parts.join(', ')}, ${cost}${share}`}${fargate}.`;
}

export function roomLines({ fargate, ec2, subnets }: Room): string[] {
  const { pods, vcpu, peakPods, peakVcpu, peakVcpuAfter, quotaVcpu, quotaEnis, startSeconds } = fargate;
  const after = peakVcpuAfter === peakVcpu ? '' : `, ${peakVcpuAfter} after the edits`;
  const over = peakVcpu > quotaVcpu ? ': request an increase' : '';
  return [
    `Fargate: ${podCount(pods)} nodes, each with an IP address and a network interface; ${peakPods} during a rollout.`,
    `Fargate vCPU: ${podCount(vcpu)}; ${peakVcpu} during a rollout${after}; the quota is ${quotaVcpu}${over}.`,
    ...(peakPods > quotaEnis ? [`That exceeds the default quota of ${quotaEnis} network interfaces per Region.`] : []),
    ...(startSeconds > 60 ? [`Starting them all takes at least ${startSeconds} seconds, at 20 per second.`] : []),
    ...(ec2
      ? [
          `EC2, if everything runs there: ${count(ec2.nodes, 'node')}, ${ec2.enis} network interfaces, ${ec2.addresses} IP addresses.`,
        ]
      : []),
    ...(subnets
      ? [
          `Subnets: ${subnets.addresses} addresses; the zone with the most pods needs ${subnets.neededInWorstZone}, and the smallest has ${subnets.smallest}${subnets.suffices ? '' : ': too few'}.`,
        ]
      : []),
  ];
}

const WAYS: Readonly<Record<ProfileWayId, string>> = {
  labels: 'select by existing labels',
  annotate: 'annotate what stays',
  'opt-in': 'label what moves',
};

export function profileLines({ way, ways, profiles, edits, warnings }: ProfileProposal): string[] {
  const chosen = ways.find(({ id }) => id === way);
  const selectors = profiles.flatMap((each) => each.selectors);
  const after = edits.length === 0 ? '' : `, after ${count(edits.length, 'edit')}`;
  const takes = selectors.length === 1 ? 'selects' : 'select';
  const head = `${count(chosen?.selectors ?? 0, 'selector')} in ${count(profiles.length, 'profile')} ${takes} exactly these pods${after}:`;
  const isMixed = profiles.length > 0 && ways.some(({ edits: changes }) => changes > 0);
  const others = ways
    .filter(({ id }) => id !== way)
    .map(
      ({ id, selectors: number, edits: changes, isExact }) =>
        `${WAYS[id]} (${isExact ? `${count(number, 'selector')}, ${count(changes, 'edit')}` : 'not exact'})`,
    );
  return [
    profiles.length === 0 ? 'The existing profiles select all of these pods.' : head,
    ...selectors.map(selectorText).map((text) => `  ${text}`),
    ...edits.map(({ file, line, kind, name, add }) => `  ${file}:${line}  ${add} (${kind} ${name})`),
    ...(isMixed ? [`Alternatives: ${others.join(', ')}.`] : []),
    ...warnings,
  ];
}

export function selectorText({ namespace, labels }: ProfileProposal['profiles'][number]['selectors'][number]): string {
  return [`namespace ${namespace}`, ...Object.entries(labels).map(([key, value]) => `${key}=${value}`)].join(', ');
}

/** Workloads by where they go: as they are, after edits, and what stays. */
export function byPlacement({ workloads }: Plan) {
  const going = (placement: PlannedWorkload['placement']) => workloads.filter((each) => each.placement === placement);
  return { fargate: going('fargate'), edited: going('fargate-after-edits'), ec2: going('ec2') };
}

/** Why a workload stays, the first reason in full. */
export function reasonText({ reasons }: PlannedWorkload): string {
  return reasons.map(({ text, rule }) => (rule === null ? text : `${text} (${rule})`)).join('; ');
}

export function assumptionText({ text, value, default: byDefault, option }: Plan['assumptions'][number]): string {
  const changed = value === byDefault ? '' : ` (default: ${byDefault})`;
  return `${text}: ${value}${changed}${option === null ? '' : ` (${option})`}`;
}
