import { matchesSequence } from './sequence.ts';

/** Most patterns that the braces of one may stand for. */
export const MOST_ALTERNATIVES = 100;

/** Whether a name matches a pattern of `*` and `?`, in time proportional to the product of their lengths. */
export function matchesName(pattern: string, name: string): boolean {
  return matchesSequence([...pattern], [...name], isStar, (wanted, actual) => wanted === '?' || wanted === actual);
}

/**
 * Whether the names of a path match the segments of a pattern, of which `**` stands for any number of names. In time
 * proportional to the product of the lengths of pattern and path.
 */
export function matchesSegments(segments: readonly string[], names: readonly string[]): boolean {
  return matchesSequence(segments, names, isDoubleStar, matchesName);
}

const isStar = (part: string) => part === '*';
const isDoubleStar = (part: string) => part === '**';

/** The patterns that the braces of one stand for: `a.{x,y}` is `a.x` and `a.y`. Beyond a hundred some braces are left. */
export function expandBraces(pattern: string): string[] {
  let found = [pattern];
  for (;;) {
    const open = found.find((each) => BRACES.test(each));
    if (open === undefined || found.length > MOST_ALTERNATIVES) return found;
    const [whole = '', alternatives = ''] = BRACES.exec(open) ?? [];
    found = found.flatMap((each) =>
      each === open ? alternatives.split(',').map((alternative) => each.replace(whole, () => alternative)) : [each],
    );
  }
}

const BRACES = /\{([^{}]*)\}/;
