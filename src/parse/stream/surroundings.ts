import type { Document } from '../../kubernetes/document.ts';
import type { ParseProblem } from '../problem.ts';
import type { Cursor, Mark } from './cursor.ts';
import type { StreamedSource } from './streamed-source.ts';

/** What readers of parts of one stream share. */
export interface StreamSurroundings {
  readonly source: StreamedSource;
  /** Stands where the next character to be read is. */
  readonly cursor: Cursor;
  /** Whether anybody asks for objects of a kind; without it, for all of them, and for everything in them. */
  readonly isWanted: ((kind: string) => boolean) | undefined;
  /** How long a text may be that is read at once, in UTF-16 code units. */
  readonly largest: number;
}

/** What a stretch of a stream between two separators came to. */
export interface ChunkReading {
  /** Documents by their position in the chunk; those that nobody asks for are missing. */
  readonly documents: readonly Document[];
  /** How many documents there are, those among them that nobody asks for. */
  readonly count: number;
  readonly problems: readonly Omit<ParseProblem, 'document'>[];
}

/** Reads a chunk that is too large to be held, as it comes. */
export interface ChunkReader {
  push(text: string): void;
  end(): ChunkReading;
}

/** Thrown inside of src/parse/stream only: the chunk is given up. */
export class StreamRefusal extends Error {
  readonly mark: Mark;
  readonly reason: ParseProblem['reason'];

  constructor(message: string, mark: Mark, reason: ParseProblem['reason']) {
    super(message);
    this.name = 'StreamRefusal';
    this.mark = mark;
    this.reason = reason;
  }
}

/** In annotations that are for the linter itself, wherever they stand. */
const OWN_NAME = 'fargate-lint';

export function isOwn(text: string): boolean {
  return text.includes(OWN_NAME);
}

/** Whether an object can say something to anybody. */
export function isAsked(value: unknown, text: string, { isWanted }: StreamSurroundings): boolean {
  if (!isWanted || isOwn(text)) return true;
  if (typeof value !== 'object' || value === null || !('kind' in value && 'apiVersion' in value)) return true;
  const { kind, apiVersion } = value;
  if (typeof kind !== 'string' || typeof apiVersion !== 'string') return true;
  return kind.endsWith('List') || isWanted(kind);
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
let buffer = new Uint8Array(64 * 1024);

/** The same text in memory of its own, and as little of it as it takes: a slice holds on to all that it was cut from. */
export function copyText(text: string): string {
  // No character takes more bytes than three for each of its code units.
  if (buffer.length < text.length * 3) buffer = new Uint8Array(text.length * 3);
  const { written } = encoder.encodeInto(text, buffer);
  return decoder.decode(buffer.subarray(0, written));
}
