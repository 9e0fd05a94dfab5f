import { expandBraces, matchesSegments } from '../text/glob.ts';

/** Longest pattern, in UTF-16 code units. */
const LONGEST = 500;

/**
 * Whether a path matches a glob: `*` and `?` within a name, `**` for directories, `{a,b}` for either. A pattern that is too
 * long matches nothing. Takes at most (length of pattern × length of path) steps for each alternative.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  if (pattern.length > LONGEST) return false;
  const names = path.split('/');
  return expandBraces(pattern).some((each) => matchesSegments(each.split('/'), names));
}

/** The directory below which everything is that a pattern stands for. */
export function fixedPart(pattern: string): string {
  const segments = pattern.split('/').filter((segment) => segment !== '' && segment !== '.');
  const wild = segments.findIndex((segment) => /[*?{[]/.test(segment));
  return (wild < 0 ? segments.slice(0, -1) : segments.slice(0, wild)).join('/') || '.';
}
