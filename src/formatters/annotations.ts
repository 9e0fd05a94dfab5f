import type { Finding } from '../engine/findings/finding.ts';
import { groupBy } from '../kubernetes/group-by.ts';
import { count } from './count.ts';

/**
 * How many annotations of one level GitHub shows of a step; it silently drops others.
 * Source: https://docs.github.com/en/actions/reference/limits, and `_maxIssueCount` in
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ExecutionContext.cs.
 */
export const MOST_ANNOTATIONS = 10;

/** Longest list of files in a note, and longest name in it. */
const MOST_FILES = 3;
const LONGEST_PATH = 120;

export interface Annotation {
  readonly finding: Finding;
  /** Names findings of the same rule that are not shown; undefined if all are. */
  readonly note: string | undefined;
}

export interface Annotations {
  readonly shown: readonly Annotation[];
  /** All other findings, in the order of the report. */
  readonly left: readonly Finding[];
}

/** Chooses the findings that GitHub shows: errors first, then warnings. */
export function chooseAnnotations(findings: readonly Finding[]): Annotations {
  const shown = (['error', 'warn'] as const).flatMap((severity) =>
    chooseOfLevel(findings.filter((finding) => finding.severity === severity)),
  );
  const chosen = new Set(shown.map(({ finding }) => finding));
  return { shown, left: findings.filter((finding) => !chosen.has(finding)) };
}

/** All, if they fit. Otherwise one of each rule in turn, of a file without an annotation if possible. */
function chooseOfLevel(findings: readonly Finding[]): Annotation[] {
  if (findings.length <= MOST_ANNOTATIONS) return findings.map((finding) => ({ finding, note: undefined }));
  const queues = queuesByRule(findings);
  const seen = new Set<string>();
  const chosen = new Set<Finding>();
  while (chosen.size < MOST_ANNOTATIONS) {
    for (const queue of queues) {
      const index = queue.findIndex(({ file }) => !seen.has(file.path));
      const [next] = queue.splice(Math.max(0, index), 1);
      if (!next || chosen.size === MOST_ANNOTATIONS) continue;
      seen.add(next.file.path);
      chosen.add(next);
    }
  }
  const noted = new Set<string>();
  return [...chosen].map((finding) => {
    const isFirst = !noted.has(finding.rule.id);
    noted.add(finding.rule.id);
    return { finding, note: isFirst ? noteOf(findings, finding, chosen) : undefined };
  });
}

/** What keeps pods from running first, then the most frequent. */
function queuesByRule(findings: readonly Finding[]): Finding[][] {
  const blocks = (queue: readonly Finding[]) => Number(queue.some(({ outcome }) => outcome !== 'runs'));
  return [...groupBy(findings, ({ rule }) => rule.id).values()].sort(
    (a, b) => blocks(b) - blocks(a) || b.length - a.length,
  );
}

/** `And 7 more of no-privileged: 2 in a.yaml, 1 in b.yaml and 4 in 3 more files.` */
function noteOf(findings: readonly Finding[], { rule }: Finding, chosen: ReadonlySet<Finding>): string | undefined {
  const others = findings.filter((each) => each.rule.id === rule.id && !chosen.has(each));
  if (others.length === 0) return undefined;
  const byFile = new Map<string, number>();
  for (const { file } of others) byFile.set(file.path, (byFile.get(file.path) ?? 0) + 1);
  const files = [...byFile].sort(([, a], [, b]) => b - a);
  const named = files.slice(0, MOST_FILES).map(([path, number]) => `${number} in ${ending(path)}`);
  const rest = files.slice(MOST_FILES);
  const unnamed = rest.reduce((sum, [, number]) => sum + number, 0);
  const list =
    rest.length > 0 ? `${named.join(', ')} and ${unnamed} in ${count(rest.length, 'more file')}` : named.join(', ');
  return `And ${others.length} more of ${rule.id}: ${list}.`;
}

/** The end of a long path says more than its start. */
function ending(path: string): string {
  return path.length > LONGEST_PATH ? `…${path.slice(1 - LONGEST_PATH)}` : path;
}
