import type { Traced } from '../go/value.ts';
import type { Metadata } from './metadata.ts';

export interface ChartFile {
  /** Relative to the chart, e.g. `templates/web.yaml`. */
  readonly name: string;
  /** Where it lies; below the archive's own path when the chart is packed. */
  readonly path: string;
  read(): Uint8Array;
}

/** A chart as it lies on the disk, before values decide what of it is used. */
export interface Chart {
  readonly metadata: Metadata;
  /** Its directory, or its archive. */
  readonly path: string;
  /** The archive that it, or the chart around it, is packed in. */
  readonly archive: string | undefined;
  readonly values: Traced;
  readonly valuesFile: ChartFile | undefined;
  readonly schema: ChartFile | undefined;
  readonly templates: readonly ChartFile[];
  readonly crds: readonly ChartFile[];
  /** What `.Files` gives. */
  readonly files: readonly ChartFile[];
  readonly dependencies: readonly Chart[];
  readonly problems: readonly ChartProblem[];
}

/** Something about a chart that keeps part of it from being rendered. */
export interface ChartProblem {
  readonly path: string;
  readonly message: string;
}
