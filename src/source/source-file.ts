import type { SourceFile } from './document.ts';

/** The start of a text in its file: 1-based line and column (UTF-16 code units). */
export interface TextStart {
  readonly line: number;
  readonly column: number;
}

/**
 * A file's text with lines and columns, or a part of a large file. The index of lines is built on demand. Lines end at `\n`, `\r\n` or a lone `\r`, as editors count them.
 */
export function createSourceFile(path: string, text: string, begin: TextStart = { line: 1, column: 1 }): SourceFile {
  let starts: number[] | undefined;
  const lineStarts = () => {
    starts ??= indexLines(text);
    return starts;
  };
  return {
    path,
    text,
    position(offset) {
      const clamped = Math.min(Math.max(offset, 0), text.length);
      const line = lineAt(lineStarts(), clamped);
      const column = clamped - (lineStarts()[line] ?? 0) + 1;
      return { line: line + begin.line, column: line === 0 ? column + begin.column - 1 : column };
    },
    line(line) {
      const start = lineStarts()[line - begin.line];
      if (start === undefined) return '';
      return text.slice(start, lineStarts()[line - begin.line + 1] ?? text.length).replace(/[\r\n]+$/, '');
    },
  };
}

/** Offsets of line starts. */
export function indexLines(text: string): number[] {
  const starts = [0];
  const breaks = /\r\n|[\r\n]/g;
  while (breaks.test(text)) starts.push(breaks.lastIndex);
  return starts;
}

/** 0-based index of the last line that starts at or before `offset`. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
