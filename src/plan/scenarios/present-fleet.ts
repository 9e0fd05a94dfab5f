import { COMPUTE_TYPE } from '../../fargate/scheduling/node-labels.ts';
import { HOURS_A_MONTH, hourlyCost } from '../../fargate/sizes/prices.ts';
import type { Resource } from '../../kubernetes/resource.ts';
import { instanceTypes, type PricedType } from '../ec2/instance-types.ts';
import { totalOf } from '../ec2/packing.ts';
import type { PresentFleet, PresentNodes } from '../plan.ts';
import type { PlannedSubject } from '../workloads/planned.ts';
import type { ScenarioContext } from './context.ts';
import { groupsOf, requestsValue } from './ec2-side.ts';

const TYPE_LABELS = ['node.kubernetes.io/instance-type', 'beta.kubernetes.io/instance-type'];
const CAPACITY_LABELS = ['eks.amazonaws.com/capacityType', 'karpenter.sh/capacity-type'];

/** A node of a dump. */
export type LabelledNode = Pick<Resource, 'labels'>;

export function nodesAmong(resources: readonly Resource[]): LabelledNode[] {
  return resources.flatMap(({ kind, group, labels }) => (kind === 'Node' && group === '' ? [{ labels }] : []));
}

/**
 * The nodes of a dump: what they are is known, and what they cost. Null when there are none.
 *
 * @param priced all types of the Region with a price
 */
export function presentFleet(
  nodes: readonly LabelledNode[],
  all: readonly PlannedSubject[],
  priced: ReadonlyMap<string, PricedType>,
  context: ScenarioContext,
): PresentFleet | null {
  if (nodes.length === 0) return null;
  const fargateNodes = nodes.filter(({ labels }) => labels[COMPUTE_TYPE] === 'fargate').length;
  const groups = new Map<string, LabelledNode[]>();
  for (const node of nodes) {
    if (node.labels[COMPUTE_TYPE] === 'fargate') continue;
    const key = JSON.stringify([typeOf(node), isSpot(node), isAutoMode(node)]);
    groups.set(key, [...(groups.get(key) ?? []), node]);
  }
  const present = [...groups.values()].map((group) => nodesOf(group, priced, context));
  const known = present.flatMap(({ month }) => month ?? []);
  return {
    nodes: present.sort((a, b) => b.count - a.count),
    fargateNodes,
    month: known.length === present.length ? known.reduce((sum, month) => sum + month, 0) : null,
    requestedShare: fargateNodes === 0 ? requestedShare(present, all, context) : null,
  };
}

function nodesOf(
  group: readonly LabelledNode[],
  priced: ReadonlyMap<string, PricedType>,
  context: ScenarioContext,
): PresentNodes {
  const [first] = group;
  const type = (first && typeOf(first)) ?? 'unknown type';
  const capacity = first && isSpot(first) ? 'spot' : 'on-demand';
  const hour = priced.get(type)?.hour;
  const off = capacity === 'spot' ? context.spot : 0;
  const fee = first && isAutoMode(first) ? context.options.autoModeFee : 0;
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

function typeOf({ labels }: LabelledNode): string | undefined {
  return TYPE_LABELS.flatMap((label) => labels[label] ?? [])[0];
}

function isSpot({ labels }: LabelledNode): boolean {
  return CAPACITY_LABELS.some((label) => labels[label]?.toLowerCase() === 'spot');
}

function isAutoMode({ labels }: LabelledNode): boolean {
  return labels[COMPUTE_TYPE] === 'auto';
}
