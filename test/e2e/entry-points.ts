import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CodeAction,
  type Diagnostic,
  DiagnosticSeverity,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyEdits } from '../../src/source/apply-edits.ts';
import type { RunnerCommand } from '../support/action.ts';

/** What a JSON report says of a finding, as far as other entry points can say it too. */
interface ReportedFinding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly fix: ReportedChange | null;
  readonly suggestions: readonly ReportedChange[];
}

interface ReportedChange {
  readonly title: string;
  readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

/** A finding in one line, sorted: `k8s/pod.yaml:6:16-6:20 error no-host-namespaces: …`. */
export type FindingLine = string;

export function readJsonReport(path: string): readonly ReportedFinding[] {
  return (JSON.parse(readFileSync(path, 'utf8')) as { findings: ReportedFinding[] }).findings;
}

export function linesOfReport(findings: readonly ReportedFinding[]): FindingLine[] {
  return findings
    .map(({ file, line, column, endLine, endColumn, severity, rule, message }) => {
      return `${file}:${line}:${column}-${endLine}:${endColumn} ${severity} ${rule}: ${message}`;
    })
    .sort();
}

/** The lines as annotations have them: GitHub knows no columns of what spans several lines. */
export function asAnnotated(lines: readonly FindingLine[]): FindingLine[] {
  return lines.map((line) => line.replace(/:(\d+):\d+-(?!\1:)(\d+):\d+ /, ':$1:undefined-$2:undefined ')).sort();
}

/** What is wrong stands in the first line of an annotation. */
export function linesOfAnnotations(commands: readonly RunnerCommand[]): FindingLine[] {
  return commands
    .filter(({ name }) => name === 'error' || name === 'warning')
    .map(({ name, properties: { file, line, col, endLine, endColumn, title }, data }) => {
      const severity = name === 'error' ? 'error' : 'warn';
      return `${file}:${line}:${col}-${endLine}:${endColumn} ${severity} ${title}: ${data.split('\n')[0]}`;
    })
    .sort();
}

export function linesOfDiagnostics(file: string, diagnostics: readonly Diagnostic[]): FindingLine[] {
  return diagnostics.map(({ range: { start, end }, severity, code, message }) => {
    const level = severity === DiagnosticSeverity.Error ? 'error' : 'warn';
    const place = `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
    return `${file}:${place} ${level} ${code}: ${message}`;
  });
}

/** What every change that is offered would make of its file: `file: title` and the whole text. */
export function changesOfReport(findings: readonly ReportedFinding[], directory: string): [string, string][] {
  return findings.flatMap(({ file, line, fix, suggestions }) => {
    const text = readFileSync(join(directory, file), 'utf8');
    return [...(fix ? [fix] : []), ...suggestions].map(({ title, edits }): [string, string] => {
      return [`${file}:${line}: ${title}`, applyEdits(text, edits)];
    });
  });
}

/** The same of what an editor is offered beside suppressions and pages, for one document. */
export function changesOfActions(file: string, text: string, actions: readonly CodeAction[]): [string, string][] {
  return actions.flatMap(({ title, edit, diagnostics }): [string, string][] => {
    const edits = Object.values(edit?.changes ?? {}).flat();
    if (edits.length === 0 || /^(Disable|Ignore) /.test(title)) return [];
    const line = (diagnostics?.[0]?.range.start.line ?? -1) + 1;
    return [[`${file}:${line}: ${title}`, textWith(text, edits)]];
  });
}

/** A text as an editor has it after the edits of an action. */
export function textWith(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('', '', 1, text), [...edits]);
}
