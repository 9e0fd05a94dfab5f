import { readProfiles } from '../../engine/profiles/read-profiles.ts';
import { type Candidate, isLiteral, selectAmong } from '../../fargate/profiles/match.ts';
import type { FargateProfile, ProfileText } from '../../fargate/profiles/profile.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import type { ProfileWayId, ProposedProfile } from '../plan.ts';
import type { ProfilePod } from './candidates.ts';
import { type ProfileFormat, profileText } from './texts.ts';

/** The label of pods that opt in. */
export const OPT_IN = ['fargate', 'true'] as const;

const FILES: Readonly<Record<ProfileFormat, string>> = {
  eksctl: 'profiles.yaml',
  terraform: 'profiles.tf.json',
  cloudformation: 'profiles.yaml',
};

/**
 * Whether the profiles, written for a tool and read again as `--profiles` reads them, select the wanted pods and no other,
 * beside profiles that exist.
 */
export function isReadBackExact(
  format: ProfileFormat,
  profiles: readonly ProposedProfile[],
  pods: readonly ProfilePod[],
  { way, existing }: { readonly way: ProfileWayId; readonly existing: readonly FargateProfile[] },
): boolean {
  const read = readProfiles(FILES[format], profileText(format, profiles, 'us-east-1'));
  if (profiles.length > 0 && (read.problems.length > 0 || read.notes.length > 0)) return false;
  const proposed = profiles.length > 0 ? read.profiles : [];
  const [ofAll, ofProposed] = [mayTake([...proposed, ...existing]), mayTake(proposed)];
  return pods.every(({ namespace, labels, isWanted }) => {
    if (!isWanted && way === 'annotate') return true;
    const written = isWanted && way === 'opt-in' ? { ...labels, [OPT_IN[0]]: OPT_IN[1] } : labels;
    const candidate = { namespace, labels: written, complete: true };
    if (isWanted) return selectAmong(candidate, ofAll(candidate)).outcome === 'yes';
    return selectAmong(candidate, ofProposed(candidate)).outcome === 'no';
  });
}

/** Which profiles may take a pod, in their order: of the thousands that thousands of pods can need, those that ask for a label of it. */
function mayTake(profiles: readonly FargateProfile[]): (candidate: Candidate) => readonly FargateProfile[] {
  const byNeed = new Map<string, Set<number>>();
  for (const [rank, { selectors }] of profiles.entries()) {
    for (const { namespace, labels = {} } of selectors) {
      const label = Object.entries(labels).find((each) => each.every(isLiteral));
      const need = isLiteral(namespace) ? needOf(namespace, label) : ANYWHERE;
      byNeed.set(need, (byNeed.get(need) ?? new Set()).add(rank));
    }
  }
  return ({ namespace, labels }) => {
    const own = Object.entries(labels);
    if ([namespace, ...Object.values(labels)].some(isPlaceholder)) return profiles;
    const needs = [ANYWHERE, needOf(namespace, undefined), ...own.map((label) => needOf(namespace, label))];
    const ranks = new Set(needs.flatMap((need) => [...(byNeed.get(need) ?? [])]));
    return [...ranks].sort((a, b) => a - b).flatMap((rank) => profiles[rank] ?? []);
  };
}

const ANYWHERE = '';

function needOf(namespace: string, label: readonly ProfileText[] | undefined): string {
  return JSON.stringify([namespace, label]);
}
