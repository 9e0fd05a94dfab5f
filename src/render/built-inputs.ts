import type { DeployedEntry } from '../engine/findings/report.ts';
import type { Problem } from '../engine/host.ts';
import type { BuiltFiles } from '../engine/reading/built-files.ts';
import type { Input } from '../engine/reading/input.ts';
import type { Span } from '../source/document.ts';

/** Something that was not built, so that its files are linted as they are. */
export interface Unbuilt {
  readonly message: string;
  /** Where it is written why. */
  readonly at: Span;
}

/** Objects that are made of several files, with what there is to say of that. */
export interface BuiltInputs extends BuiltFiles {
  /** The files they are made of, as they are. */
  readonly inputs: readonly Input[];
  /** What was not done, as sentences. */
  readonly notes: readonly string[];
  /** What keeps something that was asked for from being made. */
  readonly problems: readonly Problem[];
  /** What of the notes is about something that was not built, with its place. */
  readonly unbuilt?: readonly Unbuilt[];
  /** The directories of charts that were rendered. */
  readonly charts?: readonly string[];
  /** The objects that say what is deployed. */
  readonly entries?: readonly DeployedEntry[];
}

export const NOTHING_BUILT: BuiltInputs = { consumed: new Set(), inputs: [], files: () => [], notes: [], problems: [] };
