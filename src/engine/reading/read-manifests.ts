import { decodeText } from '../../source/decode.ts';
import type { SourceFile, TextRange } from '../../source/document.ts';
import { createSourceFile } from '../../source/source-file.ts';
import { type ParsedFile, type ParseOptions, parseFile } from '../../yaml/parse.ts';
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
}

/** A file that does not parse and contains template actions is not rendered yet: it is skipped, and counted. */
export function readManifests({ path, content }: Input, options: ParseOptions = {}): ReadFile {
  // What Terraform's own language holds is evaluated, or left alone.
  if (path.endsWith('.tf')) return { path, problems: [] };
  const decoded = typeof content === 'string' ? { text: content } : decodeText(content);
  if ('problem' in decoded) {
    const { message, line } = decoded.problem;
    const file = createSourceFile(path, '', { line, column: 1 });
    return { path, problems: [{ file, message, range: { start: 0, end: 0 } }] };
  }
  const file = createSourceFile(path, decoded.text);
  const parsed = parseFile(file, decoded.text.includes(OWN_NAME) ? {} : options);
  if (parsed.problems.length === 0) return { path, source: file, parsed, problems: [] };
  if (isTemplate(decoded.text)) return { path, skipped: { file: path, reason: 'template' }, problems: [] };
  if (isOtherJson(file)) return { path, problems: [] };
  if (isInterpolated(decoded.text)) return { path, skipped: { file: path, reason: 'template' }, problems: [] };
  return { path, source: file, parsed, problems: parsed.problems.map((problem) => ({ ...problem, file })) };
}

/** In comments and annotations that are for the linter itself, wherever they are. */
const OWN_NAME = 'fargate-lint';

/** Actions of Go templates (Helm), of Jinja and of Terraform's templatefile, outside of quotes and comments. */
function isTemplate(text: string): boolean {
  return /^(?:[^#"'\r\n]|"[^"\r\n]*"|'[^'\r\n]*'|(?<=\S)#)*?(?:\{\{|\{%|%\{)/m.test(text);
}

/** Values for Terraform's templatefile: other tools fill `${…}` into manifests too, but these are not objects. */
function isInterpolated(text: string): boolean {
  return text.includes('${') && !/^[ \t"']*(?:apiVersion|kind)["']?[ \t]*:/m.test(text);
}

/** Settings of editors and compilers are JSON with comments, and no manifest. */
function isOtherJson({ path, text }: SourceFile): boolean {
  return path.endsWith('.json') && !text.includes('"apiVersion"');
}
