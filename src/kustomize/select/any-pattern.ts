import { RE2JS } from 're2js';
import type { Pattern } from './pattern.ts';

/** Longer patterns are refused: a linear engine still takes pattern times text. */
const MOST_PATTERN = 1000;

/**
 * Compiles any pattern as Go does, with an engine whose time grows with the text alone.
 *
 * @throws Error for what is no regular expression
 */
export function compileAny(pattern: string): Pattern {
  if (pattern.length > MOST_PATTERN) throw new Error('it is too long');
  const expression = RE2JS.compile(`^(?:${pattern})$`);
  return { matches: (text) => expression.matches(text) };
}
