import { readProfiles } from '../../engine/profiles/read-profiles.ts';
import { selectProfile } from '../../fargate/profiles/match.ts';
import type { FargateProfile } from '../../fargate/profiles/profile.ts';
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
  const all = [...proposed, ...existing];
  return pods.every(({ namespace, labels, isWanted }) => {
    if (!isWanted && way === 'annotate') return true;
    const written = isWanted && way === 'opt-in' ? { ...labels, [OPT_IN[0]]: OPT_IN[1] } : labels;
    const candidate = { namespace, labels: written, complete: true };
    if (isWanted) return selectProfile(candidate, all).outcome === 'yes';
    return selectProfile(candidate, proposed).outcome === 'no';
  });
}
