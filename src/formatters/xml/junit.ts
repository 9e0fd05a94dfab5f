import type { Finding } from '../../engine/findings/finding.ts';
import { helpOf, messageOf, noteText, readMoreOf } from '../../engine/findings/message.ts';
import type { Report, Summary } from '../../engine/findings/report.ts';
import { count } from '../count.ts';
import { groupByFile } from '../group-by-file.ts';
import { attributes, escapeXml } from './escape.ts';

/**
 * The XML of JUnit as test reports of Jenkins, GitLab and Azure read it: a file is a test suite, a finding a test case.
 * An error is a failure; a warning is a case that passed and has something to say, since the run passes too.
 * Source: https://github.com/testmoapp/junitxml; there is no official schema.
 */
export default function* format({ findings, summary }: Report): Generator<string, void, undefined> {
  const counts = countsOf(findings.length || 1, summary.errors);
  const root = attributes({ name: 'fargate-lint', ...counts });
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${root}>\n`;
  if (findings.length === 0) yield cleanSuite(summary);
  for (const group of groupByFile(findings)) yield* suiteOf(group);
  yield '</testsuites>\n';
}

/** A report without a single test counts as broken in some systems. */
function cleanSuite({ files }: Summary): string {
  const suite = attributes({ name: 'fargate-lint', ...countsOf(1, 0) });
  const name = `no problems in ${count(files, 'file')}`;
  return `  <testsuite${suite}>\n    <testcase${attributes({ name, classname: 'fargate-lint' })}/>\n  </testsuite>\n`;
}

function* suiteOf(findings: readonly Finding[]): Generator<string, void, undefined> {
  const failures = findings.filter(({ severity }) => severity === 'error').length;
  const suite = attributes({ name: findings[0]?.file.path ?? '', ...countsOf(findings.length, failures) });
  yield `  <testsuite${suite}>\n`;
  for (const finding of findings) yield caseOf(finding);
  yield '  </testsuite>\n';
}

function caseOf(finding: Finding): string {
  const { file, range, rule, severity } = finding;
  const { line, column } = file.position(range.start);
  const message = messageOf(finding);
  const name = `${rule.id} (${line}:${column})`;
  const place = `${file.path}:${line}:${column}`;
  const notes = finding.notes.map(noteText);
  const text = [`${place} ${severity} ${message}`, ...notes, helpOf(finding), ...readMoreOf(rule)]
    .map(escapeXml)
    .join('\n');
  const outcome =
    severity === 'error'
      ? `<failure${attributes({ message, type: rule.id })}>${text}</failure>`
      : `<system-out>${text}</system-out>`;
  const head = attributes({ name, classname: file.path, file: file.path, line });
  return `    <testcase${head}>\n      ${outcome}\n    </testcase>\n`;
}

function countsOf(tests: number, failures: number): Record<string, number> {
  return { tests, failures, errors: 0 };
}
