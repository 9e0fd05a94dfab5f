/** goutils.AbbreviateFull: at most `width` characters from about `offset` on, with dots for what is left out. */
export function abbreviate(text: string, offset: number, width: number): string {
  if (text.length <= width) return text;
  let from = Math.min(offset, text.length);
  if (text.length - from < width - 3) from = text.length - (width - 3);
  if (from <= 4) return `${text.slice(0, width - 3)}...`;
  if (width < 7) throw new Error('stringutils illegal argument: Minimum abbreviation width with offset is 7');
  if (from + width - 3 < text.length) return `...${abbreviate(text.slice(from), 0, width - 3)}`;
  return `...${text.slice(text.length - (width - 3))}`;
}

/** goutils.WrapCustom: breaks lines at spaces, and words that are longer than a line if told so. */
export function wrap(text: string, width: number, newline: string, breaksWords: boolean): string {
  const length = Math.max(width, 1);
  const separator = newline === '' ? '\n' : newline;
  let offset = 0;
  let result = '';
  while (text.length - offset > length) {
    if (text[offset] === ' ') {
      offset++;
      continue;
    }
    const space = text.lastIndexOf(' ', offset + length);
    if (space >= offset) {
      result += text.slice(offset, space) + separator;
      offset = space + 1;
    } else if (breaksWords) {
      result += text.slice(offset, offset + length) + separator;
      offset += length;
    } else {
      const next = text.indexOf(' ', offset + length);
      if (next < 0) return result + text.slice(offset);
      result += text.slice(offset, next) + separator;
      offset = next + 1;
    }
  }
  return result + text.slice(offset);
}
