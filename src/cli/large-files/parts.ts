import type { ListMembership } from '../../source/document.ts';
import type { TextStart } from '../../source/source-file.ts';

/** A part of a file that can be read by itself: some documents of a YAML stream, or one object of JSON. */
export interface Part {
  readonly text: string;
  readonly start: TextStart;
  /** Where the object is in a list that was cut. */
  readonly membership?: ListMembership;
}

/** Why a part of a file is not read. */
export interface PartProblem {
  readonly message: string;
  readonly start: TextStart;
}

/** What becomes of the parts. */
export interface PartHandlers {
  readonly onPart: (part: Part) => void;
  readonly onProblem: (problem: PartProblem) => void;
}

export interface PartReader {
  push(bytes: Uint8Array): void;
  end(): void;
}

/** The largest part that is read, in bytes. */
export const LARGEST_PART = 64 * 1024 * 1024;

/** The text of bytes; undefined when they are not UTF-8. */
export function decodePart(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
