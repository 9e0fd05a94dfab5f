import { listNames } from '../../text/list-names.ts';
import { PROFILE_LABEL } from '../scheduling/node-labels.ts';
import { type Candidate, explainProfile, type LabelMatch, profilesIn, type SelectorMatch } from './match.ts';
import { type FargateProfile, type ProfileSelector, patternOf, showText } from './profile.ts';

/** Names that are listed. */
const MOST_NAMES = 5;

/** Why no profile selects a pod, as a note: its label names none, or which selector came nearest and what it misses. */
export function reasonAgainst(candidate: Candidate, profiles: readonly FargateProfile[]): string {
  const pin = candidate.labels[PROFILE_LABEL];
  if (pin === undefined) return nearest(candidate, profiles);
  const named = profiles.filter(({ name }) => patternOf(name) === pin);
  if (named.length > 0) return nearest(candidate, named);
  return `unknown profile ${pin}; known: ${namesOf(profiles)}`;
}

function nearest(candidate: Candidate, profiles: readonly FargateProfile[]): string {
  const inNamespace = profilesIn(profiles)(candidate.namespace).flatMap((profile) =>
    explainProfile(candidate, profile)
      .selectors.filter(({ namespace }) => namespace !== 'no')
      .map((match) => ({ profile, failing: failingLabels(match) })),
  );
  const [best] = inNamespace.toSorted((a, b) => a.failing.length - b.failing.length);
  if (best) return `profile ${showText(best.profile.name)} wants ${best.failing.map(describeFailure).join(', and ')}`;
  const [only, ...others] = profiles;
  if (!only || others.length > 0) return `no selector is for the namespace ${candidate.namespace}`;
  const namespaces = [...new Set(only.selectors.map(({ namespace }) => showText(namespace)))];
  return `profile ${showText(only.name)} is for the namespace ${namespaces.join(', ') || '(none)'}, not for ${candidate.namespace}`;
}

function failingLabels({ labels }: SelectorMatch): LabelMatch[] {
  return labels.filter(({ outcome }) => outcome === 'no');
}

/** `the label tier=web, missing here`; `the label tier=web, which is api here`. */
export function describeFailure({ key, value, actual }: LabelMatch): string {
  const rest = actual === undefined ? 'missing here' : `which is ${actual} here`;
  return `the label ${key}=${showText(value)}, ${rest}`;
}

/** `namespace shop, labels tier=web, team=a`. */
export function describeSelector({ namespace, labels }: ProfileSelector): string {
  const pairs = Object.entries(labels ?? {}).map(([key, value]) => `${key}=${showText(value)}`);
  const suffix = pairs.length === 0 ? '' : `, ${pairs.length === 1 ? 'label' : 'labels'} ${pairs.join(', ')}`;
  return `namespace ${showText(namespace) || '(none)'}${suffix}`;
}

function namesOf(profiles: readonly FargateProfile[]): string {
  const names = new Set(profiles.map(({ name }) => showText(name)));
  return listNames([...names].sort(), MOST_NAMES) || 'none';
}
