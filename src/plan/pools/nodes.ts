import { COMPUTE_TYPE } from '../../fargate/scheduling/node-labels.ts';
import type { Labels } from '../../kubernetes/label-selector.ts';
import type { Resource } from '../../kubernetes/resource.ts';
import { type Taint, tolerationAt } from '../../kubernetes/toleration.ts';
import { isForGood, newName, OS } from './demand.ts';

/** A node that was read: its labels by their new names, and taints that keep pods away for good. */
export interface ReadNode {
  readonly labels: Labels;
  readonly taints: readonly Taint[];
}

export function readNodes(resources: readonly Resource[]): ReadNode[] {
  return resources.flatMap(({ kind, group, labels, place }) => {
    if (kind !== 'Node' || group !== '') return [];
    const taints = place.at('spec', 'taints').items().map(tolerationAt);
    return {
      labels: Object.fromEntries(Object.entries(labels).map(([key, value]) => [newName(key), value])),
      taints: taints.filter(isForGood).map(({ key, value, effect }) => ({ key, value, effect })),
    };
  });
}

export function isOnFargate({ labels }: ReadNode): boolean {
  return labels[COMPUTE_TYPE] === 'fargate';
}

/** Whether pods can be packed onto such nodes: the others have no price here. */
export function isPoolNode(node: ReadNode): boolean {
  return !isOnFargate(node) && (node.labels[OS] ?? 'linux') === 'linux';
}
