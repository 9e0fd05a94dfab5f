import type { Style } from './style.ts';

/**
 * Lines of one text, with what is in backticks in a color of its own, and without the backticks where there is one. A
 * backtick without its fellow stays: names come from manifests.
 *
 * @param lines already escaped and wrapped; a piece of code may go over several of them
 * @param shade the look of everything
 */
export function highlightCode(lines: readonly string[], { colors }: Style, shade = (text: string) => text): string[] {
  const ticks = lines.join('').split('`').length - 1;
  if (!colors.isColorSupported || ticks < 2) return lines.map(shade);
  let left = ticks - (ticks % 2);
  let isCode = false;
  return lines.map((line) => {
    let shown = '';
    let piece = '';
    const flush = () => {
      shown += isCode && piece !== '' ? colors.cyan(piece) : piece;
      piece = '';
    };
    for (const character of line) {
      if (character === '`' && left > 0) {
        flush();
        isCode = !isCode;
        left--;
      } else piece += character;
    }
    flush();
    return shade(shown);
  });
}
