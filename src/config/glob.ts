import { matchesSequence } from '../source/sequence.ts';

/**
 * Globs of configurations. They are untrusted input, so no pattern may take long: matching backtracks to the last
 * wildcard only, and needs at most (length of pattern × length of path) steps. That rules out the regular expressions
 * of glob libraries.
 *
 * `*` matches any characters of one name, `?` a single one, `**` as a whole segment any number of directories, and
 * `{a,b}` either. A pattern whose last segment has no wildcard also matches everything below it.
 */
export type Matcher = (path: string) => boolean;

/** Longest pattern, in UTF-16 code units, and the most patterns that its braces may expand to. */
const LONGEST = 500;
const MOST_ALTERNATIVES = 100;

/** What is wrong with a glob as a clause, or undefined. */
export function globProblem(pattern: string): string | undefined {
  if (pattern === '' || pattern === '.') return 'matches nothing';
  if (pattern.length > LONGEST) return `is longer than ${LONGEST} characters`;
  if (pattern.startsWith('!')) return 'starts with !; use ignores to leave files out';
  if (pattern.includes('\\')) return 'has a backslash; separate directories with /';
  if (/^(?:\/|[A-Za-z]:)/.test(pattern)) return 'is absolute; make it relative to the configuration';
  if (pattern.split('/').includes('..')) return "is outside of the configuration's directory";
  if (/[[\]()]/.test(pattern)) return 'has a bracket; supported are *, ?, ** and {a,b}';
  if (/\{[^}]*(?:\{|$)/.test(pattern) || /^[^{]*\}/.test(pattern)) return 'has unclosed or nested braces';
  if (countAlternatives(pattern) > MOST_ALTERNATIVES) return `expands to more than ${MOST_ALTERNATIVES} patterns`;
  return undefined;
}

/** Matches posix paths relative to the directory that the patterns are relative to. */
export function compileGlobs(patterns: readonly string[]): Matcher {
  const compiled = patterns.flatMap(expandBraces).map(compileGlob);
  return (path) => {
    const names = path.split('/');
    return compiled.some((matches) => matches(names));
  };
}

/** The directory that holds everything a pattern can match; `.` is that of the configuration. */
export function staticPrefix(pattern: string): string {
  const segments = normalize(pattern).split('/');
  const wild = segments.findIndex((segment) => /[*?{]/.test(segment));
  return (wild < 0 ? segments : segments.slice(0, wild)).join('/') || '.';
}

/** Whether a name matches a pattern of `*` and `?`, in time proportional to the product of their lengths. */
export function matchesName(pattern: string, name: string): boolean {
  return matchesSequence([...pattern], [...name], isStar, (wanted, actual) => wanted === '?' || wanted === actual);
}

const isStar = (part: string) => part === '*';
const isDoubleStar = (part: string) => part === '**';

function compileGlob(pattern: string): (names: readonly string[]) => boolean {
  const segments = normalize(pattern).split('/');
  const matches = (wanted: readonly string[], names: readonly string[]) =>
    matchesSequence(wanted, names, isDoubleStar, matchesName);
  if (/[*?]/.test(segments.at(-1) ?? '')) return (names) => matches(segments, names);
  const below = [...segments, '**'];
  return (names) => matches(below, names);
}

/** `./k8s//web/` is `k8s/web`. */
function normalize(pattern: string): string {
  return pattern
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    .join('/');
}

const BRACES = /\{([^{}]*)\}/;

function expandBraces(pattern: string): string[] {
  const braces = BRACES.exec(pattern);
  if (!braces) return [pattern];
  const [whole, alternatives = ''] = braces;
  const [before, after] = [pattern.slice(0, braces.index), pattern.slice(braces.index + whole.length)];
  const rest = expandBraces(after);
  return alternatives.split(',').flatMap((alternative) => rest.map((end) => `${before}${alternative}${end}`));
}

function countAlternatives(pattern: string): number {
  const braces = pattern.match(/\{[^{}]*\}/g) ?? [];
  return braces.reduce((product, each) => product * each.split(',').length, 1);
}
