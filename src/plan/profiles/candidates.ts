import { isPlaceholder } from '../../kubernetes/shape.ts';
import type { ProposedSelector } from '../plan.ts';
import type { PlannedSubject } from '../workloads/planned.ts';

/** A pod template as selectors see it. */
export interface ProfilePod {
  readonly planned: PlannedSubject['planned'];
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Whether it shall go to Fargate. */
  readonly isWanted: boolean;
}

/** Labels that change with every release or rollout, so that no profile should go by them. */
const VOLATILE =
  /^(?:pod-template-(?:hash|generation)|controller-(?:revision-hash|uid)|(?:statefulset|apps|batch)\.kubernetes\.io\/.*|job-name|helm\.sh\/chart|app\.kubernetes\.io\/(?:version|managed-by)|chart|heritage|version|rev(?:ision)?|topology\..*|eks\.amazonaws\.com\/.*)$/;

/** Well-known keys, the most telling first. */
const KNOWN_KEYS = [
  'app.kubernetes.io/component',
  'app.kubernetes.io/part-of',
  'app.kubernetes.io/name',
  'app.kubernetes.io/instance',
  'app',
  'k8s-app',
  'component',
  'tier',
  'name',
];

/** AWS allows five labels in a selector. Source: https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html. */
const MOST_LABELS = 5;
/** More labels of a pod than that are not combined: there would be too many ways. */
const MOST_COMBINED = 8;

type Label = readonly [key: string, value: string];

/** A selector of one namespace that takes wanted pods only, and which of them: bits in the order of the pods. */
export interface Candidate {
  readonly labels: readonly Label[];
  readonly covers: bigint;
}

/** All selectors of up to five labels that wanted pods have and no other pod has all of; of equal ones the simplest. */
export function candidatesFor(pods: readonly ProfilePod[]): Candidate[] {
  const unwanted = maskOf(pods, ({ isWanted }) => !isWanted);
  const masks = masksOfLabels(pods);
  const best = new Map<string, Candidate>();
  const seen = new Set<string>();
  for (const { isWanted, labels } of pods) {
    if (!isWanted) continue;
    const usable = usableLabels(labels);
    const id = JSON.stringify(usable);
    if (seen.has(id)) continue;
    seen.add(id);
    const grow = (from: number, chosen: readonly Label[], mask: bigint): void => {
      for (let index = from; index < usable.length; index++) {
        const label = usable[index];
        if (!label) continue;
        const covers = mask & (masks.get(idOf(label)) ?? 0n);
        const next = [...chosen, label];
        if ((covers & unwanted) === 0n) {
          const key = keyOf(covers);
          const known = best.get(key);
          if (!known || next.length < known.labels.length) best.set(key, { labels: next, covers });
        } else if (next.length < MOST_LABELS) grow(index + 1, next, covers);
      }
    };
    grow(0, [], (1n << BigInt(pods.length)) - 1n);
  }
  return [...best.values()];
}

/** Short for a few pods. A Map would take the last 64 bits of a number only to tell it from others. */
function keyOf(mask: bigint): string {
  const digits = mask.toString(16);
  return `${digits.replace(/0+$/, '')} ${digits.length}`;
}

/** Which pods have each label. */
function masksOfLabels(pods: readonly ProfilePod[]): ReadonlyMap<string, bigint> {
  const masks = new Map<string, bigint>();
  for (const [index, { labels }] of pods.entries()) {
    for (const label of Object.entries(labels)) {
      const id = idOf(label);
      masks.set(id, (masks.get(id) ?? 0n) | (1n << BigInt(index)));
    }
  }
  return masks;
}

function idOf([key, value]: Label): string {
  return JSON.stringify([key, value]);
}

/** An empty value cannot be written in CloudFormation, and a placeholder may become anything. */
function usableLabels(labels: ProfilePod['labels']): Label[] {
  const rank = (key: string) => (KNOWN_KEYS.includes(key) ? KNOWN_KEYS.indexOf(key) : KNOWN_KEYS.length);
  return Object.entries(labels)
    .filter(([key, value]) => value !== '' && !VOLATILE.test(key) && !isPlaceholder(key) && !isPlaceholder(value))
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .slice(0, MOST_COMBINED);
}

export function maskOf(pods: readonly ProfilePod[], matches: (pod: ProfilePod) => boolean): bigint {
  const bits = pods.map((pod) => (matches(pod) ? '1' : '0')).toReversed();
  return bits.length === 0 ? 0n : BigInt(`0b${bits.join('')}`);
}

export function selectorOf(namespace: string, labels: readonly Label[]): ProposedSelector {
  return { namespace, labels: Object.fromEntries(labels) };
}
