import type { Finding } from '../engine/findings/finding.ts';

/** The findings of each file; they are sorted by file already. */
export function groupByFile(findings: readonly Finding[]): Finding[][] {
  const groups: Finding[][] = [];
  for (const finding of findings) {
    const group = groups.at(-1);
    if (group?.[0]?.file === finding.file) group.push(finding);
    else groups.push([finding]);
  }
  return groups;
}
