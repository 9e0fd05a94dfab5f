import type { SourceFile } from '../kubernetes/document.ts';
import { Manifests } from '../kubernetes/manifests.ts';
import { Place } from '../kubernetes/place.ts';
import { resourcesOf } from '../kubernetes/resource.ts';
import { decodeText } from '../parse/decode.ts';
import { type ParsedFile, parseFile } from '../parse/parse.ts';
import { createSourceFile } from '../parse/source-file.ts';
import type { Rule, Severity } from '../rule.ts';
import { DEFAULT_SETTINGS, type Settings } from '../settings.ts';
import { checkManifests, unreadable } from './check-manifests.ts';
import type { Finding } from './finding.ts';
import { levelOf } from './levels.ts';
import type { Report, SkippedFile } from './report.ts';
import { run } from './run.ts';
import { compareText, sortFindings } from './sort-findings.ts';
import { workloadsOf } from './verdict.ts';

/** A file handed to the linter: what it is called and what it holds. */
export interface Input {
  /** Posix path, relative to the working directory. */
  readonly path: string;
  readonly content: Uint8Array | string;
}

/** What a rule is set to: a severity, `off`, or a severity with options. */
export type RuleLevel = Severity | 'off';
export type RuleSetting = RuleLevel | readonly [RuleLevel, Readonly<Record<string, unknown>>];

export interface LintOptions {
  readonly rules: readonly Rule[];
  readonly settings?: Partial<Settings>;
  /** Settings by rule id, over the rules' own severities. */
  readonly levels?: Readonly<Record<string, RuleSetting>>;
}

/** Lints files as one set, in the order of their paths: a claim, a Service or a LimitRange may be in another file. Never throws for what files hold. */
export function lint(inputs: Iterable<Input>, options: LintOptions): Report {
  const settings = { ...DEFAULT_SETTINGS, ...options.settings };
  const levels = options.levels ?? {};
  const files = Array.from(inputs, read).sort((a, b) => compareText(a.path, b.path));
  const parsed = files.flatMap((file) => file.parsed ?? []);
  const documents = parsed.flatMap((each) => each.documents);
  const manifests = new Manifests(
    documents.flatMap((document) => resourcesOf(Place.root(document), settings.namespace)),
  );

  const result = run(options.rules, { manifests, settings, options: optionsByRule(levels) });
  const findings = sortFindings([
    ...files.flatMap((file) => file.findings),
    ...checkManifests(documents, manifests),
    ...result.findings.flatMap((finding) => levelOf(finding, levels)),
  ]);
  const workloads = workloadsOf(manifests.pods, result);
  return {
    findings,
    workloads,
    skipped: files.flatMap((file) => file.skipped ?? []),
    summary: {
      files: files.length,
      documents: documents.length,
      workloads: workloads.length,
      errors: findings.filter(({ severity }) => severity === 'error').length,
      warnings: findings.filter(({ severity }) => severity === 'warn').length,
    },
  };
}

interface ReadFile {
  readonly path: string;
  readonly parsed?: ParsedFile;
  readonly skipped?: SkippedFile;
  readonly findings: readonly Finding[];
}

/** A file that does not parse and holds template actions is no manifest yet: it is skipped, and counted. */
function read({ path, content }: Input): ReadFile {
  const decoded = typeof content === 'string' ? { text: content } : decodeText(content);
  if ('problem' in decoded) {
    const file = createSourceFile(path, '\n'.repeat(decoded.problem.line - 1));
    return {
      path,
      findings: [unreadable(file, decoded.problem.message, { start: file.text.length, end: file.text.length })],
    };
  }
  const file: SourceFile = createSourceFile(path, decoded.text);
  const parsed = parseFile(file);
  if (parsed.problems.length === 0) return { path, parsed, findings: [] };
  if (isTemplate(decoded.text)) return { path, skipped: { file: path, reason: 'template' }, findings: [] };
  if (isOtherJson(file)) return { path, findings: [] };
  return { path, parsed, findings: parsed.problems.map(({ message, range }) => unreadable(file, message, range)) };
}

/** Actions of Go templates (Helm), of Jinja and of Terraform's templatefile. */
function isTemplate(text: string): boolean {
  return /\{\{|\{%|%\{/.test(text);
}

/** Settings of editors and compilers are JSON with comments, and no manifest. */
function isOtherJson({ path, text }: SourceFile): boolean {
  return path.endsWith('.json') && !text.includes('"apiVersion"');
}

function optionsByRule(
  levels: Readonly<Record<string, RuleSetting>>,
): Record<string, Readonly<Record<string, unknown>>> {
  const options: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const [id, setting] of Object.entries(levels)) if (typeof setting !== 'string') options[id] = setting[1];
  return options;
}
