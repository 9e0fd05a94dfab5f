import { HOURS_A_MONTH, type Prices } from '../../fargate/sizes/prices.ts';
import { type FleetNode, roomOn } from '../ec2/fleet.ts';
import type { BreakEven } from '../plan.ts';
import type { Pool } from '../pools/pools.ts';
import type { PlannedSubject } from '../workloads/planned.ts';
import type { ScenarioContext } from './context.ts';
import { expectedNodes, nodeValue, partsOf, requestsValue } from './ec2-side.ts';
import { alwaysSaved } from './payments.ts';
import type { ComputedScenario } from './scenarios.ts';

/**
 * How full nodes have to be for EC2 to be cheaper: with R the requests at Fargate's prices, rounding φ = price of the
 * sizes / R, and for a node c its price and K its vCPU and memory at Fargate's prices, EC2 costs R·c / (u·K) where a part
 * u of it is requested, and Fargate φ·R. So EC2 is cheaper when u > c / (K·φ).
 */
export function breakEvenOf(
  all: readonly PlannedSubject[],
  scenarios: readonly ComputedScenario[],
  context: ScenarioContext,
): BreakEven | null {
  const fleets = scenarios.find(({ scenario }) => scenario.id === 'ec2')?.fleets ?? [];
  const nodes = expectedNodes(fleets);
  const rounding = roundingOf(all, 'size', context.prices);
  const roundingAfter = roundingOf(all, 'sizeAfter', context.prices);
  if (nodes.length === 0 || roundingAfter === undefined) return null;
  const { prices, diskMonth } = context;
  const sum = (of: (node: FleetNode, pool: Pool) => number) =>
    fleets.reduce(
      (total, { pool, at }) => at('expected').nodes.reduce((part, node) => part + of(node, pool), total),
      0,
    );
  const value = sum((node) => nodeValue(node, prices));
  const cost = sum(({ type }, pool) => type.hour * (1 - alwaysSaved(pool, context)) + diskMonth / HOURS_A_MONTH);
  const room = sum(({ type }, { nodePods }) => requestsValue(roomOn(type, nodePods), prices));
  const requested = sum((node) => requestsValue(node, prices));
  const before = rounding ?? roundingAfter;
  return {
    types: partsOf(nodes),
    rounding: before,
    roundingAfter,
    share: cost / (value * before),
    shareAfter: cost / (value * roundingAfter),
    packed: requested / value,
    most: room / value,
  };
}

/** What pods that run all the time cost on Fargate for each unit of what they request. */
function roundingOf(all: readonly PlannedSubject[], of: 'size' | 'sizeAfter', prices: Prices): number | undefined {
  let [cost, requested] = [0, 0];
  for (const { planned, subject } of all) {
    const month = of === 'size' ? planned.podMonth : planned.podMonthAfter;
    if (month === null || subject.isJob || !subject.hasRequests) continue;
    cost += (month / HOURS_A_MONTH) * subject.pods.expected;
    requested += requestsValue(planned.requests, prices) * subject.pods.expected;
  }
  return requested === 0 ? undefined : cost / requested;
}
