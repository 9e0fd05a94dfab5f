import type { SourceFile, TextRange } from '../../source/document.ts';
import { decodeText } from '../../source/encoding.ts';
import { createSourceFile } from '../../source/source-file.ts';
import { type ParsedFile, type ParseOptions, parseFile } from '../../yaml/parse.ts';
import { endOfLine } from '../../yaml/scan.ts';
import type { SkippedFile } from '../findings/report.ts';
import type { Input } from './input.ts';

/** A file as the rules see it: its documents, or why there are none. */
export interface ReadFile {
  readonly path: string;
  /** The text; absent when there is none to look into. */
  readonly source?: SourceFile;
  readonly parsed?: ParsedFile;
  readonly skipped?: SkippedFile;
  readonly problems: readonly ReadProblem[];
  /** Whether its documents are made of it and of other files, so that none need start here. */
  readonly isBuilt?: boolean;
  /**
   * Whether it is a part of a chart: comments of templates count in it, and none can be told to be unused, since other
   * values make other objects.
   */
  readonly isOfChart?: boolean;
  /** Whether it was read in parts, which are not changed. */
  readonly isLarge?: true;
}

/** What cannot be read, and why. */
export interface ReadProblem {
  readonly file: SourceFile;
  readonly message: string;
  readonly range: TextRange;
  /** The document, while the message is in the words of the library that reads. */
  readonly unexplained?: TextRange;
  /** Whether it is about values that their chart does not allow. */
  readonly isOfValues?: boolean;
}

/** A file that does not parse and contains template actions is not rendered yet: it is skipped, and counted. */
export function readManifests({ path, content }: Input, options: ParseOptions = {}, last?: ReadFile): ReadFile {
  // What Terraform's own language holds is evaluated, or left alone.
  if (path.endsWith('.tf')) return { path, problems: [] };
  const decoded = typeof content === 'string' ? { text: content } : decodeText(content);
  if ('problem' in decoded) {
    const { message, line } = decoded.problem;
    const file = createSourceFile(path, '', { line, column: 1 });
    return { path, problems: [{ file, message, range: { start: 0, end: 0 } }] };
  }
  const file = createSourceFile(path, decoded.text);
  const isNamed = decoded.text.includes(OWN_NAME);
  const parsed = parseFile(file, { ...(isNamed ? {} : options), last: last?.parsed });
  if (parsed.problems.length === 0) {
    // Of a repository most text is of kinds that nobody reads, and need not be held.
    return { path, ...((isNamed || parsed.documents.length > 0) && { source: file }), parsed, problems: [] };
  }
  if (isTemplate(decoded.text)) return { path, skipped: { file: path, reason: 'template' }, problems: [] };
  if (isOtherJson(file)) return { path, problems: [] };
  if (isInterpolated(decoded.text)) return { path, skipped: { file: path, reason: 'template' }, problems: [] };
  return { path, source: file, parsed, problems: parsed.problems.map((problem) => ({ ...problem, file })) };
}

/** In comments and annotations that are for the linter itself, wherever they are. */
const OWN_NAME = 'fargate-lint';

/**
 * Actions of Go templates (Helm), of Jinja and of Terraform's templatefile, outside of quotes and comments. Read
 * character by character: a regular expression overflows the stack on a line of megabytes.
 */
function isTemplate(text: string): boolean {
  let lineEnd = -1;
  for (let at = 0; at < text.length; at++) {
    if (at > lineEnd) lineEnd = endOfLine(text, at);
    const character = text[at];
    const next = text[at + 1];
    if (character === '{' ? next === '{' || next === '%' : character === '%' && next === '{') return true;
    if (character === '"' || character === "'") {
      const end = text.indexOf(character, at + 1);
      // A quote that is not closed on its line opens a longer text, or is none: nobody can tell what is in it.
      at = end < 0 || end > lineEnd ? lineEnd : end;
    } else if (character === '#' && (at === 0 || /\s/.test(text[at - 1] ?? ''))) at = lineEnd;
  }
  return false;
}

/** Values for Terraform's templatefile: other tools fill `${…}` into manifests too, but these are not objects. */
function isInterpolated(text: string): boolean {
  return text.includes('${') && !/^[ \t"']*(?:apiVersion|kind)["']?[ \t]*:/m.test(text);
}

/**
 * Settings of editors and compilers are JSON with comments, and no manifest. What names an API version or a kind, quoted
 * or not, was meant for Kubernetes; so may be what writes its letters as escapes.
 */
function isOtherJson({ path, text }: SourceFile): boolean {
  return path.endsWith('.json') && !/apiVersion|\bkind["']?\s*:\s*["']?[A-Z]|\\u00/.test(text);
}
