import type { SourceFile, TextRange } from '../kubernetes/document.ts';
import { inheritNothing } from './mapping.ts';
import { type ParsedFile, plainDocument } from './parse.ts';

/** Where a document of plain YAML is. */
export interface PlainPlace {
  /** Counts all documents of the file, those that nobody asks for included. */
  readonly index: number;
  readonly extent: TextRange;
  /** The first key of a document that is a mapping. */
  readonly firstKey: TextRange | undefined;
}

/** A document of which only JSON was made. From one thread to another that goes as a string does. */
export interface SerializedDocument extends PlainPlace {
  /** The value; no key is in a mapping twice. */
  readonly json: string;
}

/** A file with which nothing is wrong. */
export interface SerializedFile {
  readonly documents: readonly SerializedDocument[];
  /** How many others there are, that nobody asks for. */
  readonly passed: number;
}

/** The same as parseFile makes of the file. */
export function parsedFileOf(file: SourceFile, { documents, passed }: SerializedFile): ParsedFile {
  return {
    documents: documents.map((document) => {
      const value: unknown = JSON.parse(document.json);
      inheritNothing(value);
      return plainDocument(file, document, value);
    }),
    problems: [],
    passed,
  };
}
