import type { Document } from '../../kubernetes/document.ts';
import { countValue } from './json-values.ts';
import { ListDocument } from './list-document.ts';
import { readJsonPart } from './read-json-part.ts';
import { type JsonExtent, scanJson } from './scan-json.ts';
import { type ChunkReader, type ChunkReading, StreamRefusal, type StreamSurroundings } from './surroundings.ts';

/** Runs until it needs more text. */
type Reading<Result> = Generator<void, Result, void>;

const BRACKET = /[{[]/;

/**
 * Reads JSON that is too large to be held: values one after the other, and of a `kind: List` its items one after the
 * other. No other value may be larger than what is read at once.
 */
export class JsonStream implements ChunkReader {
  readonly #about: StreamSurroundings;
  readonly #first: number;
  readonly #documents: Document[] = [];
  readonly #reading: Reading<void>;
  #count = 0;
  #text = '';
  #at = 0;
  #hasEnded = false;
  #refusal: StreamRefusal | undefined;

  /** @param first position of the first document in the file */
  constructor(about: StreamSurroundings, first: number) {
    this.#about = about;
    this.#first = first;
    this.#reading = this.#readValues();
  }

  push(text: string): void {
    this.#text = this.#text.slice(this.#at) + text;
    this.#at = 0;
    this.#go();
  }

  end(): ChunkReading {
    this.#hasEnded = true;
    this.#go();
    if (!this.#refusal) return { documents: this.#documents, count: this.#count, problems: [] };
    const { message, mark, reason } = this.#refusal;
    this.#about.source.note(mark);
    return {
      documents: [],
      count: 0,
      problems: [{ message, reason, range: { start: mark.offset, end: mark.offset } }],
    };
  }

  #go(): void {
    try {
      if (!this.#refusal) this.#reading.next();
    } catch (error) {
      if (!(error instanceof StreamRefusal)) throw error;
      this.#refusal = error;
    }
    if (this.#refusal) this.#consume(this.#text.length);
  }

  *#readValues(): Reading<void> {
    for (let next = yield* this.#peek(); next !== ''; next = yield* this.#peek()) {
      const extent = BRACKET.test(next) ? yield* this.#extent() : this.#fail('syntax');
      const index = this.#first + this.#count;
      if (extent) {
        const document = this.#readPart(extent, index);
        if (document) this.#documents.push(document);
      } else if (next === '{') {
        this.#documents.push(yield* this.#readList(index));
      } else {
        throw this.#tooLarge();
      }
      this.#count++;
    }
  }

  *#readList(index: number): Reading<Document> {
    const start = this.#about.cursor.mark();
    const tooLarge = this.#tooLarge();
    const head: string[] = [];
    let items: Items | undefined;
    this.#consume(this.#at + 1);
    while ((yield* this.#peek()) !== '}') {
      if (head.length > 0) yield* this.#take(',');
      const key = yield* this.#scalar();
      yield* this.#take(':');
      if (key !== '"items"' || (yield* this.#peek()) !== '[') {
        head.push(`${key}:${yield* this.#value()}`);
        continue;
      }
      if (items) throw tooLarge;
      items = yield* this.#readItems();
      head.push('"items":[]');
    }
    this.#consume(this.#at + 1);
    const value = this.#parseHead(head);
    if (!items || !isList(value)) throw tooLarge;
    return new ListDocument(this.#about.source, index, start.offset, { head: value, ...items });
  }

  #parseHead(head: readonly string[]): object {
    try {
      const { value } = countValue(JSON.parse(`{${head.join(',')}}`));
      return value as object;
    } catch {
      return this.#fail('syntax');
    }
  }

  *#readItems(): Reading<Items> {
    const items = new Map<number, Document>();
    let length = 0;
    this.#consume(this.#at + 1);
    while ((yield* this.#peek()) !== ']') {
      if (length > 0) yield* this.#take(',');
      if ((yield* this.#peek()) === '{') {
        const extent = yield* this.#extent();
        if (!extent) throw this.#tooLarge('This item of a list');
        const item = this.#readPart(extent, length);
        if (item) items.set(length, item);
      } else {
        yield* this.#value();
      }
      length++;
    }
    this.#consume(this.#at + 1);
    return { items, length };
  }

  #readPart(extent: JsonExtent, index: number): Document | undefined {
    const text = this.#text.slice(this.#at, extent.end);
    const start = this.#about.cursor.mark();
    const moved = extent.unasked.map((each) => ({ start: each.start - this.#at, end: each.end - this.#at }));
    const read = readJsonPart({ text, extent: { ...extent, unasked: moved }, start }, index, this.#about);
    this.#consume(extent.end);
    return read;
  }

  /** The next character that is no blank, which is then the one to be read; empty at the end. */
  *#peek(): Reading<string> {
    for (;;) {
      const blanks = /[^ \t\r\n]/g;
      blanks.lastIndex = this.#at;
      const found = blanks.exec(this.#text);
      this.#consume(found?.index ?? this.#text.length);
      if (found) return found[0];
      if (this.#hasEnded) return '';
      yield;
    }
  }

  *#take(character: string): Reading<void> {
    const next = yield* this.#peek();
    if (next !== character) this.#fail(next === '' ? 'cut off' : 'syntax');
    this.#consume(this.#at + 1);
  }

  /** The text of any value, which is then behind. */
  *#value(): Reading<string> {
    if (!BRACKET.test(yield* this.#peek())) return yield* this.#scalar();
    const extent = yield* this.#extent();
    if (!extent) throw this.#tooLarge();
    return this.#cut(extent.end);
  }

  *#scalar(): Reading<string> {
    if (/[{}[\]:,]/.test(yield* this.#peek())) this.#fail('syntax');
    const scalar = /"(?:[^"\\]|\\.)*"|[^\s"{}[\]:,]+(?=[\s{}[\]:,])/y;
    for (;;) {
      scalar.lastIndex = this.#at;
      const found = scalar.exec(this.#text);
      if (found) return this.#cut(scalar.lastIndex);
      if (this.#hasEnded) this.#fail('cut off');
      if (this.#text.length - this.#at > this.#about.largest) throw this.#tooLarge();
      yield;
    }
  }

  /** How far the mapping or list reaches that begins here; undefined when it is larger than what is read at once. */
  *#extent(): Reading<JsonExtent | undefined> {
    const { largest } = this.#about;
    for (;;) {
      const extent = scanJson(this.#text, this.#at);
      if (extent && extent.end - this.#at <= largest) return extent;
      const seen = this.#text.length - this.#at;
      if (seen > largest) return undefined;
      if (this.#hasEnded) this.#fail('cut off');
      // So that what comes in small pieces is not looked through again with each of them.
      while (!this.#hasEnded && this.#text.length - this.#at <= Math.min(seen * 2, largest)) yield;
    }
  }

  #cut(end: number): string {
    const text = this.#text.slice(this.#at, end);
    this.#consume(end);
    return text;
  }

  #consume(to: number): void {
    this.#about.cursor.advance(this.#text, this.#at, to);
    this.#at = to;
  }

  #fail(how: 'syntax' | 'cut off'): never {
    if (how === 'cut off') this.#consume(this.#text.length);
    const message =
      how === 'cut off'
        ? 'This JSON ends before all of its brackets are closed: it has been cut off.'
        : 'From here on this is no JSON. Of other YAML in brackets no more than 16 MiB is read.';
    throw new StreamRefusal(message, this.#about.cursor.mark(), 'syntax');
  }

  #tooLarge(what = 'This document'): StreamRefusal {
    const message = `${what} is larger than 16 MiB, the most that is read at once; only a kind: List may be larger, and none of its items. Split it, or exclude it in the configuration.`;
    return new StreamRefusal(message, this.#about.cursor.mark(), 'limit');
  }
}

interface Items {
  readonly items: ReadonlyMap<number, Document>;
  readonly length: number;
}

function isList(value: object): boolean {
  const { kind, apiVersion } = value as { kind?: unknown; apiVersion?: unknown };
  return typeof kind === 'string' && kind.endsWith('List') && typeof apiVersion === 'string';
}
