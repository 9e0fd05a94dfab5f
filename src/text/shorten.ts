/** At most `longest` UTF-16 code units, the last of them `…` when some are left out: names can be megabytes long. */
export function shorten(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
