/**
 * Wildcards of Fargate profiles: `*` stands for any text, the empty one too, `?` for one character; there are no
 * escapes. Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html#fargate-profile-wildcards.
 */

/**
 * Whether a string fits a pattern. Only the last `*` is ever gone back to, so the steps are at most the product of both
 * lengths.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  return fits(pattern, text, (wanted, given) => wanted === '?' || wanted === given);
}

/**
 * Whether everything that fits `inner` fits `outer` as well. Never true by mistake; of patterns that mix both wildcards
 * side by side it may miss some.
 */
export function coversWildcard(outer: string, inner: string): boolean {
  return fits(outer, inner, (wanted, given) => given !== '*' && (wanted === '?' || wanted === given));
}

function fits(pattern: string, text: string, same: (wanted: string, given: string) => boolean): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let position = 0; position < text.length; ) {
    const wanted = pattern[at];
    if (wanted === '*') {
      star = at++;
      resume = position;
    } else if (wanted !== undefined && same(wanted, text.charAt(position))) {
      at++;
      position++;
    } else if (star >= 0) {
      at = star + 1;
      position = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
