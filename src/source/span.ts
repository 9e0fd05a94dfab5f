import type { Span } from './document.ts';

/** `file:line:column` of the start, which terminals and editors turn into a link. Not escaped for any reader. */
export function formatSpan({ file, range }: Span): string {
  const { line, column } = file.position(range.start);
  return `${file.path}:${line}:${column}`;
}

/** `file:line` of the start. Not escaped for any reader. */
export function formatLine({ file, range }: Span): string {
  return `${file.path}:${file.position(range.start).line}`;
}

export function isSameSpan(a: Span, b: Span): boolean {
  return a.file === b.file && a.range.start === b.range.start && a.range.end === b.range.end;
}
