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
 * summary. Nothing at all when nothing was found, suppressed or not, unless somebody is looking.
 */
export default function* format(report: Report, style: Style): Generator<string, void, undefined> {
  if (report.findings.length + report.suppressed.length === 0 && !style.interactive) return;
  const outcomes = outcomesByLastFinding(report);
  for (const findings of groupByFile(report.findings)) {
    for (const line of fileLines(findings, outcomes, style)) yield `${line}\n`;
  }
  for (const line of summaryLines(report, style)) yield `${line}\n`;
}

function* fileLines(
  findings: readonly Finding[],
  outcomes: Outcomes,
  style: Style,
): Generator<string, void, undefined> {
  const path = escapeFileName(findings[0]?.file.path ?? '');
  const titles = style.columns === undefined ? [path] : wrap(path, style.columns);
  for (const title of titles) yield style.colors.underline(title);
  const layout = layoutOf(findings, style);
  const explained = new Set<string>();
  for (const finding of findings) {
    yield* findingLines(finding, { layout, isExplained: explained.has(finding.rule.id), style });
    yield '';
    explained.add(finding.rule.id);
    for (const workload of outcomes.get(finding) ?? []) yield* [...outcomeLines(workload, style), ''];
  }
}

type Outcomes = ReadonlyMap<Finding, readonly Workload[]>;

/** The pods that will not simply run, each with the last of the findings about it, so that it is spoken of once. */
function outcomesByLastFinding({ findings, workloads }: Report): Outcomes {
  const lastOfPod = new Map<Pod, Finding>();
  for (const finding of findings) if (finding.pod) lastOfPod.set(finding.pod, finding);
  const outcomes = new Map<Finding, Workload[]>();
  for (const workload of workloads) {
    const last = lastOfPod.get(workload.pod);
    if (workload.verdict === 'runs' || !last) continue;
    const others = outcomes.get(last);
    if (others) others.push(workload);
    else outcomes.set(last, [workload]);
  }
  return outcomes;
}
