import { groupBy } from '../../kubernetes/group-by.ts';
import type { Taint } from '../../kubernetes/toleration.ts';
import type { NodePods } from '../ec2/fleet.ts';
import {
  ARCH,
  CAPACITY_LABELS,
  type Demand,
  demandFor,
  isForOtherSystem,
  isGeneral,
  type Selection,
  selectionOf,
} from './demand.ts';
import { askedClass, type NodeClass, readClasses } from './node-classes.ts';
import type { ReadNode } from './nodes.ts';
import type { PoolTypes } from './pool-types.ts';

/** Nodes that are packed together. */
export interface Pool {
  /** What its pods ask nodes to be labelled with; nothing for nodes in general. */
  readonly labels: Selection;
  readonly taints: readonly Taint[];
  /** Whether such nodes were read, so that their taints are known. */
  readonly isRead: boolean;
  readonly types: PoolTypes;
  /** What runs on each of its nodes. */
  readonly nodePods: NodePods;
  /** How its nodes have to be bought. */
  readonly capacity: Capacity | null;
}

export type Capacity = 'on-demand' | 'spot';

/** Where pods may run. */
export interface Access {
  /** The pool that is made large enough for them; undefined for pods that Linux nodes cannot run. */
  readonly home: Pool | undefined;
  /** Those that they may fill, their home among them. */
  readonly pools: ReadonlySet<Pool>;
}

export interface Pools {
  /** In the order in which they are packed: first those whose pods may run nowhere else. */
  readonly all: readonly Pool[];
  readonly accessOf: (demand: Demand) => Access;
  /** For pods that ask for nothing. */
  readonly general: Pool;
  /** Pools beside the most that are allowed, whose pods are in the general one. */
  readonly joined: number;
}

/** What pods ask for, and what they request in all, in any unit. */
export interface WeighedDemand {
  readonly demand: Demand;
  readonly weight: number;
}

export interface PoolRules {
  readonly nodes: readonly ReadNode[];
  /** What DaemonSets ask for: where one of them runs, nodes differ from where it does not. */
  readonly daemons: readonly Demand[];
  readonly arch: string;
  readonly most: number;
  readonly typesFor: (demands: readonly Demand[]) => PoolTypes;
  readonly nodePodsOn: (admits: (demand: Demand) => boolean) => NodePods;
}

/**
 * CoreDNS and Karpenter. Sources: kubernetes/kubernetes, cluster/addons/dns/coredns; aws/karpenter-provider-aws,
 * charts/karpenter/values.yaml.
 */
export const SYSTEM = demandFor([[]], [{ key: 'CriticalAddonsOnly', operator: 'Exists', value: '', effect: '' }]);

/** A class of nodes with the pods that it is for. */
interface Draft {
  readonly nodes: NodeClass;
  readonly own: readonly WeighedDemand[];
}

/** The pools that pods ask for: of the classes of nodes that were read, else of what the pods select. */
export function poolsFor(weighed: readonly WeighedDemand[], rules: PoolRules): Pools {
  const asking = [{ demand: SYSTEM, weight: 0 }, ...weighed].filter(({ demand }) => !isForOtherSystem(demand));
  const demands = [...groupBy(asking, ({ demand }) => demand.key).values()].map((same) => ({
    demand: same[0].demand,
    weight: totalWeight(same),
  }));
  const { kept, joined } = joinedBeyond(rules.most, draftsFor(demands, rules));
  const made = kept.map((draft) => ({ draft, pool: poolOf(draft, rules) }));
  const homes = new Map(made.flatMap(({ draft, pool }) => draft.own.map(({ demand }) => [demand.key, pool] as const)));
  const general = homes.get(SYSTEM.key);
  if (!general) throw new Error('there is no general pool');
  const accesses = new Map<string, Access>();
  const accessOf = (demand: Demand): Access => {
    const known = accesses.get(demand.key);
    if (known) return known;
    const home = homes.get(demand.key);
    const open = made.filter(({ draft, pool }) => pool === home || draft.nodes.admits(demand));
    const access = { home, pools: new Set(open.map(({ pool }) => pool)) };
    accesses.set(demand.key, access);
    return access;
  };
  const choices = ({ own }: Draft) => Math.min(...own.map(({ demand }) => accessOf(demand).pools.size));
  const all = made.toSorted((a, b) => choices(a.draft) - choices(b.draft)).map(({ pool }) => pool);
  return { all, accessOf, general, joined };
}

