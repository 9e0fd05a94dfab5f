import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Matcher } from './glob.ts';

/** Where the project is, and where the linter runs. */
export interface ProjectPlace {
  /** Absolute path of the directory that globs are relative to. */
  readonly base: string;
  /** Absolute path of the working directory, to which the paths of findings are relative. */
  readonly cwd: string;
}

/** Turns a matcher of project paths into one of finding paths. Files outside of the project never match. */
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

/** A project path, relative to the working directory. */
export function toWorkingDirectory(path: string, { base, cwd }: ProjectPlace): string {
  return relative(cwd, resolve(base, path)).split(sep).join('/') || '.';
}
