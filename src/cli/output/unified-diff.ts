import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** Lines around each change. */
const CONTEXT = 3;

/** Lines that are removed or added: the time that a diff takes grows with the square of their number. */
const MOST_CHANGED_LINES = 5_000;

/**
 * The diff between two texts, as `git apply` and `patch -p1` read it. Undefined where more than 5,000 lines are removed or
 * added.
 */
export function unifiedDiff(path: string, before: string, after: string): string | undefined {
  const options = { context: CONTEXT, headerOptions: FILE_HEADERS_ONLY, maxEditLength: MOST_CHANGED_LINES };
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, options);
}
