import type { Finding } from '../../engine/findings/finding.ts';
import type { Report } from '../../engine/findings/report.ts';
import { addToGroup } from '../../kubernetes/group-by.ts';
import { memoize } from '../../kubernetes/memoize.ts';

/** The findings of a report with a place in each file, the first or another. */
export const byFile = memoize(({ findings }: Report): ReadonlyMap<string, readonly Finding[]> => {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const path of new Set(finding.places.map(({ file }) => file.path))) {
      addToGroup(groups, path, finding);
    }
  }
  return groups;
});
