import { COMPUTE_TYPE } from '../../fargate/scheduling/node-labels.ts';
import { requiredTerms } from '../../fargate/scheduling/node-selection.ts';
import { type Labels, matchesRequirement, type Requirement, requirementAt } from '../../kubernetes/label-selector.ts';
import type { Place } from '../../kubernetes/place.ts';
import { type Taint, type Toleration, tolerates, tolerationAt } from '../../kubernetes/toleration.ts';

/** Which nodes pods may run on, in plain data. */
export interface Demand {
  /** The same for the same demand. */
  readonly key: string;
  /** Of labels of nodes: one of these has to hold, with all of its requirements. */
  readonly terms: readonly (readonly Requirement[])[];
  readonly tolerations: readonly Toleration[];
  /** Whether the images are for any architecture, as those of DaemonSets are taken to be. */
  readonly isForAnyArch: boolean;
}

/** What nodes have to be labelled with: one of the values of each key. */
export type Selection = ReadonlyMap<string, readonly string[]>;

export const ARCH = 'kubernetes.io/arch';
export const INSTANCE_TYPE = 'node.kubernetes.io/instance-type';
export const OS = 'kubernetes.io/os';
export const CAPACITY_LABELS = ['karpenter.sh/capacity-type', 'eks.amazonaws.com/capacityType'];
const REGION = 'topology.kubernetes.io/region';

/** Older names of labels. Source: https://kubernetes.io/docs/reference/labels-annotations-taints/ (read 2026-11). */
const NEW_NAMES: ReadonlyMap<string, string> = new Map([
  ['beta.kubernetes.io/arch', ARCH],
  ['beta.kubernetes.io/os', OS],
  ['beta.kubernetes.io/instance-type', INSTANCE_TYPE],
  ['failure-domain.beta.kubernetes.io/zone', 'topology.kubernetes.io/zone'],
  ['failure-domain.beta.kubernetes.io/region', REGION],
]);

/** They name a single node, which says nothing of pools. */
const NODE_NAMES: ReadonlySet<string> = new Set(['kubernetes.io/hostname', 'metadata.name']);

/** Taints of the moment, and of nodes that are just starting. */
const MOMENTARY =
  /^(?:node\.kubernetes\.io|node\.cloudprovider\.kubernetes\.io|karpenter\.sh)\/|^(?:ToBeDeleted|DeletionCandidateOf)ClusterAutoscaler$|\/agent-not-ready$/;

/** Whether it keeps pods away, and not only for now. */
export function isForGood({ key, effect }: Taint): boolean {
  return effect !== 'PreferNoSchedule' && !MOMENTARY.test(key);
}

/**
 * @param spec of a pod
 * @param isForAnyArch whether what it says of an architecture does not count, as for a DaemonSet
 */
export function demandOf(spec: Place, isForAnyArch: boolean): Demand {
  const selected = spec
    .at('nodeSelector')
    .entries()
    .map(([key, { value }]) => ({ key, operator: 'In', values: [String(value)] }));
  const terms = requiredTerms(spec)
    .items()
    .map((term) => ['matchExpressions', 'matchFields'].flatMap((field) => term.at(field).items().map(requirementAt)))
    // An empty term matches nothing.
    .filter((term) => term.length > 0);
  const tolerations = spec.at('tolerations').items().map(tolerationAt).filter(isForGood);
  return demandFor(
    (terms.length === 0 ? [[]] : terms).map((term) =>
      [...selected, ...term]
        .map((each) => ({ ...each, key: newName(each.key) }))
        // On EC2 nobody would ask for Fargate.
        .filter(
          ({ key, operator, values }) => !(key === COMPUTE_TYPE && operator === 'In' && values.includes('fargate')),
        ),
    ),
    tolerations,
    isForAnyArch,
  );
}

export function demandFor(
  terms: Demand['terms'],
  tolerations: Demand['tolerations'] = [],
  isForAnyArch = false,
): Demand {
  return { key: JSON.stringify([terms, tolerations, isForAnyArch]), terms, tolerations, isForAnyArch };
}

