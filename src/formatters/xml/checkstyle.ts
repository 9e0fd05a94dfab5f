import type { Finding } from '../../engine/findings/finding.ts';
import { messageOf } from '../../engine/findings/message.ts';
import type { Report } from '../../engine/findings/report.ts';
import type { Severity } from '../../rule.ts';
import { groupByFile } from '../group-by-file.ts';
import { attributes } from './escape.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'error', warn: 'warning' };

/**
 * The XML of Checkstyle, which Jenkins, reviewdog and many others read.
 * Source: https://github.com/checkstyle/checkstyle (XMLLogger); there is no schema.
 */
export default function* format({ findings }: Report): Generator<string, void, undefined> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n';
  for (const group of groupByFile(findings)) {
    yield `  <file${attributes({ name: group[0]?.file.path ?? '' })}>\n`;
    for (const finding of group) yield `    <error${attributes(attributesOf(finding))}/>\n`;
    yield '  </file>\n';
  }
  yield '</checkstyle>\n';
}

function attributesOf(finding: Finding): Record<string, string | number> {
  const { line, column } = finding.file.position(finding.range.start);
  return {
    line,
    column,
    severity: SEVERITIES[finding.severity],
    message: messageOf(finding),
    source: `fargate-lint.${finding.rule.id}`,
  };
}
