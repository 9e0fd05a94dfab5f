import { ParseError } from './syntax/problem.ts';

/** The text of one document of a stream and where it starts in the file. */
export interface Chunk {
  readonly text: string;
  readonly start: number;
  /** Whether it is JSON, and the kind of an object, if it says so. */
  readonly isJson?: boolean;
  readonly kind?: string | undefined;
  /** Why it is not read at all. */
  readonly problem?: ParseError;
}

/**
 * Splits a stream as kubectl does before any YAML is read: at every line that begins with `---`, even inside of a block
 * scalar. A `---` with nothing before it is left to the YAML reader.
 *
 * Source: `YAMLReader` in k8s.io/apimachinery/pkg/util/yaml/decoder.go.
 */
export function splitDocuments(text: string, from = 0): Chunk[] {
  const chunks: Chunk[] = [];
  let start = from;
  let separator = /^\ufeff?---/.test(text.slice(from, from + 4))
    ? text.indexOf('---', from)
    : nextSeparator(text, from);
  while (separator >= 0) {
    const lineBreak = text.indexOf('\n', separator);
    const end = lineBreak < 0 ? text.length : lineBreak + 1;
    if (separator > start) chunks.push({ text: text.slice(start, separator), start });
    const problem = problemAfter(text.slice(separator + 3, end));
    if (problem) return [...chunks, { text: '', start: separator, problem }];
    if (separator > start) start = end;
    separator = nextSeparator(text, end - 1);
  }
  if (start < text.length) chunks.push({ text: text.slice(start), start });
  return chunks;
}

function nextSeparator(text: string, from: number): number {
  const before = text.indexOf('\n---', from);
  return before < 0 ? before : before + 1;
}

/** kubectl reads no further than a separator with anything but a comment on its line. */
function problemAfter(rest: string): ParseError | undefined {
  const start = rest.search(/(?!\u0085)\S|\ufeff|$/);
  if (start === rest.length || rest[start] === '#') return undefined;
  const message = 'Only a comment can follow `---` on its line: start the document on the next line';
  return new ParseError(message, 3 + start, 3 + Math.max(start + 1, rest.trimEnd().length));
}
