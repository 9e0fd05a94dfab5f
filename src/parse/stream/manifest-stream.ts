import type { Document } from '../../kubernetes/document.ts';
import { findComments } from '../comments.ts';
import { type ParsedFile, parseFile } from '../parse.ts';
import type { ParseProblem } from '../problem.ts';
import { Cursor } from './cursor.ts';
import { JsonStream } from './json-stream.ts';
import { Part } from './part.ts';
import { PartDocument } from './part-document.ts';
import { RefusedStream } from './refused-stream.ts';
import { StreamedSource } from './streamed-source.ts';
import {
  type ChunkReader,
  type ChunkReading,
  copyText,
  isAsked,
  isOwn,
  type StreamSurroundings,
} from './surroundings.ts';

/** What a stream came to: the contract of `ParsedFile`, of parts of the text only. */
export interface StreamReading {
  readonly source: StreamedSource;
  readonly documents: readonly Document[];
  readonly problems: readonly ParseProblem[];
  /** How many documents nobody asks for; they are not among `documents`. */
  readonly passed: number;
}

export interface StreamOptions {
  /** Whether anybody asks for objects of a kind; without it, all are kept. */
  readonly isWanted?: ((kind: string) => boolean) | undefined;
  /** How long a document may be that is no list, in UTF-16 code units. */
  readonly largest?: number;
  /** A word whose comments would decide on more than their document, so that they are refused. */
  readonly refusedComments?: string;
}

/** The most that is read at once, the same as of a file that is read as a whole. */
const LARGEST = 16 * 1024 * 1024;
const SEPARATOR = '\n---';

/**
 * Reads a text that is too large to be held: it comes in pieces, is split as `splitDocuments` splits it, and of its
 * documents only those are kept that somebody asks for. What is found in them, and where, is the same as if it had been
 * read as a whole.
 */
export class ManifestStream {
  readonly #about: StreamSurroundings;
  readonly #documents: Document[] = [];
  readonly #problems: ParseProblem[] = [];
  readonly #refusedComments: string | undefined;
  #count = 0;
  #rest = '';
  /** No separator starts before that. */
  #searched = 0;
  /** Whether the rest of a line with a separator comes next. */
  #isBehindSeparator = false;
  #large: ChunkReader | undefined;

  constructor(path: string, { isWanted, largest = LARGEST, refusedComments }: StreamOptions = {}) {
    this.#refusedComments = refusedComments;
    this.#about = { source: new StreamedSource(path), cursor: new Cursor(), isWanted, largest };
  }

  push(text: string): void {
    this.#rest += text;
    while (this.#readOne());
  }

  end(): StreamReading {
    if (this.#isBehindSeparator) this.#consume(this.#rest.length);
    else if (this.#rest.length > 0 || this.#large) this.#endChunk(this.#rest.length);
    const [documents, problems] = [this.#documents, this.#problems];
    const passed = this.#count - documents.length - problems.length;
    return { source: this.#about.source, documents, problems, passed };
  }

  /** Reads up to the next separator; false when more text is needed for that. */
  #readOne(): boolean {
    if (this.#isBehindSeparator) {
      const end = this.#rest.indexOf('\n');
      this.#consume(end < 0 ? this.#rest.length : end + 1);
      this.#isBehindSeparator = end < 0;
      return end >= 0;
    }
    const separator = this.#rest.indexOf(SEPARATOR, this.#searched);
    if (separator >= 0) {
      this.#endChunk(separator);
      this.#consume(SEPARATOR.length);
      this.#isBehindSeparator = true;
      return true;
    }
    // Its beginning may be the end of what there is.
    this.#searched = Math.max(0, this.#rest.length - SEPARATOR.length + 1);
    if (!this.#large && this.#rest.length > this.#about.largest) this.#large = this.#readerFor(this.#rest);
    if (this.#large) this.#passOn(this.#searched);
    return false;
  }

  #readerFor(text: string): ChunkReader {
    if (/^\s*[{[]/.test(text)) return new JsonStream(this.#about, this.#count);
    return new RefusedStream(this.#about);
  }

  #passOn(end: number): void {
    this.#large?.push(this.#rest.slice(0, end));
    this.#rest = this.#rest.slice(end);
    this.#searched = 0;
  }

  #endChunk(end: number): void {
    let reading: ChunkReading;
    if (this.#large) {
      this.#passOn(end);
      reading = this.#large.end();
      this.#large = undefined;
    } else {
      reading = this.#readChunk(end);
      this.#consume(end);
    }
    this.#documents.push(...reading.documents);
    for (const problem of reading.problems) this.#problems.push({ ...problem, document: this.#count });
    this.#count += reading.count + reading.problems.length;
  }

  /** Reads a chunk with the separator behind it, if there is one: what ends its last line belongs to its layout. */
  #readChunk(end: number): ChunkReading {
    const { source, cursor } = this.#about;
    const text = copyText(this.#rest.slice(0, end + SEPARATOR.length));
    const part = new Part(source.path, text, [{ ...cursor.mark(), local: 0 }]);
    const { isWanted } = isOwn(text) ? {} : this.#about;
    const { documents, problems, passed } = this.#refuseComments(text) ?? parseFile(part.local, { isWanted });
    const first = this.#count;
    const kept = documents.filter(
      ({ value, duplicates }) => duplicates.length > 0 || isAsked(value, text, this.#about),
    );
    if (kept.length > 0 || problems.length > 0) source.add(part);
    return {
      documents: kept.map((each) => new PartDocument(source, first + each.index, part, each)),
      count: documents.length + passed,
      problems: problems.map(({ message, range, reason }) => ({ message, reason, range: part.rangeOf(range) })),
    };
  }

  #refuseComments(text: string): ParsedFile | undefined {
    const range = this.#refusedComments === undefined ? undefined : findComments(text, this.#refusedComments)[0];
    if (!range) return undefined;
    const message =
      'Comments that suppress are not read in an input of more than 16 MiB: use an annotation, or an entry of the configuration.';
    return { documents: [], passed: 0, problems: [{ message, range, reason: 'limit', document: 0 }] };
  }

  #consume(length: number): void {
    this.#about.cursor.advance(this.#rest, 0, length);
    this.#rest = this.#rest.slice(length);
    this.#searched = 0;
  }
}
