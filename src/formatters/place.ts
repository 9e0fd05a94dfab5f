import type { Span } from '../engine/findings/finding.ts';

/** `file:line:column`, which terminals and editors turn into a link. Not escaped. */
export function placeText({ file, range }: Span): string {
  const { line, column } = file.position(range.start);
  return `${file.path}:${line}:${column}`;
}
