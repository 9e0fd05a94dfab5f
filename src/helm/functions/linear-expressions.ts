import type { RE2JS } from 're2js';

let engine: typeof RE2JS | undefined;
let isMissed = false;

/**
 * Go's own engine in JavaScript: linear in the text, same syntax.
 *
 * @throws Error when {@link loadLinearExpressions} has not been called
 */
export function linearExpressions(): typeof RE2JS {
  isMissed ||= !engine;
  if (!engine) throw new Error('regular expressions are not loaded');
  return engine;
}

/** Loads the engine, which most charts have no use for. */
export async function loadLinearExpressions(): Promise<void> {
  engine ??= (await import('re2js')).RE2JS;
}

/** Whether somebody has asked for the engine in vain: what was rendered has to be rendered again with it. */
export function missesLinearExpressions(): boolean {
  return isMissed && !engine;
}
