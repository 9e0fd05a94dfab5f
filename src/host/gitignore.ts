import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { readIgnorePatterns } from './ignore-patterns.ts';
import { ignoreRootOf } from './repository.ts';

/** Windows and macOS compare file names without case, and git is set up for it there. */
const IGNORE_CASE = process.platform === 'win32' || process.platform === 'darwin';

/**
 * What git ignores in one directory: the rules of its own `.gitignore` and of those above it. They are kept as one list
 * in git's order, outermost first, so that a deeper rule can take a name back but never a file of an ignored directory.
 * Source: https://git-scm.com/docs/gitignore (Pattern format).
 */
export class IgnoreScope {
  private readonly root: string;
  private readonly rules: Ignore | undefined;

  constructor(root: string, rules?: Ignore) {
    this.root = root;
    this.rules = rules;
  }

  /** The scope of `directory`, which lies in this one or is its root. */
  enter(directory: string): IgnoreScope {
    const lines = readIgnorePatterns(join(directory, '.gitignore'));
    if (lines.length === 0) return this;
    return new IgnoreScope(this.root, extend(this.rules, lines, this.relative(directory)));
  }

  ignores(path: string, isDirectory: boolean): boolean {
    if (!this.rules) return false;
    const name = this.relative(path);
    return name !== '' && this.rules.ignores(isDirectory ? `${name}/` : name);
  }

  private relative(path: string): string {
    return relative(this.root, path).split(sep).join('/');
  }
}

/** Rules in the same language that are given as text, for paths inside of `root`. */
export function scopeOf(root: string, patterns: readonly string[]): IgnoreScope {
  return new IgnoreScope(root, extend(undefined, patterns, ''));
}

/** Finds the scope of directories that are named from outside, each `.gitignore` read once. */
export class IgnoreScopes {
  private readonly known = new Map<string, IgnoreScope>();
  private readonly workingDirectory: string;

  constructor(workingDirectory: string) {
    this.workingDirectory = workingDirectory;
  }

  of(directory: string): IgnoreScope {
    return this.below(ignoreRootOf(directory, this.workingDirectory), directory);
  }

  private below(root: string, directory: string): IgnoreScope {
    const known = this.known.get(directory);
    if (known) return known;
    const outer = directory === root ? new IgnoreScope(root) : this.below(root, dirname(directory));
    const scope = outer.enter(directory);
    this.known.set(directory, scope);
    return scope;
  }
}

function extend(outer: Ignore | undefined, lines: readonly string[], directory: string): Ignore {
  const rules = ignore({ ignorecase: IGNORE_CASE });
  if (outer) rules.add(outer);
  return rules.add(lines.map((pattern) => ({ pattern: directory === '' ? pattern : rebase(pattern, directory) })));
}

/** The pattern as it would be written in the `.gitignore` of the root. */
function rebase(pattern: string, directory: string): string {
  const negation = pattern.startsWith('!') ? '!' : '';
  const body = pattern.slice(negation.length);
  const isAnchored = body.replace(/\/\s*$/, '').includes('/');
  const base = `${negation}/${directory.replace(/[\\*?[\]!# ]/g, '\\$&')}`;
  return isAnchored ? `${base}/${body.replace(/^\//, '')}` : `${base}/**/${body}`;
}
