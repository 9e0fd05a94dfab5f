import type { Document, SourceFile } from '../kubernetes/document.ts';
import { isOrdinary } from './characters.ts';
import { type Chunk, splitDocuments } from './documents.ts';
import { isInBrackets, readJson } from './json-tree.ts';
import { kindIn } from './kind.ts';
import type { Node } from './node.ts';
import { ParsedDocument } from './parsed-document.ts';
import { isPlainlyFine } from './plain-check.ts';
import { readPlainValue } from './plain-values.ts';
import { type ParseProblem, Refusal } from './problem.ts';
import type { ReadTerms } from './read-terms.ts';
import { readTree } from './read-tree.ts';
import type { PlainPlace } from './serialized.ts';
import { type DecodedTree, decodeTree } from './value.ts';

export type { ParseProblem } from './problem.ts';

/** Documents that could be read, empty ones included (their value is null), and what is wrong with the others. */
export interface ParsedFile {
  readonly documents: readonly Document[];
  readonly problems: readonly ParseProblem[];
  /** How many documents nothing is wrong with and nobody asks for; they are not among `documents`. */
  readonly passed: number;
}

/** The largest text that is read, in UTF-16 code units. */
const MAX_LENGTH = 16 * 1024 * 1024;

/**
 * Reads a YAML stream or JSON text as Kubernetes does. Never throws: a document that fails becomes a problem.
 *
 * @param terms which objects anybody asks for
 */
export function parseFile(file: SourceFile, terms: ReadTerms = {}): ParsedFile {
  const parsed = { documents: [] as Document[], problems: [] as ParseProblem[], passed: 0 };
  if (file.text.length > MAX_LENGTH) return { ...parsed, problems: [tooLarge()] };
  const chunks = splitDocuments(file.text);
  const allOrdinary = chunks.length > 1 && isOrdinary(file.text);
  for (const chunk of chunks) {
    const index = parsed.documents.length + parsed.problems.length + parsed.passed;
    try {
      if (!readFast(file, chunk, index, { allOrdinary, terms, parsed })) readAll(file, chunk, index, parsed);
    } catch (error) {
      parsed.problems.push({ ...describe(error, chunk.start), document: index });
    }
  }
  return parsed;
}

type Parsed = { documents: Document[]; problems: ParseProblem[]; passed: number };

interface FastTerms {
  readonly allOrdinary: boolean;
  readonly terms: ReadTerms;
  readonly parsed: Parsed;
}

/** Whether a document was read, or passed, without a tree; for {@link readAll} the others are. */
function readFast(file: SourceFile, chunk: Chunk, index: number, { allOrdinary, terms, parsed }: FastTerms): boolean {
  const { text, start } = chunk;
  if (!(allOrdinary || isOrdinary(text)) || isInBrackets(text)) return false;
  const extent = { start, end: start + text.length };
  if (terms.isWanted && !isAskedFor(text, terms) && isPlainlyFine(file.text, extent)) {
    parsed.passed++;
    return true;
  }
  const read = readPlainValue(file.text, extent);
  if (!read) return false;
  parsed.documents.push(plainDocument(file, { index, extent, firstKey: read.firstKey }, read.value));
  return true;
}

const NO_DUPLICATES: DecodedTree['duplicates'] = [];

/** Whether anybody asks for the object in a document, as far as that can be seen without reading it. */
function isAskedFor(text: string, { isWanted }: ReadTerms): boolean {
  const kind = kindIn(text);
  return kind === undefined || !isWanted || isWanted(kind);
}

/** A document of which no tree was made. */
export function plainDocument(file: SourceFile, { index, extent, firstKey }: PlainPlace, value: unknown): Document {
  const read = () => readRoots(file.text.slice(extent.start, extent.end), extent.start)[0];
  const decoded = { value, duplicates: NO_DUPLICATES };
  return new ParsedDocument(file, index, extent, decoded, read, { firstKey, isPlain: true });
}

function readAll(file: SourceFile, { text, start }: Chunk, first: number, { documents }: Parsed): void {
  const roots = readRoots(text, start);
  for (const [offset, root] of roots.entries()) {
    const read = roots.length === 1 ? readAgain(text, start) : keep(root);
    const extent = { start, end: start + text.length };
    documents.push(new ParsedDocument(file, first + offset, extent, decode(root), read));
  }
}

/** The values in one document's text: one, but JSON may follow on JSON without a separator, as for kubectl. */
function readRoots(text: string, start: number): (Node | undefined)[] {
  return readJson(text, start) ?? [readTree(text, start)];
}

// Functions of their own, since closures made in one place hold on to everything that any of them uses there.
function readAgain(text: string, start: number): () => Node | undefined {
  return () => readRoots(text, start)[0];
}

function keep(root: Node | undefined): () => Node | undefined {
  return () => root;
}

function decode(root: Node | undefined) {
  return root ? decodeTree(root) : { value: null, duplicates: [] };
}

function describe(error: unknown, start: number): Omit<ParseProblem, 'document'> {
  if (error instanceof Refusal) return { message: error.message, range: error.range, reason: error.reason };
  const range = { start, end: start };
  if (error instanceof RangeError) {
    const message = 'This document is nested too deeply, or one of its values is too long, to be read.';
    return { message, range, reason: 'limit' };
  }
  // A mistake of the reader itself costs one document, not the run; it says so instead of passing for a syntax error.
  return { message: `This document could not be read, please report it: ${error}.`, range, reason: 'syntax' };
}

function tooLarge(): ParseProblem {
  const message =
    'This file is larger than 16 MiB, the most that is read. Split it, or exclude it in the configuration.';
  return { message, range: { start: 0, end: 0 }, document: 0, reason: 'limit' };
}
