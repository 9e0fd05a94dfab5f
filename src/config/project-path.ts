import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Matcher } from './glob.ts';

/** Where a project is, and where a run of the linter is. */
export interface ProjectPlace {
  /** Absolute path of the directory that globs are relative to. */
  readonly base: string;
  /** Absolute path of the working directory, to which the paths of findings are relative. */
  readonly cwd: string;
}

/** A matcher of the paths of findings from one of paths of the project. Files outside of the project never match. */
export function fromWorkingDirectory(matches: Matcher, { base, cwd }: ProjectPlace): Matcher {
  const known = new Map<string, boolean>();
  return (path) => {
    const answer = known.get(path) ?? matchesWithin(matches, relative(base, resolve(cwd, path)));
    known.set(path, answer);
    return answer;
  };
}

function matchesWithin(matches: Matcher, steps: string): boolean {
  const path = steps.split(sep).join('/');
  return path !== '..' && !path.startsWith('../') && !isAbsolute(steps) && matches(path);
}

/** A path of the project as the linter takes it from a command line. */
export function toWorkingDirectory(path: string, { base, cwd }: ProjectPlace): string {
  return relative(cwd, resolve(base, path)).split(sep).join('/') || '.';
}
