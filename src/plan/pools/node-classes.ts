import { groupBy } from '../../kubernetes/group-by.ts';
import type { Taint } from '../../kubernetes/toleration.ts';
import {
  assumedTaints,
  type Demand,
  isGeneral,
  isSatisfied,
  isSatisfiedBy,
  type Selection,
  toleratesAll,
} from './demand.ts';
import type { ReadNode } from './nodes.ts';

/** Nodes that the same pods may run on. */
export interface NodeClass {
  readonly taints: readonly Taint[];
  /** How many of them were read; none where only pods tell that there are such nodes. */
  readonly nodes: number;
  readonly admits: (demand: Demand) => boolean;
}

/** Nodes that were read, those of them together that differ in nothing that a demand asks for. */
export function readClasses(nodes: readonly ReadNode[], demands: readonly Demand[]): NodeClass[] {
  const labels = [...new Set(demands.flatMap(({ terms }) => terms.flat().map(({ key }) => key)))];
  const alike = groupBy(nodes, (node) => JSON.stringify([labels.map((key) => node.labels[key]), node.taints]));
  const admits = (node: ReadNode, demand: Demand) =>
    isSatisfiedBy(demand, node.labels) && toleratesAll(demand, node.taints);
  const classes = groupBy(alike.values(), ([node]) =>
    demands.flatMap((each, index) => (admits(node, each) ? index : [])).join(),
  );
  return [...classes.values()].map((groups) => {
    const [[node]] = groups;
    return { taints: node.taints, nodes: groups.flat().length, admits: (demand) => admits(node, demand) };
  });
}

/** Nodes that demands for the same labels ask for, of which none were read. */
export function askedClass(selection: Selection, demands: readonly Demand[], arch: string): NodeClass {
  const taints = isGeneral(selection, arch) ? [] : assumedTaints(demands);
  const admits = (demand: Demand) => isSatisfied(demand, selection, arch) && toleratesAll(demand, taints);
  return { taints, nodes: 0, admits };
}