function totalWeight(weighed: readonly WeighedDemand[]): number {
  return weighed.reduce((sum, { weight }) => sum + weight, 0);
}

/** Each demand with nodes that admit it, rather without taints, and the most of them; else with nodes of its own. */
function draftsFor(weighed: readonly WeighedDemand[], { nodes, daemons, arch }: PoolRules): Draft[] {
  const read = readClasses(nodes, [...weighed.map(({ demand }) => demand), ...daemons]).sort(
    (a, b) => a.taints.length - b.taints.length || b.nodes - a.nodes,
  );
  const homeOf = ({ demand }: WeighedDemand) => read.findIndex(({ admits }) => admits(demand));
  const drafts: Draft[] = [];
  for (const [index, own] of groupBy(weighed, (each) => String(homeOf(each)))) {
    const home = read[Number(index)];
    if (home) {
      drafts.push({ nodes: home, own });
      continue;
    }
    for (const same of groupBy(own, ({ demand }) => JSON.stringify([...selectionOf(demand, arch)])).values()) {
      const demands = same.map(({ demand }) => demand);
      drafts.push({ nodes: askedClass(selectionOf(same[0].demand, arch), demands, arch), own: same });
    }
  }
  return drafts;
}

/** Only the largest: what the others are for joins the general one, whose nodes may not admit it. */
function joinedBeyond(most: number, drafts: readonly Draft[]): { kept: readonly Draft[]; joined: number } {
  const isForAll = ({ own }: Draft) => own.some(({ demand }) => demand === SYSTEM);
  const [general, ...others] = drafts.toSorted(
    (a, b) => Number(isForAll(b)) - Number(isForAll(a)) || totalWeight(b.own) - totalWeight(a.own),
  );
  const used = drafts.filter(({ own }) => totalWeight(own) > 0);
  if (!general || used.length <= most) return { kept: drafts, joined: 0 };
  const joined = others.slice(most - 1);
  const own = [...general.own, ...joined.flatMap((each) => each.own)];
  return { kept: [{ ...general, own }, ...others.slice(0, most - 1)], joined: joined.length };
}

function poolOf({ nodes: { admits, taints, nodes }, own }: Draft, { arch, typesFor, nodePodsOn }: PoolRules): Pool {
  const admitted = own.filter(({ demand }) => admits(demand)).toSorted((a, b) => b.weight - a.weight);
  const selections = admitted.map(({ demand }) => selectionOf(demand, arch));
  const [heaviest = new Map()] = selections;
  const isForAll = selections.some((each) => isGeneral(each, arch));
  return {
    labels: new Map([...heaviest].filter(([key, values]) => !isForAll && !(key === ARCH && values.includes(arch)))),
    taints,
    isRead: nodes > 0,
    types: typesFor(admitted.map(({ demand }) => demand)),
    nodePods: nodePodsOn(admits),
    capacity: capacityOf(selections),
  };
}

/** Where all pods of a pool ask for the same. */
function capacityOf(selections: readonly Selection[]): Capacity | null {
  const asked = selections.map((selection) => CAPACITY_LABELS.flatMap((label) => selection.get(label) ?? []).join());
  const [only] = new Set(asked).size === 1 ? asked : [];
  const capacity = only?.toLowerCase().replace('_', '-');
  return capacity === 'spot' || capacity === 'on-demand' ? capacity : null;
}
