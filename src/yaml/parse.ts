import type { Document, SourceFile, TextRange } from '../source/document.ts';
import { type Chunk, splitDocuments } from './documents.ts';
import { splitJson } from './json.ts';
import { type FilePart, ParsedDocument } from './parsed-document.ts';
import { type Reading, readJson, readYaml, SyntaxProblem } from './read-yaml.ts';
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

/** Reads a YAML stream or JSON text as Kubernetes does. Never throws: a document that fails becomes a problem. */
export function parseFile(file: SourceFile, { isRead, part }: ParseOptions = {}): ParsedFile {
  const documents: Document[] = [];
  const problems: ParseProblem[] = [];
  const first = part?.first ?? 0;
  let skipped = 0;
  const next = () => first + documents.length + problems.length + skipped;
  for (const chunk of splitDocuments(file.text)) {
    const index = next();
    if (isRead && isSkipped(chunk.text, isRead)) {
      skipped++;
      continue;
    }
    try {
      for (const { kind, extent, read } of rootsOf(chunk)) {
        const text = () => chunk.text.slice(extent.start - chunk.start, extent.end - chunk.start);
        if (isRead && kind !== undefined && !isRead(kind, text())) skipped++;
        else documents.push(new ParsedDocument({ file, index: next(), extent, part }, read()));
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
  readonly read: () => Reading;
}

/** What one document's text holds: one root, but JSON may follow on JSON without a separator, as for kubectl. */
function rootsOf({ text, start, problem }: Chunk): Root[] {
  if (problem) throw problem;
  if (text.length > MAX_LENGTH) {
    throw new ParseError('This document is larger than 64 MiB, the most that is read', start, start, 'limit');
  }
  const json = splitJson(text, start === 0);
  const roots: Root[] = (json?.values ?? []).map((value) => {
    const extent = { start: start + value.start, end: start + value.end };
    return { kind: value.kind, extent, read: () => readJson(text.slice(value.start, value.end), extent.start) };
  });
  const rest = json?.rest ?? 0;
  if (rest < text.length || !json) {
    const extent = { start: start + rest, end: start + text.length };
    const isYaml = roots.length === 0 || (roots.length === 1 && /[\r\n]/.test(text.slice(json?.values[0]?.end, rest)));
    roots.push({ extent, read: () => (isYaml ? readYaml(text.slice(rest), extent.start) : noJson(extent.start)) });
  }
  return roots;
}

function noJson(at: number): never {
  throw new ParseError('Only JSON can follow here, as after the values before it', at, at);
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
