import type { TextRange } from '../../source/document.ts';

/** Why one document could not be read. */
export interface ParseProblem {
  readonly message: string;
  readonly range: TextRange;
  /** 0-based position among the file's documents. */
  readonly document: number;
  /** The document's part of the file, while the message is in the words of the library that reads. */
  readonly unexplained?: TextRange;
}

/** Ends the reading of a document, with the place in its text. Thrown in src/yaml only. */
export class ParseError extends Error {
  readonly range: TextRange;

  constructor(message: string, start: number, end: number) {
    super(message);
    this.name = 'ParseError';
    this.range = { start, end };
  }
}
