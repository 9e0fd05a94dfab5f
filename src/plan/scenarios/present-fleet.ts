import { COMPUTE_TYPE } from '../../fargate/scheduling/node-labels.ts';
import { HOURS_A_MONTH, hourlyCost } from '../../fargate/sizes/prices.ts';
import { groupBy } from '../../kubernetes/group-by.ts';
import { instanceTypes, type PricedType } from '../ec2/instance-types.ts';
import { totalOf } from '../ec2/packing.ts';
import type { PresentFleet, PresentNodes } from '../plan.ts';
import { CAPACITY_LABELS, INSTANCE_TYPE } from '../pools/demand.ts';
import { isOnFargate, type ReadNode } from '../pools/nodes.ts';
import type { PlannedSubject } from '../workloads/planned.ts';
import type { ScenarioContext } from './context.ts';
import { groupsOf, requestsValue } from './ec2-side.ts';

/**
 * The nodes of a dump: what they are is known, and what they cost. Null when there are none.
 *
 * @param priced all types of the Region with a price
 */
export function presentFleet(
  nodes: readonly ReadNode[],
  all: readonly PlannedSubject[],
  priced: ReadonlyMap<string, PricedType>,
  context: ScenarioContext,
): PresentFleet | null {
  if (nodes.length === 0) return null;
  const onEc2 = nodes.filter((node) => !isOnFargate(node));
  const alike = groupBy(onEc2, (node) => JSON.stringify([node.labels[INSTANCE_TYPE], isSpot(node), isAutoMode(node)]));
  const present = [...alike.values()].map((group) => nodesOf(group, priced, context));
  const known = present.flatMap(({ month }) => month ?? []);
  return {
    nodes: present.sort((a, b) => b.count - a.count),
    fargateNodes: nodes.length - onEc2.length,
    month: known.length === present.length ? known.reduce((sum, month) => sum + month, 0) : null,
    requestedShare: onEc2.length === nodes.length ? requestedShare(present, all, context) : null,
  };
}

function nodesOf(
  group: readonly [ReadNode, ...ReadNode[]],
  priced: ReadonlyMap<string, PricedType>,
  context: ScenarioContext,
): PresentNodes {
  const [first] = group;
  const type = first.labels[INSTANCE_TYPE] ?? 'unknown type';
  const capacity = isSpot(first) ? 'spot' : 'on-demand';
  const hour = priced.get(type)?.hour;
  const off = capacity === 'spot' ? context.spot : 0;
  const fee = isAutoMode(first) ? context.options.autoModeFee : 0;
  const month =
    hour === undefined || off === null
      ? null
      : (hour * HOURS_A_MONTH * (1 - off + fee) + context.diskMonth) * group.length;
  return { type, count: group.length, capacity, month };
}

/** Undefined when the size of a node is not known. */
function requestedShare(
  present: readonly PresentNodes[],
  all: readonly PlannedSubject[],
  context: ScenarioContext,
): number | null {
  let bought = 0;
  for (const { type, count } of present) {
    const known = instanceTypes().get(type);
    if (!known) return null;
    bought += count * hourlyCost({ vcpu: known.vcpu, memoryGiB: known.memoryMiB / 1024 }, context.prices);
  }
  const requested = requestsValue(totalOf(groupsOf(all, 'expected', context.systemPods)), context.prices);
  return bought === 0 ? null : requested / bought;
}

function isSpot({ labels }: ReadNode): boolean {
  return CAPACITY_LABELS.some((label) => labels[label]?.toLowerCase() === 'spot');
}

function isAutoMode({ labels }: ReadNode): boolean {
  return labels[COMPUTE_TYPE] === 'auto';
}
