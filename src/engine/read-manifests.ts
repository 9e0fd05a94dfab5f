import type { SourceFile } from '../kubernetes/document.ts';
import { decodeText } from '../parse/decode.ts';
import { type ParsedFile, parseFile } from '../parse/parse.ts';
import { holdsAction } from '../parse/plain-check.ts';
import type { ReadTerms } from '../parse/read-terms.ts';
import { createSourceFile } from '../parse/source-file.ts';
import { unreadable } from './check-manifests.ts';
import type { Finding } from './finding.ts';
import type { Input } from './input.ts';
import type { SkippedFile } from './report.ts';

/** A file as the rules see it: its documents, or why there are none. */
export interface ReadFile {
  readonly path: string;
  /** The text; absent when there is none to look into. */
  readonly source?: SourceFile;
  readonly parsed?: ParsedFile;
  readonly skipped?: SkippedFile;
  readonly findings: readonly Finding[];
}

/** A file that does not parse and holds template actions is no manifest yet: it is skipped, and counted. */
export function readManifests({ path, content }: Input, terms: ReadTerms = {}): ReadFile {
  const decoded = typeof content === 'string' ? { text: content } : decodeText(content);
  if ('problem' in decoded) {
    const file = createSourceFile(path, '\n'.repeat(decoded.problem.line - 1));
    return {
      path,
      findings: [unreadable(file, decoded.problem.message, { start: file.text.length, end: file.text.length })],
    };
  }
  if (holdsAction(decoded.text)) return template(path);
  const file: SourceFile = createSourceFile(path, decoded.text);
  const parsed = parseFile(file, decoded.text.includes(OWN_NAME) ? {} : terms);
  if (parsed.documents.length + parsed.problems.length === 0) return { path, parsed, findings: [] };
  if (parsed.problems.length === 0) return { path, source: file, parsed, findings: [] };
  if (isTemplate(decoded.text)) return template(path);
  if (isOtherJson(file)) return { path, findings: [] };
  const findings = parsed.problems.map(({ message, range }) => unreadable(file, message, range));
  return { path, source: file, parsed, findings };
}

/** In comments and annotations that are for the linter itself, wherever they stand. */
const OWN_NAME = 'fargate-lint';

function template(path: string): ReadFile {
  return { path, skipped: { file: path, reason: 'template' }, findings: [] };
}

/** Actions of Go templates (Helm), of Jinja and of Terraform's templatefile. */
function isTemplate(text: string): boolean {
  return /\{\{|\{%|%\{/.test(text);
}

/** Settings of editors and compilers are JSON with comments, and no manifest. */
function isOtherJson({ path, text }: SourceFile): boolean {
  return path.endsWith('.json') && !text.includes('"apiVersion"');
}