export function newName(label: string): string {
  return NEW_NAMES.get(label) ?? label;
}

/** Whether no term can hold for a node with Linux. */
export function isForOtherSystem({ terms }: Demand): boolean {
  return terms.every((term) => term.some((each) => each.key === OS && !holdsAnywhere(each)));
}

/** On every EC2 node with Linux. */
function holdsAnywhere(requirement: Requirement): boolean {
  const { key, operator } = requirement;
  if (key === OS) return matchesRequirement(requirement, { [OS]: 'linux' });
  return key === REGION || (key === COMPUTE_TYPE && operator !== 'In');
}

/** Whether it can be said which nodes a requirement holds for when none were read. */
function isAsked({ key, operator, values }: Requirement): boolean {
  return operator === 'In' && values.length > 0 && !NODE_NAMES.has(key);
}

/** What has to hold of nodes that were not read; a term without requirements where any node does. */
export function askedTerms({ terms }: Demand): readonly (readonly Requirement[])[] {
  const asked = terms.map((term) => term.filter((each) => isAsked(each) && !holdsAnywhere(each)));
  return asked.some((term) => term.length === 0) ? ANY_NODE : asked;
}

const ANY_NODE = [[]];

/** Whether a requirement is left out of account for want of nodes. */
export function isUndecided({ terms }: Demand): boolean {
  return terms.some((term) => term.some((each) => !isAsked(each) && !holdsAnywhere(each)));
}

/** The labels of nodes that pods would have to themselves, by the first term with nodes of the usual architecture. */
export function selectionOf(demand: Demand, arch: string): Selection {
  const terms = askedTerms(demand);
  const term = terms.find((each) => each.every(({ key, values }) => key !== ARCH || values.includes(arch))) ?? terms[0];
  const selection = new Map<string, readonly string[]>();
  for (const { key, values } of term ?? []) {
    selection.set(key, selection.get(key)?.filter((value) => values.includes(value)) ?? values);
  }
  if (selection.get(ARCH)?.includes(arch) ?? true) selection.set(ARCH, [arch]);
  return new Map([...selection].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether any node of the usual architecture will do. */
export function isGeneral(selection: Selection, arch: string): boolean {
  return selection.size === 1 && selection.get(ARCH)?.includes(arch) === true;
}

/** Whether nodes that have one of the values of each label satisfy what is asked of labels. */
export function isSatisfied(demand: Demand, selection: Selection, arch: string): boolean {
  return askedTerms(demand).some((term) => {
    const isOfArch = demand.isForAnyArch || term.some(({ key }) => key === ARCH) || selection.get(ARCH)?.includes(arch);
    return isOfArch && term.every(({ key, values }) => selection.get(key)?.every((value) => values.includes(value)));
  });
}

/** Whether the scheduler finds that the labels of a node satisfy what is asked of them. */
export function isSatisfiedBy({ terms }: Demand, labels: Labels): boolean {
  return terms.some((term) =>
    term.every(
      (each) =>
        NODE_NAMES.has(each.key) ||
        matchesRequirement(each, labels) ||
        (holdsAnywhere(each) && !Object.hasOwn(labels, each.key)),
    ),
  );
}

export function toleratesAll({ tolerations }: Demand, taints: readonly Taint[]): boolean {
  return taints.every((taint) => tolerations.some((toleration) => tolerates(toleration, taint)));
}

/** Taints that nodes seem to have, since all pods that select them tolerate the same key by its name. */
export function assumedTaints(demands: readonly Demand[]): Taint[] {
  const named = demands
    .flatMap(({ tolerations }) => tolerations)
    .filter(({ key }) => key !== '' && key !== COMPUTE_TYPE)
    .map(({ key, value, effect }) => ({ key, value, effect: effect || 'NoSchedule' }));
  const shared = named.filter((taint) => demands.every((each) => toleratesAll(each, [taint])));
  return [...new Map(shared.map((taint) => [taint.key, taint])).values()];
}
