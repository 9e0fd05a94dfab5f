import type { ReadFile } from './read-manifests.ts';

/** Objects that are made of several files, as by a kustomization or a chart. */
export interface BuiltFiles {
  /** The files they are made of, which are no manifests of their own. */
  readonly consumed: ReadonlySet<string>;
  /** What is made of them when some, by path, have other texts. */
  readonly files: (changed: ReadonlyMap<string, string>) => readonly ReadFile[];
}
