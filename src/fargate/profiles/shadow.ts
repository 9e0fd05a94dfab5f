import type { DeclaredProfile, DeclaredSelector } from './declared-profile.ts';
import { indexNamespaces } from './match.ts';
import { isUnresolved, type ProfileSelector, type ProfileText } from './profile.ts';
import { coversWildcard } from './wildcard.ts';

export interface Shadow {
  readonly profile: DeclaredProfile;
  readonly selector: DeclaredSelector;
  /** The profile, first in alphanumeric order, that takes all pods of the selector. */
  readonly by: DeclaredProfile;
  readonly bySelector: DeclaredSelector;
}

/** The selectors that are never asked because a profile before them takes all that they select. */
export function shadowedSelectors(profiles: readonly DeclaredProfile[]): Shadow[] {
  const profilesIn = indexNamespaces(profiles);
  return profiles.flatMap((profile) =>
    profile.selectors.flatMap((selector) => shadowOf(profile, selector, profilesIn) ?? []),
  );
}

function shadowOf(
  profile: DeclaredProfile,
  selector: DeclaredSelector,
  profilesIn: (namespace: string) => readonly DeclaredProfile[],
): Shadow | undefined {
  if (isUnresolved(profile.name) || isUnresolved(selector.namespace)) return undefined;
  for (const by of profilesIn(selector.namespace)) {
    if (isUnresolved(by.name) || by.condition || by.name >= profile.name) continue;
    const bySelector = by.selectors.find((each) => covers(each, selector));
    if (bySelector) return { profile, selector, by, bySelector };
  }
  return undefined;
}

/** Whether a selector takes every pod that another one takes. */
function covers(wide: ProfileSelector, narrow: ProfileSelector): boolean {
  const wanted = Object.entries(wide.labels ?? {});
  const given = Object.entries(narrow.labels ?? {});
  return (
    coversText(wide.namespace, narrow.namespace) &&
    wanted.every(([key, value]) => given.some((label) => coversWildcard(key, label[0]) && coversText(value, label[1])))
  );
}

function coversText(wide: ProfileText, narrow: ProfileText): boolean {
  if (isUnresolved(wide) || isUnresolved(narrow) || wide === '' || narrow === '') return false;
  return coversWildcard(wide, narrow);
}
