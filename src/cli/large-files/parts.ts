import { isUtf8 } from 'node:buffer';
import type { ListMembership } from '../../source/document.ts';
import type { TextStart } from '../../source/source-file.ts';

/** A part of a file that can be read by itself: some documents of a YAML stream, or one object of JSON. */
export interface Part {
  readonly text: string;
  readonly start: TextStart;
  /** Where the object is in a list that was cut. */
  readonly membership?: ListMembership;
}

/** What becomes of the parts. */
export interface PartHandlers {
  readonly onPart: (part: Part) => void;
  /** Called with why a part is not read, and where it starts. */
  readonly onProblem: (message: string, start: TextStart) => void;
}

/** The largest part that is read, in bytes. */
export const LARGEST_PART = 64 * 1024 * 1024;

const DECODER = new TextDecoder();

/** A part whose end has not come yet. */
export interface OpenPart {
  readonly start: TextStart;
  /** Empty when it is too large. */
  text: string;
  /** In bytes. */
  size: number;
  isUtf8: boolean;
}

/** Cuts a file into parts as its bytes come. */
export abstract class PartReader {
  /** Bytes that are in no part yet. */
  protected pending: Buffer = Buffer.alloc(0);
  /** Where these start. Columns count UTF-16 code units. */
  protected start: TextStart = { line: 1, column: 1 };
  protected readonly handlers: PartHandlers;
  /** The largest part that is read, in bytes. */
  protected readonly largest: number;

  constructor(handlers: PartHandlers, largest: number = LARGEST_PART) {
    this.handlers = handlers;
    this.largest = largest;
  }

  /** @param bytes may be overwritten afterwards */
  push(bytes: Uint8Array): void {
    this.pending = Buffer.concat([this.pending, bytes]);
    this.cut();
  }

  /** Makes parts of what has come. */
  protected abstract cut(): void;

  abstract end(): void;

  protected openPart(): OpenPart {
    return { start: this.start, text: '', size: 0, isUtf8: true };
  }

  /** Moves the first of the pending bytes into a part, or drops them. */
  protected take(length: number, part?: OpenPart): void {
    const bytes = this.pending.subarray(0, length);
    this.pending = this.pending.subarray(length);
    const text = DECODER.decode(bytes);
    const lines = text.split('\n');
    const last = lines.at(-1)?.length ?? 0;
    const { line, column } = this.start;
    this.start = { line: line + lines.length - 1, column: lines.length > 1 ? last + 1 : column + last };
    if (!part) return;
    part.size += length;
    part.isUtf8 &&= isUtf8(bytes);
    part.text = this.isTooLarge(part) ? '' : part.text + text;
  }

  protected isTooLarge({ size }: OpenPart): boolean {
    return size > this.largest;
  }

  /** The text of a part that is complete; undefined when it cannot be read, which is then said. */
  protected textOf(part: OpenPart, [whole, some]: readonly [whole: string, some: string]): string | undefined {
    if (part.isUtf8 && !this.isTooLarge(part)) return part.text;
    const message = this.isTooLarge(part)
      ? `This ${whole} is larger than 64 MiB, the most that is read`
      : `This ${some} is not valid UTF-8`;
    this.handlers.onProblem(message, part.start);
    return undefined;
  }
}
