import type { Document, SourceFile } from '../source/document.ts';
import { type Chunk, splitDocuments } from './documents.ts';
import { splitFile } from './json.ts';
import { type FilePart, ParsedDocument } from './parsed-document.ts';
import { SyntaxProblem } from './read-yaml.ts';
import { isSkipped } from './skip-unread.ts';
import { ParseError, type ParseProblem } from './syntax/problem.ts';

export type { ParseProblem } from './syntax/problem.ts';

/** Documents that could be read, empty ones included (their value is null), and what is wrong with the others. */
export interface ParsedFile {
  readonly documents: readonly Document[];
  readonly problems: readonly ParseProblem[];
  /** How many other documents hold objects of kinds that no rule reads. */
  readonly skipped: number;
}

export interface ParseOptions {
  /** Whether anybody reads objects of a kind, in a document with this text; without it, all are read. */
  readonly isRead?: ((kind: string, text: string) => boolean) | undefined;
  /** Said of a part of a file that is too large to be held. */
  readonly part?: FilePart;
  /** The same file as it was before: what it has in common with that is not read again. */
  readonly last?: ParsedFile | undefined;
}

/** The largest document that is read, in UTF-16 code units. */
const MAX_LENGTH = 64 * 1024 * 1024;

/**
 * The most entries of a document, as far as its punctuation tells. No object of Kubernetes comes near; each takes some
 * hundred bytes, and where memory ends nothing at all is reported.
 */
const MAX_ENTRIES = 4_000_000;

/** What of a text is more than is read. */
function excessOf(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return 'is larger than 64 MiB';
  let entries = 0;
  for (let at = 0; text.length > MAX_ENTRIES && at < text.length; at++) {
    const code = text.charCodeAt(at);
    // A line break, a comma, an opening bracket or brace.
    if (code === 0x0a || code === 0x2c || code === 0x5b || code === 0x7b) entries++;
  }
  return entries > MAX_ENTRIES ? 'has more than 4 million entries' : undefined;
}

/** The most documents of a file, so that memory does not end before a file of nothing but separators does. */
export const MAX_DOCUMENTS = 500_000;

/** Reads a YAML stream or JSON text as Kubernetes does. Never throws: a document that fails becomes a problem. */
export function parseFile(file: SourceFile, { isRead, part, last }: ParseOptions = {}): ParsedFile {
  const documents: Document[] = [];
  const lastRead = last?.documents.filter((document) => document instanceof ParsedDocument) ?? [];
  const known = new Map(lastRead.map((document) => [document.text, document]));
  const problems: ParseProblem[] = [];
  const first = part?.first ?? 0;
  let skipped = 0;
  const chunks = excessOf(file.text) ? splitDocuments(file.text) : splitFile(file.text);
  for (const [position, chunk] of chunks.entries()) {
    const { text, start, isJson, kind, problem } = chunk;
    const index = first + position;
    if (index >= MAX_DOCUMENTS) {
      const message = 'This file has more than 500,000 documents, the most that are read';
      problems.push({ message, range: { start, end: start }, document: index });
      break;
    }
    if (isRead && (isJson ? kind !== undefined && !isRead(kind, text) : isSkipped(text, isRead))) {
      skipped++;
      continue;
    }
    try {
      if (problem) throw problem;
      const excess = excessOf(text);
      if (excess) throw new ParseError(`This document ${excess}, the most that is read`, 0, 0);
      documents.push(new ParsedDocument({ ...chunk, file, index, part }, known.get(text)));
    } catch (error) {
      problems.push({ ...describe(error, chunk, file.text.length), document: index });
    }
  }
  return { documents, problems, skipped };
}

function describe(error: unknown, { start, text }: Chunk, fileEnd: number): Omit<ParseProblem, 'document'> {
  if (error instanceof ParseError) {
    const { message } = error;
    // A line break more is read than there is.
    const inFile = (at: number) => Math.min(start + at, fileEnd);
    const range = { start: inFile(error.range.start), end: inFile(error.range.end) };
    const unexplained = error instanceof SyntaxProblem ? { start, end: start + text.length } : undefined;
    return { message, range, ...(unexplained && { unexplained }) };
  }
  const range = { start, end: start };
  if (error instanceof RangeError) {
    return { message: 'This document is nested too deeply, or one of its values is too long, to be read', range };
  }
  // A mistake of the reader itself costs one document, not the run; it says so instead of passing for a syntax error.
  return { message: `This document could not be read, please report it: ${error}`, range };
}
