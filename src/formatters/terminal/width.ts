/**
 * Characters that take no cell of their own: accents, and the vowels and finals of Hangul. Like the other pattern it is
 * made when it is asked for, since looking up what such classes hold takes longer than most rules do.
 */
function takesNoCell(character: string): boolean {
  return /^[\p{Mn}\p{Me}\u1160-\u11FF]$/u.test(character);
}

/**
 * Characters that take two cells: East Asian wide and full-width ones, and emoji.
 * Source: https://www.unicode.org/Public/16.0.0/ucd/EastAsianWidth.txt, by block.
 */
function takesTwoCells(character: string): boolean {
  return /^[\p{Emoji_Presentation}\u1100-\u115F\u2E80-\u303E\u3041-\u4DBF\u4E00-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18DFF}\u{1AFF0}-\u{1B2FF}\u{1F200}-\u{1F265}\u{20000}-\u{3FFFD}]$/u.test(
    character,
  );
}

/** Cells of one character. */
export function widthOfCharacter(character: string): number {
  if (character <= '~') return 1;
  if (takesNoCell(character)) return 0;
  return takesTwoCells(character) ? 2 : 1;
}

/** Cells of a string without control characters. */
export function widthOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += widthOfCharacter(character);
  return width;
}

/** Wraps a string at spaces to lines of at most `width` cells; breaks longer words. */
export function wrap(text: string, width: number): string[] {
  if (widthOf(text) <= width) return [text.replace(/^ +/, '')];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => chop(each, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) {
      line = longer;
    } else {
      if (line !== '') lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function chop(word: string, width: number): string[] {
  if (widthOf(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of word) {
    const cells = widthOfCharacter(character);
    if (used + cells > width && piece !== '') {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += character;
    used += cells;
  }
  return [...pieces, piece];
}
