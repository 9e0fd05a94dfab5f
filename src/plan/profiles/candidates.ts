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
  const wanted = maskOf(pods, ({ isWanted }) => isWanted);
  const masks = new Map<string, bigint>();
  const maskOfLabel = ([key, value]: Label): bigint => {
    const id = `${key}=${value}`;
    const mask = masks.get(id) ?? maskOf(pods, ({ labels }) => labels[key] === value);
    masks.set(id, mask);
    return mask;
  };
  const best = new Map<bigint, Candidate>();
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
        const covers = mask & maskOfLabel(label);
        const next = [...chosen, label];
        if ((covers & ~wanted) === 0n) {
          const known = best.get(covers);
          if (!known || next.length < known.labels.length) best.set(covers, { labels: next, covers });
        } else if (next.length < MOST_LABELS) grow(index + 1, next, covers);
      }
    };
    grow(0, [], (1n << BigInt(pods.length)) - 1n);
  }
  return [...best.values()];
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
  let bits = '';
  for (const pod of pods) bits = (matches(pod) ? '1' : '0') + bits;
  return bits === '' ? 0n : BigInt(`0b${bits}`);
}

export function selectorOf(namespace: string, labels: readonly Label[]): ProposedSelector {
  return { namespace, labels: Object.fromEntries(labels) };
}
