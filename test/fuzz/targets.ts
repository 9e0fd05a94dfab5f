import { charts } from './charts.ts';
import { kustomizations } from './kustomizations.ts';
import { reader } from './reader.ts';
import { report } from './report.ts';
import { repositories } from './repositories.ts';
import type { FuzzTarget } from './target.ts';
import { terraform } from './terraform.ts';

/** What is fuzzed, by name. A renderer more is a line more. */
export const TARGETS: Readonly<Record<string, FuzzTarget>> = {
  reader,
  report,
  kustomizations,
  charts,
  terraform,
  repositories,
};
