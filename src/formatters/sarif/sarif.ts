import type { Change, Finding, Span } from '../../engine/findings/finding.ts';
import { messageOf } from '../../engine/findings/message.ts';
import type { Report, RuleFailure, SkippedFile } from '../../engine/findings/report.ts';
import { changesOf } from '../../engine/fix/changes.ts';
import { formatPath } from '../../kubernetes/place.ts';
import { HOMEPAGE } from '../../links.ts';
import type { Rule, Severity } from '../../rule.ts';
import { shorten } from '../../text/shorten.ts';
import { escapeTerminal } from '../escape.ts';
import { jsonText } from '../json-text.ts';
import type { Style } from '../terminal/style.ts';
import { uncheckedSentence } from '../unchecked.ts';
import { uriOf } from '../uri.ts';
import { sarifRule } from './rule.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** Longest name of an object or a path in it, in UTF-16 code units. */
const LONGEST_NAME = 1024;

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warn: 'warning' };

/**
 * SARIF 2.1.0, for code scanning of GitHub and for viewers in editors.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html.
 */
export default function format(
  { findings, skipped, unchecked, failures }: Report,
  { version, pathInRepository }: Style,
): Iterable<string> {
  const artifactOf: ArtifactOf = (path) => artifactAt(pathInRepository(path));
  const rules = [...new Map(findings.map(({ rule }) => [rule.id, rule])).values()];
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'fargate-lint',
            version,
            semanticVersion: version,
            ...(HOMEPAGE !== null && { informationUri: HOMEPAGE }),
            rules: rules.map(sarifRule),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            toolExecutionNotifications: [
              ...skipped.map((each) => skippedNotification(each, artifactOf)),
              ...unchecked.map((each) => ({ level: 'note', message: { text: uncheckedSentence(each) } })),
              ...failures.map((each) => failureNotification(each, artifactOf)),
            ],
          },
        ],
        results: resultsOf(findings, rules, artifactOf),
      },
    ],
  };
  return jsonText(log, 4);
}

/** What SARIF calls a file, from its path in the report. */
type ArtifactOf = (path: string) => object;

function* resultsOf(findings: readonly Finding[], rules: readonly Rule[], artifactOf: ArtifactOf): Generator<object> {
  for (const finding of findings) yield resultOf(finding, rules, artifactOf);
}

function resultOf(finding: Finding, rules: readonly Rule[], artifactOf: ArtifactOf): object {
  const { rule, severity, fingerprint, notes } = finding;
  const { fix, suggestions } = changesOf(finding);
  const placed = notes.flatMap(({ text, span }) => (span ? { text, span } : []));
  const lines = [messageOf(finding), ...notes.flatMap(({ text, span }) => (span ? [] : text))];
  const changes = [fix ?? [], suggestions].flat().filter(({ edits }) => edits.length > 0);
  return {
    ruleId: rule.id,
    ruleIndex: rules.indexOf(rule),
    level: LEVELS[severity],
    message: { text: lines.map(messageText).join('\n') },
    locations: [{ ...locationOf(finding, artifactOf), ...logicalLocationsOf(finding) }],
    ...(placed.length > 0 && {
      relatedLocations: placed.map(({ text, span }, index) => ({
        id: index + 1,
        ...locationOf(span, artifactOf),
        message: { text: messageText(text) },
      })),
    }),
    partialFingerprints: { 'fargateLint/v1': fingerprint },
    ...(changes.length > 0 && { fixes: changes.map((change) => fixOf(change, artifactOf)) }),
  };
}

function locationOf(span: Span, artifactOf: ArtifactOf): object {
  return { physicalLocation: { artifactLocation: artifactOf(span.file.path), region: regionOf(span) } };
}

/** Lines and columns from 1; the end is exclusive, as it is here. */
function regionOf({ file, range }: Span): object {
  const start = file.position(range.start);
  const end = file.position(range.end);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function logicalLocationsOf({ resource, path }: Finding): object {
  if (!resource) return {};
  const { namespace, kind, name } = resource;
  const object = [namespace ?? [], kind, name].flat().join('/');
  const fullyQualifiedName = shorten([object, formatPath(path)].filter(Boolean).join(' '), LONGEST_NAME);
  return { logicalLocations: [{ name: shorten(name, LONGEST_NAME), fullyQualifiedName, kind: 'resource' }] };
}

function fixOf({ title, file, edits }: Change, artifactOf: ArtifactOf): object {
  const replacements = edits.map(({ start, end, text }) => ({
    deletedRegion: regionOf({ file, range: { start, end } }),
    insertedContent: { text },
  }));
  return {
    description: { text: messageText(title) },
    artifactChanges: [{ artifactLocation: artifactOf(file.path), replacements }],
  };
}

function skippedNotification({ file }: SkippedFile, artifactOf: ArtifactOf): object {
  return {
    level: 'note',
    message: { text: 'Skipped: this is a template, to be rendered first.' },
    locations: [{ physicalLocation: { artifactLocation: artifactOf(file) } }],
  };
}

function failureNotification({ rule, file }: RuleFailure, artifactOf: ArtifactOf): object {
  return {
    level: 'error',
    message: { text: `The rule ${rule.id} failed, so that its findings are missing.` },
    ...(file !== null && { locations: [{ physicalLocation: { artifactLocation: artifactOf(file) } }] }),
  };
}

/** GitHub takes `%SRCROOT%` for the root of the repository. */
function artifactAt(path: string): object {
  const uri = uriOf(path);
  return uri.startsWith('file:') ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
}

/**
 * Plain text in which nothing is read as a placeholder (`{0}`) or as a link (`[text](target)`).
 * Source: sections 3.11.5 and 3.11.6 of the specification.
 */
function messageText(text: string): string {
  return escapeTerminal(text)
    .replace(/\{(\d+)\}/g, '{{$1}}')
    .replace(/\[(?=[^\]]*\]\()|\](?=\()/g, '\\$&');
}
