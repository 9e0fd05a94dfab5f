import { matchesSequence } from '../source/sequence.ts';

/** Longest pattern, in UTF-16 code units, and the most patterns that its braces may stand for. */
const LONGEST = 500;
const MOST_ALTERNATIVES = 100;

/**
 * Whether a path matches a glob: `*` and `?` within a name, `**` for directories, `{a,b}` for either. A pattern that is too
 * long matches nothing. Takes at most (length of pattern × length of path) steps for each alternative.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  if (pattern.length > LONGEST) return false;
  const names = path.split('/');
  return alternativesOf(pattern).some((each) => {
    return matchesSequence(each.split('/'), names, (part) => part === '**', matchesName);
  });
}

/** The directory below which everything is that a pattern stands for. */
export function fixedPart(pattern: string): string {
  const segments = pattern.split('/').filter((segment) => segment !== '' && segment !== '.');
  const wild = segments.findIndex((segment) => /[*?{[]/.test(segment));
  return (wild < 0 ? segments.slice(0, -1) : segments.slice(0, wild)).join('/') || '.';
}

function matchesName(pattern: string, name: string): boolean {
  return matchesSequence([...pattern], [...name], (part) => part === '*', isCharacter);
}

function isCharacter(pattern: string, character: string): boolean {
  return pattern === '?' || pattern === character;
}

function alternativesOf(pattern: string): string[] {
  let found = [pattern];
  for (;;) {
    const open = found.find((each) => /\{[^{}]*\}/.test(each));
    if (open === undefined || found.length > MOST_ALTERNATIVES) return found;
    const [whole = '', inner = ''] = /\{([^{}]*)\}/.exec(open) ?? [];
    found = found.flatMap((each) =>
      each === open ? inner.split(',').map((choice) => each.replace(whole, () => choice)) : [each],
    );
  }
}
