import { ParseError } from './syntax/problem.ts';

/** The text of one document of a stream and where it starts in the file. */
export interface Chunk {
  readonly text: string;
  readonly start: number;
  /** Why it is not read at all. */
  readonly problem?: ParseError;
}

/**
 * Splits a stream as kubectl does before any YAML is read: at every line that begins with `---`, even inside of a block
 * scalar. A `---` on the very first line is left to the YAML reader.
 *
 * Source: `YAMLReader` in k8s.io/apimachinery/pkg/util/yaml/decoder.go.
 */
export function splitDocuments(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  const [first = ''] = /^\ufeff*---[^\n]*/.exec(text) ?? [];
  const refused = problemAfter(first.slice(first.indexOf('---') + 3), first.indexOf('---') + 3);
  if (refused) return [{ text: '', start: 0, problem: refused }];
  let start = 0;
  while (start < text.length) {
    const separator = text.indexOf('\n---', start);
    const end = separator < 0 ? text.length : separator + 1;
    chunks.push({ text: text.slice(start, end), start });
    if (separator < 0) break;
    const lineBreak = text.indexOf('\n', separator + 4);
    start = lineBreak < 0 ? text.length : lineBreak + 1;
    const problem = problemAfter(text.slice(separator + 4, start), separator + 4);
    if (problem) {
      chunks.push({ text: '', start: separator + 1, problem });
      break;
    }
  }
  return chunks;
}

/** kubectl reads no further than a separator with anything but a comment on its line. */
function problemAfter(rest: string, at: number): ParseError | undefined {
  const trimmed = rest.trim();
  if (trimmed === '' || trimmed.startsWith('#')) return undefined;
  const start = at + rest.indexOf(trimmed);
  const message = 'Only a comment can follow `---` on its line: start the document on the next line';
  return new ParseError(message, start, start + trimmed.length);
}
