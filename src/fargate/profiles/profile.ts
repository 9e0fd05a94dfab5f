import type { Place } from '../../kubernetes/place.ts';

/**
 * A Fargate profile: which pods of a cluster go to Fargate. Plain data, so that a program can pass its own.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html (read 2026-11).
 */
export interface FargateProfile {
  readonly name: ProfileText;
  /** One of them has to select a pod. */
  readonly selectors: readonly ProfileSelector[];
  readonly cluster?: string | undefined;
  /** Why it is not certain that there is such a profile. */
  readonly condition?: Unresolved | undefined;
  /** Where its file names it; absent in a profile that comes from no file. */
  readonly declared?: Place | undefined;
}

export interface ProfileSelector {
  /** May hold the wildcards `*` (any text) and `?` (one character), as labels may, keys and values. */
  readonly namespace: ProfileText;
  /** A pod must have all of them. */
  readonly labels?: Readonly<Record<string, ProfileText>>;
}

/** A string of a profile; not always to be known from its file alone. */
export type ProfileText = string | Unresolved;

export interface Unresolved {
  /** What it can become: `*` stands for the unknown parts. */
  readonly pattern: string;
  /** Why it is not known: `ClusterPrefix is a parameter without default`. */
  readonly reason: string;
  readonly at?: Place;
}

export function isUnresolved(text: ProfileText | undefined): text is Unresolved {
  return typeof text === 'object';
}

/** The text itself, or the pattern of what it can become. */
export function patternOf(text: ProfileText): string {
  return isUnresolved(text) ? text.pattern : text;
}

/** A name or another text to be shown. */
export function showText(text: ProfileText): string {
  return isUnresolved(text) ? '<unknown>' : text;
}

/** Everything that is not known of a profile, and what it belongs to. */
export function unresolvedOf({ name, selectors, condition }: FargateProfile): { what: string; why: Unresolved }[] {
  const texts: [string, ProfileText | undefined][] = [
    ['whether it exists', condition],
    ['its name', name],
    ...selectors.flatMap(({ namespace, labels }): [string, ProfileText][] => [
      ['a namespace', namespace],
      ...Object.entries(labels ?? {}).map(([key, value]): [string, ProfileText] => [`the label ${key}`, value]),
    ]),
  ];
  return texts.flatMap(([what, why]) => (isUnresolved(why) ? { what, why } : []));
}
