import type { Entries } from './entry.ts';

/** A range of a template, in UTF-16 units from its start. */
export interface TemplateSpan {
  /** The template's name, e.g. `shop/templates/web.yaml`. */
  readonly template: string;
  readonly start: number;
  readonly end: number;
}

/** An `if`, `with` or `range` around something that was written. */
export interface Condition extends TemplateSpan {
  /** What the condition's pipeline was made of. */
  readonly entries: Entries | undefined;
  /** False inside of `else`. */
  readonly taken: boolean;
  readonly outer: Condition | undefined;
}

/** An `include`, `template` or `tpl` that led to where something was written. */
export interface Call extends TemplateSpan {
  readonly outer: Call | undefined;
}

/** What all that is written at one time in one template has in common. */
export interface Scope {
  readonly template: string;
  readonly condition: Condition | undefined;
  readonly call: Call | undefined;
}
