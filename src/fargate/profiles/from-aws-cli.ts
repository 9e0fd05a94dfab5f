import type { Place } from '../../kubernetes/place.ts';
import type { DeclaredProfile } from './declared-profile.ts';
import { plainProfile } from './plain-profile.ts';

/** Profiles in these states take no pods, or will not for long. */
const UNUSABLE: ReadonlySet<string> = new Set(['CREATE_FAILED', 'DELETING', 'DELETE_FAILED']);

/**
 * What `aws eks describe-fargate-profile` prints.
 * Source: https://docs.aws.amazon.com/cli/latest/reference/eks/describe-fargate-profile.html (read 2026-11).
 */
export function profilesOfAwsCli(root: Place): DeclaredProfile[] {
  const entry = root.at('fargateProfile');
  const name = entry.at('fargateProfileName');
  if (!entry.isMapping || !name.exists) return [];
  const selectors = entry.at('selectors');
  const profile = plainProfile({ source: 'aws-cli', entry, name, selectors, cluster: entry.at('clusterName') });
  const status = entry.at('status');
  if (!status.string || !UNUSABLE.has(status.string)) return [profile];
  return [{ ...profile, condition: { pattern: '*', reason: `its status is ${status.string}`, at: status } }];
}
