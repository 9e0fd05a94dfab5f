import { memoize } from '../../kubernetes/memoize.ts';
import { explainProblems } from '../../yaml/syntax/syntax-problems.ts';
import type { ReadFile } from './read-manifests.ts';

/** A file with its problems in plain words: {@link explainProblems}. */
export function explained(file: ReadFile): ReadFile {
  return file.problems.some(({ unexplained }) => unexplained) ? explain(file) : file;
}

const explain = memoize((file: ReadFile): ReadFile => {
  return { ...file, problems: file.problems.flatMap((problem) => explainProblems(problem.file, [problem])) };
});
