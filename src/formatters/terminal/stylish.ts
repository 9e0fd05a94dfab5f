import type { Finding } from '../../engine/findings/finding.ts';
import type { Report, Workload } from '../../engine/findings/report.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import { escapeFileName } from '../escape.ts';
import { groupByFile } from '../group-by-file.ts';
import type { Style } from './style.ts';
import { findingLines, layoutOf } from './stylish-finding.ts';
import { summaryLines } from './stylish-summary.ts';
import { outcomeLines } from './stylish-workload.ts';
import { wrap } from './width.ts';

/**
 * For people: findings by file, each with its line of source, what will become of every pod they are about, and a
 * summary. Nothing at all when there is nothing to say, unless somebody is looking.
 */
export default function format(report: Report, style: Style): string {
  if (report.findings.length === 0 && !style.interactive) return '';
  const outcomes = outcomesByLastFinding(report);
  const files = groupByFile(report.findings).map((findings) => fileLines(findings, outcomes, style));
  return [...files.flat(), ...summaryLines(report, style)].map((line) => `${line}\n`).join('');
}

function fileLines(findings: readonly Finding[], outcomes: Outcomes, style: Style): string[] {
  const path = escapeFileName(findings[0]?.file.path ?? '');
  const titles = style.columns === undefined ? [path] : wrap(path, style.columns);
  const lines = titles.map((title) => style.colors.underline(title));
  const layout = layoutOf(findings, style);
  const explained = new Set<string>();
  for (const finding of findings) {
    lines.push(...findingLines(finding, { layout, isExplained: explained.has(finding.rule.id), style }), '');
    explained.add(finding.rule.id);
    for (const workload of outcomes.get(finding) ?? []) lines.push(...outcomeLines(workload, style), '');
  }
  return lines;
}

type Outcomes = ReadonlyMap<Finding, readonly Workload[]>;

/** The pods that will not simply run, each with the last of the findings about it, so that it is spoken of once. */
function outcomesByLastFinding({ findings, workloads }: Report): Outcomes {
  const lastOfPod = new Map<Pod, Finding>();
  for (const finding of findings) if (finding.pod) lastOfPod.set(finding.pod, finding);
  const outcomes = new Map<Finding, Workload[]>();
  for (const workload of workloads) {
    const last = lastOfPod.get(workload.pod);
    if (workload.verdict !== 'runs' && last) outcomes.set(last, [...(outcomes.get(last) ?? []), workload]);
  }
  return outcomes;
}
