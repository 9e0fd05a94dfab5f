import type { Document, SourceFile, TextRange } from '../source/document.ts';
import { type Chunk, splitDocuments } from './documents.ts';
import { splitJson } from './json.ts';
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
}

/** The largest document that is read, in UTF-16 code units. */
const MAX_LENGTH = 64 * 1024 * 1024;

/**
 * The most entries of a document, as far as its punctuation tells. No object of Kubernetes comes near; each takes some
 * hundred bytes, and where memory ends nothing at all is reported.
 */
const MAX_ENTRIES = 4_000_000;

function countEntries(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // A line break, a comma, an opening bracket or brace.
    if (code === 0x0a || code === 0x2c || code === 0x5b || code === 0x7b) count++;
  }
  return count;
}

/** The most documents of a file, so that memory does not end before a file of nothing but separators does. */
export const MAX_DOCUMENTS = 500_000;

/** Reads a YAML stream or JSON text as Kubernetes does. Never throws: a document that fails becomes a problem. */
export function parseFile(file: SourceFile, { isRead, part }: ParseOptions = {}): ParsedFile {
  const documents: Document[] = [];
  const problems: ParseProblem[] = [];
  const first = part?.first ?? 0;
  let skipped = 0;
  const next = () => first + documents.length + problems.length + skipped;
  for (const chunk of splitDocuments(file.text)) {
    const index = next();
    if (index >= MAX_DOCUMENTS) {
      const message = 'This file has more than 500,000 documents, the most that are read';
      problems.push({ message, range: { start: chunk.start, end: chunk.start }, reason: 'limit', document: index });
      break;
    }
    if (isRead && isSkipped(chunk.text, isRead)) {
      skipped++;
      continue;
    }
    try {
      for (const { kind, extent, isJson, problem } of rootsOf(chunk)) {
        if (problem) throw problem;
        const text = () => chunk.text.slice(extent.start - chunk.start, extent.end - chunk.start);
        if (isRead && kind !== undefined && !isRead(kind, text())) skipped++;
        else documents.push(new ParsedDocument({ file, index: next(), extent, isJson, part }));
      }
    } catch (error) {
      problems.push({ ...describe(error, chunk), document: index });
    }
  }
  return { documents, problems, skipped };
}

interface Root {
  /** The kind of an object, where that is known before it is read. */
  readonly kind?: string | undefined;
  readonly extent: TextRange;
  readonly isJson: boolean;
  /** Why it is not read. */
  readonly problem?: ParseError;
}

/** What one document's text holds: one root, but JSON may follow on JSON without a separator, as for kubectl. */
function rootsOf({ text, start, problem }: Chunk): Root[] {
  if (problem) throw problem;
  if (text.length > MAX_LENGTH) {
    throw new ParseError('This document is larger than 64 MiB, the most that is read', start, start, 'limit');
  }
  if (text.length > MAX_ENTRIES && countEntries(text) > MAX_ENTRIES) {
    throw new ParseError('This document has more than 4 million entries, the most that is read', start, start, 'limit');
  }
  const json = splitJson(text, start === 0);
  const roots: Root[] = (json?.values ?? []).map(({ kind, ...value }) => {
    return { kind, extent: { start: start + value.start, end: start + value.end }, isJson: true };
  });
  const rest = json?.rest ?? 0;
  if (rest < text.length || !json) {
    const isYaml = roots.length === 0 || (roots.length === 1 && /[\r\n]/.test(text.slice(json?.values[0]?.end, rest)));
    const at = start + rest;
    const extent = { start: at, end: start + text.length };
    if (isYaml) roots.push({ extent, isJson: false });
    else {
      const problem = new ParseError('Only JSON can follow here, as after the values before it', at, at);
      roots.push({ extent, isJson: false, problem });
    }
  }
  return roots;
}

function describe(error: unknown, { start, text }: Chunk): Omit<ParseProblem, 'document'> {
  if (error instanceof ParseError) {
    const { message, range, reason } = error;
    const unexplained = error instanceof SyntaxProblem ? { start, end: start + text.length } : undefined;
    return { message, range, reason, ...(unexplained && { unexplained }) };
  }
  const range = { start, end: start };
  if (error instanceof RangeError) {
    const message = 'This document is nested too deeply, or one of its values is too long, to be read';
    return { message, range, reason: 'limit' };
  }
  // A mistake of the reader itself costs one document, not the run; it says so instead of passing for a syntax error.
  return { message: `This document could not be read, please report it: ${error}`, range, reason: 'syntax' };
}
