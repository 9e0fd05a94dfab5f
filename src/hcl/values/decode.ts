import type { Document, Path, Segment, Span, TextRange } from '../../source/document.ts';
import { createSourceFile } from '../../source/source-file.ts';
import { parseFile } from '../../yaml/parse.ts';
import type { Work } from '../work.ts';
import {
  type Entry,
  list,
  object,
  type Piece,
  type StringValue,
  scalar,
  type UnknownValue,
  type Value,
} from './value.ts';

/** What a text of YAML or JSON holds. */
export interface DecodedTexts {
  /** One value for each document that is not empty. */
  readonly values: readonly Value[];
  /** What cannot be read, and where. */
  readonly problems: readonly { readonly message: string; readonly at: Span }[];
}

/** Reads a text whose unknown parts are placeholders; values in which there are some are unknown in turn. */
export function decodeTexts(text: StringValue | UnknownValue, work: Work): DecodedTexts {
  const source = text.pieces.map((piece) => piece.text).join('');
  const [whole = text.pieces[0]?.span] = text.at;
  if (!whole) return { values: [], problems: [] };
  work.spend(source.length / 4);
  const places = new TextPlaces(text.pieces, whole);
  const { documents, problems } = parseFile(createSourceFile('', source));
  return {
    values: documents.flatMap((each) =>
      each.value === null ? [] : [new Decoder(each, { text, places, work }).decode()],
    ),
    problems: problems.map(({ message, range }) => ({ message, at: places.spanOf(range) })),
  };
}

interface DecoderContext {
  readonly text: StringValue | UnknownValue;
  readonly places: TextPlaces;
  readonly work: Work;
}

class Decoder {
  readonly #document: Document;
  readonly #text: StringValue | UnknownValue;
  readonly #places: TextPlaces;
  readonly #work: Work;

  constructor(document: Document, { text, places, work }: DecoderContext) {
    this.#document = document;
    this.#text = text;
    this.#places = places;
    this.#work = work;
  }

  decode(): Value {
    return this.#value(this.#document.value, []);
  }

  #value(value: unknown, path: Path): Value {
    this.#work.spend(1 + path.length);
    const location = this.#document.locate(path)?.value ?? { start: 0, end: 0 };
    const at = [this.#places.spanOf(location)];
    if (Array.isArray(value)) {
      return list(
        value.map((item, index) => this.#below(item, [...path, index])),
        at,
      );
    }
    if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value).map(([key, each]): [string, Entry] => {
        const keyed = this.#document.locate([...path, key])?.key;
        return [key, { key: keyed && this.#places.spanOf(keyed), value: this.#below(each, [...path, key]) }];
      });
      return object(new Map(entries), at);
    }
    if (typeof value === 'string') return this.#string(value, path, at);
    return scalar(typeof value === 'number' || typeof value === 'boolean' ? value : null, at);
  }

  #below(value: unknown, path: readonly Segment[]): Value {
    return this.#work.nested(() => this.#value(value, path));
  }

  #string(value: string, path: Path, at: readonly Span[]): Value {
    const pieces = this.#piecesOf(value, path, at);
    const pattern = this.#text.kind === 'unknown' ? value.replace(/\$\{[^}]*\}/g, '*') : value;
    if (pattern === value || this.#text.kind !== 'unknown') return { kind: 'string', value, pieces, at };
    return { kind: 'unknown', reason: this.#text.reason, pattern, pieces, isError: false, at };
  }

  /** Line by line, as far as it is written without escapes. */
  #piecesOf(value: string, path: Path, at: readonly Span[]): Piece[] {
    const [span] = at;
    if (!span) return [];
    let from = 0;
    return value.split(/(?<=\n)/).map((line) => {
      const range = this.#document.rangeInScalar?.(path, from, from + line.length);
      from += line.length;
      return { text: line, span: range ? this.#places.spanOf(range) : span };
    });
  }
}

/** Where the parts of a text are written. */
class TextPlaces {
  readonly #pieces: readonly Piece[];
  readonly #starts: readonly number[];
  readonly #whole: Span;

  /** @param pieces one at least */
  constructor(pieces: readonly Piece[], whole: Span) {
    this.#pieces = pieces;
    let offset = 0;
    this.#starts = pieces.map(({ text }) => {
      const start = offset;
      offset += text.length;
      return start;
    });
    this.#whole = whole;
  }

  /** In one file, from where it begins. */
  spanOf({ start, end }: TextRange): Span {
    const first = this.#pointAt(start);
    const last = this.#pointAt(Math.max(end - 1, start));
    const isContinuous = last.file === first.file && last.range.start >= first.range.start;
    return {
      file: first.file,
      range: { start: first.range.start, end: isContinuous ? last.range.end : first.range.end },
    };
  }

  /** The character at an offset, or what is written there as a whole. */
  #pointAt(offset: number): Span {
    const index = this.#indexAt(offset);
    const piece = this.#pieces[index];
    if (!piece) return this.#whole;
    const { file, range } = piece.span;
    if (range.end - range.start !== piece.text.length) return piece.span;
    const start = Math.min(range.start + offset - (this.#starts[index] ?? 0), range.end);
    return { file, range: { start, end: Math.min(start + 1, range.end) } };
  }

  #indexAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
