import type { Span } from '../engine/findings/finding.ts';
import type { Place } from '../kubernetes/place.ts';
import type { TextRange } from '../source/document.ts';
import { formatSpan } from '../source/span.ts';

/** An error in a configuration; without a span if its file is missing. */
export interface ConfigProblem {
  readonly message: string;
  readonly span?: Span;
}

/** An invalid configuration, with all its problems. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.problems = problems;
  }
}

/** `fargate-lint.yaml:3:5: message`; not escaped for any reader. */
export function formatProblem({ message, span }: ConfigProblem): string {
  return span ? `${formatSpan(span)}: ${message}` : message;
}

/** The range of a value, or for a mapping that of its key. */
export function spanOf(place: Place): Span {
  return { file: place.document.file, range: place.range };
}

/** The range of an entry's key. */
export function keySpanOf(place: Place): Span {
  const range: TextRange = place.document.locate(place.path)?.key ?? place.range;
  return { file: place.document.file, range };
}

/** Longest value that a message repeats. */
const LONGEST_VALUE = 80;

/** A value, for a message. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
}

/** `a`, `a or b`, `a, b or c`. */
export function oneOf(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}
