import { matchesWildcard } from '../fargate/profiles/wildcard.ts';
import { nearestName } from '../text/nearest-name.ts';
import { PlanError } from './error.ts';
import type { PlanOptions } from './options.ts';
import type { Decision } from './workloads/placement.ts';
import type { Subject } from './workloads/subject.ts';

export interface Decisions {
  readonly of: (subject: Subject) => Decision;
}

/** What `--keep` and `--move` say of workloads. @throws PlanError for a name that fits none */
export function decisionsFor(subjects: readonly Subject[], { keep, move }: PlanOptions): Decisions {
  for (const [option, patterns] of [
    ['--keep', keep],
    ['--move', move],
  ] as const) {
    for (const pattern of patterns) {
      if (subjects.some((subject) => names(pattern, subject))) continue;
      const near = nearestName(
        pattern,
        subjects.map(({ name }) => name),
      );
      throw new PlanError(
        `${option} ${pattern}: unknown workload${near === undefined ? '' : `; did you mean ${near}?`}`,
      );
    }
  }
  const isNamed = (patterns: readonly string[], subject: Subject) =>
    patterns.some((pattern) => names(pattern, subject));
  return {
    of: (subject) => (isNamed(keep, subject) ? 'keep' : isNamed(move, subject) ? 'move' : undefined),
  };
}

/** `name`, `kind/name` or `namespace/kind/name`, with wildcards; the kind in any case. */
function names(pattern: string, { kind, name, namespace }: Subject): boolean {
  const parts = pattern.toLowerCase().split('/').reverse();
  const actual = [name, kind, namespace].map((each) => each.toLowerCase());
  return parts.length <= actual.length && parts.every((part, index) => matchesWildcard(part, actual[index] ?? ''));
}
