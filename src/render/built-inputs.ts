import type { Problem } from '../engine/host.ts';
import type { Input } from '../engine/reading/input.ts';
import type { ReadFile } from '../engine/reading/read-manifests.ts';

/** Objects that are made of several files. */
export interface BuiltInputs {
  /** The files they are made of, which are no manifests of their own. */
  readonly consumed: ReadonlySet<string>;
  /** Those files as they are. */
  readonly inputs: readonly Input[];
  /** What is made of them when some, by path, have other texts. */
  readonly files: (changed: ReadonlyMap<string, string>) => readonly ReadFile[];
  /** What was not done, as sentences. */
  readonly notes: readonly string[];
  /** What keeps something that was asked for from being made. */
  readonly problems: readonly Problem[];
}

/** What is made in several ways, taken together. */
export function joinBuilt(all: readonly BuiltInputs[]): BuiltInputs {
  return {
    consumed: new Set(all.flatMap(({ consumed }) => [...consumed])),
    inputs: all.flatMap(({ inputs }) => inputs),
    files: (changed) => all.flatMap(({ files }) => files(changed)),
    notes: all.flatMap(({ notes }) => notes),
    problems: all.flatMap(({ problems }) => problems),
  };
}
