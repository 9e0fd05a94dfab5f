import { isMapping, valueIn } from '../place.ts';
import type { Resource } from '../resource.ts';

/** Deeper than any custom resource that a person writes. */
const MAX_DEPTH = 32;

/**
 * Whether an object with this text may describe pods, told without parsing it: whether it mentions a key that
 * {@link describesPods} looks for. Never false for an object that does, unless the key is written with escapes.
 * Definitions of custom resources are full of these keys and describe nothing.
 *
 * @param kind of the object, where it is known
 */
export function maySayPods(text: string, kind?: string): boolean {
  return kind !== 'CustomResourceDefinition' && MARKS_IN_TEXT.test(text);
}

const MARKS_IN_TEXT = /\b(?:containers|podTemplate|volumeClaimTemplates?)\b/;

/** Whether an object of an unknown kind describes pods: containers with an image, a pod template, claims. */
export function describesPods({ place, group, kind }: Resource): boolean {
  return !isKubernetesOwn(group) && kind !== 'CustomResourceDefinition' && hasMarks(place.value, MAX_DEPTH);
}

function hasMarks(value: unknown, depth: number): boolean {
  if (depth === 0 || typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((item) => hasMarks(item, depth - 1));
  return Object.entries(value).some(([key, item]) => isMark(key, item) || hasMarks(item, depth - 1));
}

function isMark(key: string, value: unknown): boolean {
  switch (key) {
    case 'containers':
      return Array.isArray(value) && value.some((each) => typeof valueIn(each, 'image') === 'string');
    case 'podTemplate':
    case 'volumeClaimTemplate':
      return isMapping(value);
    case 'volumeClaimTemplates':
      return Array.isArray(value) && value.length > 0;
    default:
      return false;
  }
}

/** Built-in kinds other than workloads create no pods: a ControllerRevision only keeps a copy of them. */
function isKubernetesOwn(group: string): boolean {
  return !group.includes('.') || group.endsWith('.k8s.io');
}

/** Kinds of objects that describe pods and that were not read. */
export interface UncheckedKind {
  readonly kind: string;
  readonly group: string;
  /** How many objects of it there are. */
  readonly count: number;
}

/** Adds up counts of the same kind and group, in the order of their names. */
export function sumKinds(kinds: readonly UncheckedKind[]): UncheckedKind[] {
  const counts = new Map<string, UncheckedKind>();
  for (const { kind, group, count } of kinds) {
    const key = `${kind} ${group}`;
    counts.set(key, { kind, group, count: (counts.get(key)?.count ?? 0) + count });
  }
  return [...counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}
