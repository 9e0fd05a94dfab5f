import type { Finding } from '../../engine/findings/finding.ts';
import { helpOf } from '../../engine/findings/message.ts';
import type { Report, Workload } from '../../engine/findings/report.ts';
import { addToGroup } from '../../kubernetes/group-by.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import { groupByFile } from '../group-by-file.ts';
import type { Style } from './style.ts';
import { digitsOf, findingLines } from './stylish-finding.ts';
import { summaryLines } from './stylish-summary.ts';
import { outcomeLines } from './stylish-workload.ts';

/**
 * For people: findings with their source lines, what becomes of each pod, and a summary. Empty when nothing was found,
 * suppressed or not, except on a terminal.
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
  const digits = digitsOf(findings);
  const explained = new Set<string>();
  for (const finding of findings) {
    const help = `${finding.rule.id} ${helpOf(finding)}`;
    yield* findingLines(finding, { digits, isExplained: explained.has(help), style });
    yield '';
    explained.add(help);
    for (const workload of outcomes.get(finding) ?? []) yield* [...outcomeLines(workload, style), ''];
  }
}

type Outcomes = ReadonlyMap<Finding, readonly Workload[]>;

/** Workloads that may not run, each after the last finding about it. */
function outcomesByLastFinding({ findings, workloads }: Report): Outcomes {
  const lastOfPod = new Map<Pod, Finding>();
  for (const finding of findings) if (finding.pod) lastOfPod.set(finding.pod, finding);
  const outcomes = new Map<Finding, Workload[]>();
  for (const workload of workloads) {
    const last = lastOfPod.get(workload.pod);
    if (workload.verdict === 'runs' || !last) continue;
    addToGroup(outcomes, last, workload);
  }
  return outcomes;
}
