import type { Document, SourceFile } from '../kubernetes/document.ts';
import { splitDocuments } from './documents.ts';
import { readJson } from './json-tree.ts';
import type { Node } from './node.ts';
import { ParsedDocument } from './parsed-document.ts';
import { type ParseProblem, Refusal } from './problem.ts';
import { readTree } from './read-tree.ts';
import { decodeTree } from './value.ts';

export type { ParseProblem } from './problem.ts';

/** Documents that could be read, empty ones included (their value is null), and what is wrong with the others. */
export interface ParsedFile {
  readonly documents: readonly Document[];
  readonly problems: readonly ParseProblem[];
}

/** The largest text that is read, in UTF-16 code units. */
const MAX_LENGTH = 16 * 1024 * 1024;

/** Reads a YAML stream or JSON text as Kubernetes does. Never throws: a document that fails becomes a problem. */
export function parseFile(file: SourceFile): ParsedFile {
  const documents: Document[] = [];
  const problems: ParseProblem[] = [];
  if (file.text.length > MAX_LENGTH) return { documents, problems: [tooLarge()] };
  for (const { text, start } of splitDocuments(file.text)) {
    try {
      const roots = readRoots(text, start);
      for (const root of roots) {
        const index = documents.length + problems.length;
        const read = roots.length === 1 ? readAgain(text, start) : keep(root);
        documents.push(new ParsedDocument(file, index, { start, end: start + text.length }, decode(root), read));
      }
    } catch (error) {
      problems.push({ ...describe(error, start), document: documents.length + problems.length });
    }
  }
  return { documents, problems };
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
