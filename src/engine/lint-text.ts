import type { Report } from './findings/report.ts';
import { lint } from './lint.ts';
import type { LintOptions } from './lint-options.ts';

export interface LintTextOptions extends LintOptions {
  /** What to call the text; `.json` at its end makes no difference to how it is read. */
  readonly path?: string;
}

/** Lints one text, a stream of YAML documents or JSON, as a set of its own. Never throws for what it holds. */
export function lintText(text: string, { path = 'manifest.yaml', ...options }: LintTextOptions): Report {
  return lint([{ path, content: text }], options);
}
