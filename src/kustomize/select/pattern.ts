import { BuildFailure } from '../failure.ts';

/** What the fields of a target are compared with: a regular expression for the whole of a text. */
export interface Pattern {
  matches(text: string): boolean;
}

/** @throws Error for what is no regular expression */
export type CompilePattern = (pattern: string) => Pattern;

/** A pattern that only the engine for all of them reads, which is not loaded. */
export class NeedsPatterns extends BuildFailure {}

/**
 * Compiles the patterns that people write: words, a few alternatives, one repetition each. JavaScript tries all ways to
 * match, but here there are few. Undefined for others, and for what Go reads in another way than JavaScript.
 */
export function compileSimple(pattern: string): Pattern | undefined {
  if (!isSimple(pattern)) return undefined;
  try {
    const expression = new RegExp(`^(?:${pattern})$`);
    return { matches: (text) => expression.test(text) };
  } catch {
    return undefined;
  }
}

function isSimple(pattern: string): boolean {
  if (pattern.length > 500 || /\(\?|\[\[|\{|\\[A-Za-ce-rt-vx-z0-9]|\)[*+?]/.test(pattern)) return false;
  const groups = pattern.match(/\(/g)?.length ?? 0;
  return groups <= 1 && pattern.split('|').every((each) => (each.match(/[*+?]/g)?.length ?? 0) <= 1);
}
