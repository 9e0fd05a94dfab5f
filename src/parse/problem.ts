import type { TextRange } from '../kubernetes/document.ts';

/** Why one document could not be read. */
export interface ParseProblem {
  readonly message: string;
  readonly range: TextRange;
  /** 0-based position among the file's documents. */
  readonly document: number;
  /** `limit`: well-formed perhaps, but larger or deeper than is read. */
  readonly reason: 'syntax' | 'limit';
}

/** Thrown inside of src/parse only: the document is given up, with the reason and the place in the file. */
export class Refusal extends Error {
  readonly range: TextRange;
  readonly reason: 'syntax' | 'limit';

  constructor(message: string, start: number, end: number, reason: 'syntax' | 'limit' = 'syntax') {
    super(message);
    this.name = 'Refusal';
    this.range = { start, end };
    this.reason = reason;
  }
}
