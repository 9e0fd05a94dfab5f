import type { Place } from './place.ts';
import { stringsOf } from './resource.ts';

export type Labels = Readonly<Record<string, string>>;

/** One expression of a label selector or of a node selector term. */
export interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/**
 * Whether a requirement holds for the labels. An operator that Kubernetes does not have holds for nothing.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#set-based-requirement, and for Gt
 * and Lt https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#operators.
 */
export function matchesRequirement({ key, operator, values }: Requirement, labels: Labels): boolean {
  const label = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'In':
      return label !== undefined && values.includes(label);
    case 'NotIn':
      return label === undefined || !values.includes(label);
    case 'Exists':
      return label !== undefined;
    case 'DoesNotExist':
      return label === undefined;
    case 'Gt':
      return compare(label, values, (a, b) => a > b);
    case 'Lt':
      return compare(label, values, (a, b) => a < b);
    default:
      return false;
  }
}

function compare(label: string | undefined, values: readonly string[], holds: (a: bigint, b: bigint) => boolean) {
  const [value] = values;
  if (values.length !== 1 || value === undefined || label === undefined) return false;
  return isInteger(label) && isInteger(value) && holds(BigInt(label), BigInt(value));
}

function isInteger(text: string): boolean {
  return /^-?\d{1,19}$/.test(text);
}

/** Reads `{key, operator, values}` where it is. */
export function requirementAt(place: Place): Requirement {
  return {
    key: place.at('key').string ?? '',
    operator: place.at('operator').string ?? '',
    values: place
      .at('values')
      .items()
      .map((value) => String(value.value)),
  };
}

/** Whether every label of a plain map selector is there with the same value. */
export function matchesLabels(selector: Labels, labels: Labels): boolean {
  return Object.entries(selector).every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value);
}

/** A LabelSelector: labels that have to be there, and expressions that have to hold. */
export interface LabelSelector {
  readonly labels: Labels;
  readonly requirements: readonly Requirement[];
}

/** Reads a LabelSelector (`matchLabels`, `matchExpressions`) where it is. */
export function selectorAt(place: Place): LabelSelector {
  return {
    labels: stringsOf(place.valueAt('matchLabels')),
    requirements: place.at('matchExpressions').items().map(requirementAt),
  };
}

/** Tells whether a selector selects labels. An empty one selects everything. */
export function matcherOf({ labels: wanted, requirements }: LabelSelector): (labels: Labels) => boolean {
  const entries = Object.entries(wanted);
  return (labels) =>
    entries.every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value) &&
    requirements.every((requirement) => matchesRequirement(requirement, labels));
}
