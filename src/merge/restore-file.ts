import type { SourceFile, TextRange } from '../source/document.ts';
import { createSourceFile, indexLines } from '../source/source-file.ts';

/** A file of a report, where positions are lines and columns rather than offsets. */
export interface RestoredFile {
  readonly file: SourceFile;
  /** The range between two positions; undefined if the text does not have them, and so must have changed. */
  rangeOf(start: Position, end: Position): TextRange | undefined;
}

/** 1-based, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A file with its text. */
export function fileWithText(path: string, text: string): RestoredFile {
  const file = createSourceFile(path, text);
  const starts = indexLines(text);
  const offsetOf = ({ line, column }: Position) => {
    const start = starts[line - 1];
    const offset = start === undefined ? undefined : start + column - 1;
    return offset === undefined || offset > (starts[line] ?? text.length) ? undefined : offset;
  };
  return {
    file,
    rangeOf(from, to) {
      const [start, end] = [offsetOf(from), offsetOf(to)];
      return start === undefined || end === undefined ? undefined : { start, end };
    },
  };
}

/** A file of which only the positions in a report are known. Its offsets are only valid for those. */
export function fileWithoutText(path: string): RestoredFile {
  const places: Position[] = [{ line: 1, column: 1 }];
  return {
    file: {
      path,
      text: '',
      isTextMissing: true,
      position: (offset) => ({ ...(places[offset] ?? { line: 1, column: 1 }) }),
      line: () => '',
    },
    rangeOf(from, to) {
      const start = places.push(from) - 1;
      return { start, end: places.push(to) - 1 };
    },
  };
}
