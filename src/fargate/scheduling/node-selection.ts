import { matchesRequirement, requirementAt } from '../../kubernetes/label-selector.ts';
import type { Place } from '../../kubernetes/place.ts';
import { COMPUTE_TYPE, NODE_LABELS, VARIABLE_NODE_LABELS } from './node-labels.ts';

/**
 * Which node selections a Fargate node satisfies. Kubernetes' semantics: terms of a required node affinity are ORed,
 * expressions of a term are ANDed, an empty term matches nothing.
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/ (read 2026-11).
 */

/** The entries of `nodeSelector` and the required affinity that no Fargate node satisfies. */
export interface UnsatisfiableSelection {
  readonly nodeSelector: readonly Place[];
  /** The expressions at fault when every term has one; empty while some term can be satisfied. */
  readonly expressions: readonly Place[];
  /** The list of terms, when it holds none that could match. */
  readonly emptyTerms: Place | null;
}

export function unsatisfiableSelection(spec: Place): UnsatisfiableSelection {
  const nodeSelector = spec
    .at('nodeSelector')
    .entries()
    .filter(([key, { value }]) => !labelCanBe(key, String(value)))
    .map(([, place]) => place);
  const terms = requiredTerms(spec);
  if (!terms.exists) return { nodeSelector, expressions: [], emptyTerms: null };
  const faults = terms.items().map(faultsOfTerm);
  const satisfiable = faults.some((fault) => fault.satisfiable);
  const expressions = satisfiable ? [] : faults.flatMap((fault) => fault.expressions);
  return { nodeSelector, expressions, emptyTerms: satisfiable || expressions.length > 0 ? null : terms };
}

/** Whether what a pod requires of its node keeps it off every Fargate node. */
export function excludesFargateNodes(spec: Place): boolean {
  const { nodeSelector, expressions, emptyTerms } = unsatisfiableSelection(spec);
  return nodeSelector.length > 0 || expressions.length > 0 || emptyTerms !== null;
}

export function requiredTerms(spec: Place): Place {
  return spec.at('affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms');
}

function faultsOfTerm(term: Place): { satisfiable: boolean; expressions: Place[] } {
  const expressions = term.at('matchExpressions').items();
  const fields = term.at('matchFields').items();
  const faults = [
    ...expressions.filter((expression) => !expressionCanHold(expression)),
    ...fields.filter((field) => !fieldCanHold(field)),
  ];
  return { satisfiable: faults.length === 0 && expressions.length + fields.length > 0, expressions: faults };
}

function labelCanBe(key: string, value: string): boolean {
  return VARIABLE_NODE_LABELS.has(key) || NODE_LABELS[key] === value;
}

/** Of the labels whose value is open only DoesNotExist and an empty In are known to fail. */
function expressionCanHold(expression: Place): boolean {
  const requirement = requirementAt(expression);
  if (!VARIABLE_NODE_LABELS.has(requirement.key)) return matchesRequirement(requirement, NODE_LABELS);
  switch (requirement.operator) {
    case 'DoesNotExist':
      return false;
    case 'In':
      return requirement.values.length > 0;
    // Zones, regions and host names are not numbers.
    case 'Gt':
    case 'Lt':
      return false;
    default:
      return true;
  }
}

/** `metadata.name` is the only field there is; a Fargate node's name is not known before the pod exists. */
function fieldCanHold(field: Place): boolean {
  const { key, operator, values } = requirementAt(field);
  if (key !== 'metadata.name') return false;
  return operator === 'NotIn' || (operator === 'In' && values.some((name) => name.startsWith('fargate-')));
}

/** Why no Fargate node has the label, as a note. */
export function reasonAgainst(key: string, values: readonly string[]): string {
  if (key in NODE_LABELS && key !== COMPUTE_TYPE) return `on Fargate nodes it is always ${NODE_LABELS[key]}`;
  if (key === COMPUTE_TYPE) return 'this does not keep a Fargate profile from selecting the pod';
  const family = LABEL_FAMILIES.find(({ pattern }) => pattern.test(key));
  if (family) return family.reason;
  return values.some((value) => /arm64|aarch64|graviton/i.test(value))
    ? 'EKS Fargate runs only amd64'
    : 'Fargate nodes have no custom labels';
}

const LABEL_FAMILIES = [
  {
    pattern: /instance-(type|family|size|category|generation)|instance-cpu|instance-memory|instance-gpu/,
    reason: 'Fargate has no instance types',
  },
  { pattern: /nodegroup|node-group|kops\.k8s\.io\/instancegroup/, reason: 'Fargate nodes belong to no node group' },
  { pattern: /^karpenter\.|capacity-?type|lifecycle$/i, reason: 'Karpenter and Spot capacity are EC2 only' },
  { pattern: /nvidia|gpu|accelerator|neuron/i, reason: 'Fargate has no GPUs or accelerators' },
  { pattern: /^node-role\.kubernetes\.io\//, reason: 'Fargate nodes have no roles' },
] as const;
