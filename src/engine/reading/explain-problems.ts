import { explainProblems } from '../../yaml/syntax/syntax-problems.ts';
import type { ReadFile } from './read-manifests.ts';

/** A file with its problems in plain words: {@link explainProblems}. */
export function explained(file: ReadFile): ReadFile {
  if (!file.problems.some(({ unexplained }) => unexplained)) return file;
  return { ...file, problems: file.problems.flatMap((problem) => explainProblems(problem.file, [problem])) };
}
