import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** Lines around each change. */
const CONTEXT = 3;

/** The diff between two texts, as `git apply` and `patch -p1` read it. */
export function unifiedDiff(path: string, before: string, after: string): string {
  const options = { context: CONTEXT, headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, options);
}
