import type { Place } from '../place.ts';
import type { Resource } from '../resource.ts';

/** A PersistentVolumeClaim, or what a template of a StatefulSet will make one of. */
export interface Claim {
  readonly name: string;
  readonly namespace: string;
  readonly metadata: Place;
  readonly spec: Place;
  /** The object that it is written in. */
  readonly resource: Resource;
}

/** The class that a claim asks for. */
export interface ClassChoice {
  /** Undefined when none is named and there is no default; empty when static volumes alone are wanted. */
  readonly name: string | undefined;
  readonly resource?: Resource | undefined;
}

export const NO_PROVISIONER = 'kubernetes.io/no-provisioner';
const BETA_CLASS = 'volume.beta.kubernetes.io/storage-class';

/** Where the class of a claim or a volume is named. */
export function storageClassNameAt({ metadata, spec }: { metadata: Place; spec: Place }): Place {
  const beta = metadata.at('annotations', BETA_CLASS);
  return beta.exists ? beta : spec.at('storageClassName');
}
