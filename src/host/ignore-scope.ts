import { relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** Windows and macOS compare file names without case, and git is set up for it there. A browser does not tell. */
const IGNORE_CASE = ['win32', 'darwin'].includes(globalThis.process?.platform);

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

  /** The scope of a directory that lies in this one or is its root, with the patterns of its own file. */
  enter(directory: string, patterns: readonly string[]): IgnoreScope {
    if (patterns.length === 0) return this;
    return new IgnoreScope(this.root, extend(this.rules, patterns, this.relative(directory)));
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
