import type { Place } from '../../kubernetes/place.ts';
import type { FargateProfile, ProfileSelector } from './profile.ts';

/** A profile as a file declares it, with the places of its parts. */
export interface DeclaredProfile extends FargateProfile {
  /** Its name, or, when it has none, the profile itself. */
  readonly declared: Place;
  readonly selectors: readonly DeclaredSelector[];
  /** The list of selectors; a place that does not exist when there is none. */
  readonly selectorList: Place;
  /** Values that are not strings, lists or mappings where the API wants one. */
  readonly typeMismatches: readonly ProfileTypeMismatch[];
  /** The format that it is written in. */
  readonly source: ProfileSource;
}

export type ProfileSource =
  | 'eksctl'
  | 'cloudformation'
  | 'terraform'
  | 'aws-cli'
  | 'ack'
  | 'crossplane'
  | 'pulumi'
  | 'list';

export interface DeclaredSelector extends ProfileSelector {
  readonly place: Place;
  /** The labels, as a mapping or as a list. */
  readonly labelsPlace: Place;
  /** Whether it is not known, so that it may be any number of selectors, and none. */
  readonly isOpen?: boolean;
}

export interface ProfileTypeMismatch {
  readonly at: Place;
  readonly field: string;
  readonly expected: 'a string' | 'a list' | 'a mapping';
}
