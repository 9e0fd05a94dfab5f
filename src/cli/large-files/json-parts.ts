import type { ListMembership } from '../../source/document.ts';
import type { TextStart } from '../../source/source-file.ts';
import { decodePart, LARGEST_PART, type PartHandlers, type PartReader } from './parts.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Cuts JSON into its objects, and an object with `items` into these. Of a list as a whole, what is beside the items is
 * kept: a typed list says only there what they are.
 */
export class JsonParts implements PartReader {
  readonly #handlers: PartHandlers;
  #line = 1;
  #column = 1;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  /** The object that is read, without the items that were cut out of it. */
  #outer: Kept;
  /** The item that is read. */
  #item: Kept | undefined;
  #list: { value: ListMembership['list']['value'] } | undefined;
  #isInItems = false;
  #items = 0;
  #isBroken = false;
  readonly #largest: number;

  /** @param largest bytes of an object that are held at most */
  constructor(handlers: PartHandlers, largest: number = LARGEST_PART) {
    this.#handlers = handlers;
    this.#largest = largest;
    this.#outer = new Kept(largest);
  }

  push(bytes: Uint8Array): void {
    let from = 0;
    for (let at = 0; at < bytes.length && !this.#isBroken; at++) {
      const byte = bytes[at] as number;
      if (this.#isInString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === BACKSLASH) this.#isEscaped = true;
        else if (byte === QUOTE) this.#isInString = false;
      } else if (byte > 0x20) {
        from = this.#take(byte, bytes, at, from);
      }
      this.#count(byte);
    }
    if (!this.#isBroken) this.#keep(bytes.subarray(from));
  }

  end(): void {
    if (this.#depth > 0 && !this.#isBroken) this.#break('The JSON ends before its last bracket is closed');
  }

  /** @returns from where on bytes are still to be kept */
  #take(byte: number, bytes: Uint8Array, at: number, from: number): number {
    switch (byte) {
      case QUOTE:
        this.#isInString = true;
        return from;
      case 0x7b:
      case 0x5b:
        return this.#open(byte, bytes, at, from);
      case 0x7d:
      case 0x5d:
        return this.#close(bytes, at, from);
      default:
        if (this.#depth === 0) this.#break('Only JSON can follow JSON in a file of more than 16 MiB');
        return from;
    }
  }

  #open(byte: number, bytes: Uint8Array, at: number, from: number): number {
    const depth = this.#depth++;
    const start = { line: this.#line, column: this.#column };
    if (depth === 0) {
      this.#outer = new Kept(this.#largest, start);
      this.#list = undefined;
      return at;
    }
    if (depth === 1 && byte === 0x5b) {
      this.#keep(bytes.subarray(from, at));
      this.#isInItems = this.#outer.endsWith(/"items"\s*:\s*$/);
      if (this.#isInItems) {
        this.#list = { value: {} };
        this.#items = 0;
      }
      return at;
    }
    if (depth === 2 && byte === 0x7b && this.#isInItems) {
      this.#keep(bytes.subarray(from, at));
      this.#item = new Kept(this.#largest, start);
      return at;
    }
    return from;
  }

  #close(bytes: Uint8Array, at: number, from: number): number {
    const depth = --this.#depth;
    if (depth < 0) {
      this.#break('This bracket was never opened');
      return from;
    }
    if (depth === 1) this.#isInItems = false;
    if (depth > 0 && !(depth === 2 && this.#item)) return from;
    this.#keep(bytes.subarray(from, at + 1));
    if (depth === 2) this.#endItem();
    else this.#endOuter();
    return at + 1;
  }

  #keep(bytes: Uint8Array): void {
    (this.#item ?? this.#outer).add(bytes);
  }

  #endItem(): void {
    const text = this.#textOf(this.#item);
    const { start } = this.#item ?? this.#outer;
    this.#item = undefined;
    const item = this.#items++;
    // Stands in for the item, so that what is left is JSON.
    this.#outer.add(Buffer.from('0'));
    if (text !== undefined && this.#list) {
      this.#handlers.onPart({ text, start, membership: { list: this.#list, item } });
    }
  }

  #endOuter(): void {
    const text = this.#textOf(this.#outer);
    const { start } = this.#outer;
    this.#outer = new Kept(this.#largest);
    if (text === undefined) return;
    if (!this.#list) {
      this.#handlers.onPart({ text, start });
      return;
    }
    try {
      this.#list.value = JSON.parse(text);
    } catch {
      this.#handlers.onProblem({ message: 'This list is not valid JSON outside of its items', start });
    }
    this.#list = undefined;
  }

  #textOf(kept: Kept | undefined): string | undefined {
    if (!kept) return undefined;
    const text = kept.isTooLarge ? undefined : decodePart(kept.bytes);
    if (text !== undefined) return text;
    const message = kept.isTooLarge
      ? 'This object is larger than 64 MiB, the most that is read'
      : 'This object is not valid UTF-8';
    this.#handlers.onProblem({ message, start: kept.start });
    return undefined;
  }

  #break(message: string): void {
    this.#isBroken = true;
    this.#handlers.onProblem({ message, start: { line: this.#line, column: this.#column } });
  }

  /** Columns are those of UTF-16: bytes that go on with a character are none, and some characters are two. */
  #count(byte: number): void {
    if (byte === 0x0a) {
      this.#line++;
      this.#column = 1;
    } else if ((byte & 0xc0) !== 0x80) {
      this.#column += byte >= 0xf0 ? 2 : 1;
    }
  }
}

/** What is looked at of an object's end, in bytes. */
const LONGEST_ENDING = 200;

/** Bytes of an object, and where it starts. */
class Kept {
  readonly start: TextStart;
  isTooLarge = false;
  readonly #largest: number;
  #pieces: Uint8Array[] = [];
  #length = 0;

  constructor(largest: number, start: TextStart = { line: 1, column: 1 }) {
    this.#largest = largest;
    this.start = start;
  }

  get bytes(): Uint8Array {
    return Buffer.concat(this.#pieces);
  }

  /** Bytes are copied: the piece that they are part of is used again. */
  add(bytes: Uint8Array): void {
    this.#length += bytes.length;
    this.isTooLarge ||= this.#length > this.#largest;
    if (this.isTooLarge) this.#pieces = [];
    else if (bytes.length > 0) this.#pieces.push(Buffer.from(bytes));
  }

  endsWith(pattern: RegExp): boolean {
    let first = this.#pieces.length;
    for (let length = 0; first > 0 && length < LONGEST_ENDING; ) length += this.#pieces[--first]?.length ?? 0;
    const last = Buffer.concat(this.#pieces.slice(first)).toString('latin1');
    return pattern.test(last.slice(-LONGEST_ENDING));
  }
}
