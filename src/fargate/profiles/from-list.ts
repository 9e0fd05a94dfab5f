import type { Place } from '../../kubernetes/place.ts';
import type { DeclaredProfile } from './declared-profile.ts';
import { plainProfile } from './plain-profile.ts';

/**
 * A list of `{name, selectors: [{namespace, labels}]}`, as `eksctl get fargateprofile -o yaml` prints it and as one
 * writes it by hand; or one such mapping. Only for files that are said to hold profiles: others may look the same.
 */
export function profilesOfList(root: Place): DeclaredProfile[] {
  const entries = root.isSequence ? root.items() : [root];
  if (!entries.some((entry) => entry.at('selectors').exists)) return [];
  return entries.map((entry) =>
    plainProfile({
      source: 'list',
      entry,
      name: entry.at('name'),
      selectors: entry.at('selectors'),
      cluster: entry.at('cluster'),
    }),
  );
}
