import { addToGroup } from '../../kubernetes/group-by.ts';
import type { Labels } from '../../kubernetes/label-selector.ts';
import { memoize } from '../../kubernetes/memoize.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { compareText } from '../../text/compare.ts';
import { PROFILE_LABEL } from '../scheduling/node-labels.ts';
import { type FargateProfile, isUnresolved, type ProfileSelector, type ProfileText, patternOf } from './profile.ts';
import { matchesWildcard } from './wildcard.ts';

/** `maybe`: it depends on something that is not known from the files. */
export type Outcome = 'yes' | 'no' | 'maybe';

/** What of a pod counts for profiles. */
export interface Candidate {
  readonly namespace: string;
  readonly labels: Labels;
  /** False when it may have more labels than these. */
  readonly complete: boolean;
}

/** How a selector and a pod go together: the namespace and each label by itself. */
export interface SelectorMatch {
  readonly selector: ProfileSelector;
  readonly outcome: Outcome;
  readonly namespace: Outcome;
  readonly labels: readonly LabelMatch[];
}

export interface LabelMatch {
  readonly key: string;
  readonly value: ProfileText;
  readonly outcome: Outcome;
  /** What the pod has under the key; undefined when the label is missing. */
  readonly actual: string | undefined;
}

export interface ProfileMatch {
  readonly profile: FargateProfile;
  readonly outcome: Outcome;
  readonly selectors: readonly SelectorMatch[];
}

/** The outcome for one pod. */
export interface Selection {
  readonly outcome: Outcome;
  /** Name of the profile that takes the pod; null when none does or it is not known which. */
  readonly profile: string | null;
}

/**
 * Which profile takes a pod. The labels of a selector are ANDed, selectors ORed; of several profiles the
 * alphanumerically first takes it, unless the pod's label `eks.amazonaws.com/fargate-profile` names one, which must
 * still match. Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html (read 2026-11).
 */
export function selectProfile(candidate: Candidate, profiles: readonly FargateProfile[]): Selection {
  return selectAmong(candidate, profilesIn(profiles)(candidate.namespace));
}

/** The same, of profiles that are looked at for one pod only. */
export function selectAmong(candidate: Candidate, profiles: readonly FargateProfile[]): Selection {
  const matching = profiles
    .map((profile) => ({
      profile,
      outcome: both(pinOutcome(candidate, profile), explainProfile(candidate, profile).outcome),
    }))
    .filter(({ outcome }) => outcome !== 'no')
    .sort((a, b) => compareText(patternOf(a.profile.name), patternOf(b.profile.name)));
  const [first] = matching;
  if (!first) return { outcome: 'no', profile: null };
  const outcome = matching.some((each) => each.outcome === 'yes') ? 'yes' : 'maybe';
  const isCertain = first.outcome === 'yes' && matching.every(({ profile }) => !isUnresolved(profile.name));
  return { outcome, profile: isCertain ? patternOf(first.profile.name) : null };
}

/** Gives the profiles that may select pods of a namespace, in their order: there may be thousands of both. */
export function indexNamespaces<Profile extends FargateProfile>(
  profiles: readonly Profile[],
): (namespace: string) => readonly Profile[] {
  const byNamespace = new Map<string, number[]>();
  const anywhere: number[] = [];
  for (const [rank, { selectors }] of profiles.entries()) {
    const namespaces = [...new Set(selectors.map(({ namespace }) => namespace))];
    if (!namespaces.every(isLiteral)) {
      anywhere.push(rank);
      continue;
    }
    for (const namespace of namespaces) addToGroup(byNamespace, namespace, rank);
  }
  return (namespace) => {
    if (isPlaceholder(namespace)) return profiles;
    const ranks = [...anywhere, ...(byNamespace.get(namespace) ?? [])].sort((a, b) => a - b);
    return ranks.flatMap((rank) => profiles[rank] ?? []);
  };
}

export const profilesIn = memoize(indexNamespaces<FargateProfile>);

/** Whether it stands for itself alone. */
export function isLiteral(text: ProfileText): text is string {
  return typeof text === 'string' && !/[*?]/.test(text);
}

/** Whether profiles select every pod of a namespace that has these labels, whatever others it has. */
export function selectsAll(namespace: string, labels: Labels, profiles: readonly FargateProfile[]): boolean {
  return selectProfile({ namespace, labels, complete: true }, profiles).outcome === 'yes';
}

/** How each selector of a profile fares, whatever the pod's label names. */
export function explainProfile(candidate: Candidate, profile: FargateProfile): ProfileMatch {
  const selectors = profile.selectors.map((selector) => matchSelector(candidate, selector));
  const outcome = either(selectors.map((each) => each.outcome));
  return { profile, outcome: profile.condition && outcome === 'yes' ? 'maybe' : outcome, selectors };
}

export function matchSelector(candidate: Candidate, selector: ProfileSelector): SelectorMatch {
  const namespace = matchText(selector.namespace, candidate.namespace);
  const labels = Object.entries(selector.labels ?? {}).map(([key, value]) => matchLabel(candidate, key, value));
  return { selector, outcome: labels.reduce((all, each) => both(all, each.outcome), namespace), namespace, labels };
}

function matchLabel({ labels, complete }: Candidate, key: string, value: ProfileText): LabelMatch {
  const found = Object.entries(labels).filter(([name]) => matchesWildcard(key, name));
  const outcomes = found.map(([, actual]) => matchText(value, actual));
  const outcome = either(complete ? outcomes : [...outcomes, 'maybe']);
  return { key, value, outcome, actual: found[0]?.[1] };
}

function matchText(wanted: ProfileText, actual: string): Outcome {
  // A selector without namespace is rejected by the API; it selects nothing.
  if (wanted === '') return actual === '' ? 'yes' : 'no';
  if (isPlaceholder(actual)) return 'maybe';
  if (!matchesWildcard(patternOf(wanted), actual)) return 'no';
  return isUnresolved(wanted) ? 'maybe' : 'yes';
}

/** Whether the pod leaves the choice to this profile. A name holds no wildcards. */
function pinOutcome({ labels }: Candidate, { name }: FargateProfile): Outcome {
  const pin = labels[PROFILE_LABEL];
  if (pin === undefined || pin === name) return 'yes';
  return isUnresolved(name) || isPlaceholder(pin) ? matchText(name, pin) : 'no';
}

/** What counts of a pod template. A template that is part of a patch may get more labels from elsewhere. */
export function candidateOf({ namespace, labels, complete }: Pod): Candidate {
  return { namespace, labels, complete };
}

function both(a: Outcome, b: Outcome): Outcome {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'maybe' ? a : b;
}

function either(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('yes')) return 'yes';
  return outcomes.includes('maybe') ? 'maybe' : 'no';
}
