import type { Budget } from '../budget.ts';
import { NO_FLAGS } from './flags.ts';
import { formatVerb } from './format-verb.ts';
import type { GoValue } from './value.ts';

/** What an action writes for a value: `%v`, and `<no value>` for none. */
export function formatValue(value: GoValue, budget: Budget): string {
  if (value === undefined || value === null) return '<no value>';
  return formatVerb(value, 'v', NO_FLAGS, budget);
}

/** What `print` and Helm's functions take for the text of a value: `%v`. */
export function sprint(value: GoValue, budget: Budget): string {
  return formatVerb(value, 'v', NO_FLAGS, budget);
}
