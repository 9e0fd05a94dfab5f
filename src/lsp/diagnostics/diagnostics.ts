import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Position, type Range } from 'vscode-languageserver';
import type { ConfigProblem } from '../../config/problem.ts';
import type { Finding, Span } from '../../engine/findings/finding.ts';
import { messageOf, urlOf } from '../../engine/findings/message.ts';
import { changesOf } from '../../engine/fix/changes.ts';
import { escapeTerminal } from '../../formatters/escape.ts';
import type { Unbuilt } from '../../render/built-inputs.ts';
import type { SourceFile } from '../../source/document.ts';

export const SOURCE = 'fargate-lint';

const START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** 0-based, in UTF-16 code units, as in the protocol. */
export function positionAt(file: SourceFile, offset: number): Position {
  const { line, column } = file.position(offset);
  return { line: line - 1, character: column - 1 };
}

export function rangeOf({ file, range }: Span): Range {
  return { start: positionAt(file, range.start), end: positionAt(file, range.end) };
}

/** Control characters of manifests are escaped: an editor may run in a terminal. */
export function diagnosticOf(finding: Finding, uriOf: (path: string) => string): Diagnostic {
  const { rule, severity, notes } = finding;
  const url = urlOf(rule);
  const placed = notes.flatMap(({ text, span }) => (span ? { text, span } : []));
  const lines = [messageOf(finding), ...notes.flatMap(({ text, span }) => (span ? [] : text))];
  return {
    range: rangeOf(finding),
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code: rule.id,
    ...(url !== undefined && { codeDescription: { href: url } }),
    source: SOURCE,
    message: lines.map(escapeTerminal).join('\n'),
    ...(isWithoutEffect(finding) && { tags: [DiagnosticTag.Unnecessary] }),
    ...(placed.length > 0 && {
      relatedInformation: placed.map(({ text, span }) => ({
        location: { uri: uriOf(span.file.path), range: rangeOf(span) },
        message: escapeTerminal(text),
      })),
    }),
  };
}

/**
 * The diagnostics of a finding in one of its files: the finding at its first place, or information at another place with
 * the same text. A value that a patch replaces differs, and is not a problem.
 */
export function diagnosticsIn(path: string, finding: Finding, uriOf: (path: string) => string): Diagnostic[] {
  if (finding.file.path === path) return [diagnosticOf(finding, uriOf)];
  const [first] = finding.places;
  const place = finding.places.find(({ file }) => file.path === path);
  if (!first || !place || textOf(place) !== textOf(first)) return [];
  const diagnostic = diagnosticOf(finding, uriOf);
  const here = rangeOf(place);
  const others = (diagnostic.relatedInformation ?? []).filter(
    ({ location }) => location.uri !== uriOf(path) || location.range.start.line !== here.start.line,
  );
  return [
    {
      ...diagnostic,
      range: here,
      severity: DiagnosticSeverity.Information,
      relatedInformation: [
        { location: { uri: uriOf(first.file.path), range: diagnostic.range }, message: 'found here' },
        ...others,
      ],
    },
  ];
}

function textOf({ file, range }: Span): string {
  return file.text.slice(range.start, range.end);
}

/** Whether a change of the rule removes the range, because it has no effect. */
function isWithoutEffect(finding: Finding): boolean {
  const { rule, range } = finding;
  if (rule.category !== 'effect' && rule.id !== 'unused-disable') return false;
  const { fix, suggestions } = changesOf(finding);
  const edits = [...(fix ? [fix] : []), ...suggestions].flatMap((change) => change.edits);
  return edits.some(({ start, end, text }) => text === '' && start <= range.start && end >= range.end);
}

/** A kustomization that could not be built, so that its files are linted as they are. */
export function unbuiltDiagnostic({ message, at }: Unbuilt): Diagnostic {
  return {
    range: rangeOf(at),
    severity: DiagnosticSeverity.Warning,
    code: 'not-built',
    source: SOURCE,
    message: escapeTerminal(message),
  };
}

/** A problem of a configuration; at the start of the file if it has no place. */
export function configDiagnostic({ message, span }: ConfigProblem): Diagnostic {
  return {
    range: span ? rangeOf(span) : START,
    severity: DiagnosticSeverity.Error,
    code: 'configuration',
    source: SOURCE,
    message: escapeTerminal(message),
  };
}
