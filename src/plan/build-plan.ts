import type { Report } from '../engine/findings/report.ts';
import { HOURS_A_MONTH, pricesIn } from '../fargate/sizes/prices.ts';
import type { Resource } from '../kubernetes/resource.ts';
import { assumptionsOf } from './assumptions.ts';
import { decisionOn, refuseUnknownNames } from './decisions.ts';
import { PlanError } from './error.ts';
import { notesOf } from './notes.ts';
import type { PlanOptions } from './options.ts';
import type { Plan, PlanPrices } from './plan.ts';
import { type ReadNode, readNodes } from './pools/nodes.ts';
import { proposeProfile } from './profiles/propose.ts';
import { roomOf } from './room/room.ts';
import { answerOf } from './scenarios/answer.ts';
import { breakEvenOf } from './scenarios/break-even.ts';
import { type BuiltContext, buildContext } from './scenarios/build-context.ts';
import type { ScenarioContext } from './scenarios/context.ts';
import { isTooLarge } from './scenarios/ec2-side.ts';
import { presentFleet } from './scenarios/present-fleet.ts';
import { scenariosFor } from './scenarios/scenarios.ts';
import { refuseCircles } from './workloads/owners.ts';
import { type FargatePrices, fargatePricesOf, type PlannedSubject, planSubject } from './workloads/planned.ts';
import { type Subjects, subjectsOf } from './workloads/subject.ts';

/** Kinds that a plan reads beside those of the rules. */
export const PLAN_KINDS: ReadonlySet<string> = new Set(['HorizontalPodAutoscaler', 'Node', 'ScaledObject']);

/** All that a plan takes of what was read. */
export interface PlanInput extends Omit<Subjects, 'subjects'>, BuiltContext {
  readonly all: readonly PlannedSubject[];
  readonly nodes: readonly ReadNode[];
}

/**
 * Where the workloads of a report go. Holds nothing of the report and the resources: in a large cluster they are most of
 * the memory, and need not be there while nodes are packed.
 *
 * @param report of a run without Fargate profiles, so that every workload was judged
 * @param resources all objects that were read, of {@link PLAN_KINDS} too
 * @throws PlanError when there is nothing to plan with
 */
export function planInputOf(report: Report, resources: readonly Resource[], options: PlanOptions): PlanInput {
  refuseCircles(resources);
  const prices = fargatePrices(options);
  const { subjects, ...read } = subjectsOf(report, resources, options);
  if (subjects.length === 0) {
    throw new PlanError(
      'no workloads found, so no plan can be made; name files or directories with Deployments, Jobs or other workloads',
    );
  }
  const nodes = readNodes(resources);
  const built = buildContext(subjects, nodes, options, prices);
  refuseUnknownNames(subjects, options);
  const all = subjects.map((subject) => planSubject(subject, decisionOn(subject, options), options, prices));
  return { ...built, ...read, all, nodes };
}

/** What becomes of it, and what it costs. */
export function buildPlan(input: PlanInput): Plan {
  const { all, context: bare, daemons, priced, nodes } = input;
  const { options, prices } = bare;
  const isUnpriced = (each: PlannedSubject) =>
    !each.subject.isDaemonSet &&
    (each.subject.hasDevices ||
      each.planned.reasons.some(({ id }) => id === 'device') ||
      (bare.types.length > 0 && isTooLarge(each, bare)));
  const unpriced = all.filter(isUnpriced);
  const counted = all.filter((each) => !isUnpriced(each));
  const present = presentFleet(nodes, counted, priced, bare);
  const share = present?.requestedShare ?? null;
  const context = share !== null && options.packing === null ? { ...bare, usual: [share, share] as const } : bare;
  const computed = scenariosFor(counted, context);
  const currency = prices.currency ?? 'USD';
  const onEc2 = computed.find(({ scenario }) => scenario.id === 'ec2');
  const workloads = all.map(({ planned }) => planned);
  return {
    version: 1,
    region: options.region,
    currency,
    prices: describePrices(context),
    answer: answerOf(workloads, computed, currency),
    notes: notesOf({ read: input, all, unpriced, daemons, computed, context, today: options.today }),
    workloads,
    scenarios: computed.map(({ scenario }) => scenario),
    breakEven: breakEvenOf(counted, computed, context),
    present,
    room: roomOf(all, onEc2?.fleets ?? [], context),
    profile: proposeProfile(all, options.profiles),
    assumptions: assumptionsOf(context, daemons.names, onEc2?.scenario.pools ?? []),
  };
}

/** @throws PlanError for a Region without a known price */
function fargatePrices(options: PlanOptions): FargatePrices {
  const { region } = options;
  const prices = fargatePricesOf(options);
  if (prices && prices.vcpuHour + prices.memoryGiBHour > 0) return prices;
  if (prices)
    throw new PlanError('prices of 0 for Fargate leave nothing to compare; set them with --prices vcpu=…,memory=…');
  throw new PlanError(`no Fargate prices for region ${region}; set them with --prices vcpu=…,memory=…`);
}

function describePrices({ options, prices, types, ec2AsOf }: ScenarioContext): PlanPrices {
  const { vcpuHour, memoryGiBHour, storageGiBHour } = prices;
  const known = options.prices ? undefined : pricesIn(options.region);
  const sources = [...(ec2AsOf ? ['AWS price list'] : []), ...(options.ec2Prices.size > 0 ? ['prices given'] : [])];
  return {
    hoursAMonth: HOURS_A_MONTH,
    fargate: {
      vcpuHour,
      memoryGiBHour,
      storageGiBHour,
      asOf: known?.asOf ?? null,
      confidence: known?.confidence ?? 'own',
      sources: known?.sources ?? [],
    },
    ec2: types.length > 0 ? { asOf: ec2AsOf, source: sources.join(', and ') } : null,
  };
}
