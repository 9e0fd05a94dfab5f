import { groupBy } from '../../kubernetes/group-by.ts';
import type { Rule } from '../../rule.ts';
import { applyEdits } from '../../source/apply-edits.ts';
import type { Change, Finding } from '../findings/finding.ts';
import type { Report } from '../findings/report.ts';
import { changesOf } from './changes.ts';
import { regressionIn, subjectOf } from './compare-reports.ts';
import { SeparateChanges } from './overlaps.ts';

/** Changes that wait for each other are made one after the other, but not without end. */
const MAX_PASSES = 10;

export interface FixRequest {
  /** What was found in the texts as they are. */
  readonly report: Report;
  /** Lints the whole set with some texts, by path, in place of their own. */
  readonly relint: (changed: ReadonlyMap<string, string>) => Report;
  /** Whether the first suggestion of a rule's findings is made where there is no safe fix; never by default. */
  readonly suggestionsOf?: (rule: Rule) => boolean;
  /** The findings of a report that are to be fixed; all are by default. */
  readonly pick?: (report: Report) => readonly Finding[];
  /** Whether a file may be changed, by its path; all may by default. */
  readonly mayChange?: (path: string) => boolean;
}

export interface FixResult {
  /** The whole new text of every file that changes, by path. */
  readonly changed: ReadonlyMap<string, string>;
  /** In the order in which they were made. */
  readonly fixed: readonly FixedFinding[];
  readonly refused: readonly RefusedFix[];
  /** What is found in the texts as they are now. */
  readonly report: Report;
}

/** A finding and the change that was made for it. */
export interface FixedFinding {
  readonly finding: Finding;
  readonly change: Change;
  /** From 1. The offsets of the change's edits are those of the text before this pass. */
  readonly pass: number;
}

export interface RefusedFix {
  readonly finding: Finding;
  readonly title: string;
  /** Completes “not made, because …”. */
  readonly reason: string;
}

interface Attempt {
  readonly finding: Finding;
  readonly change: Change;
}

/**
 * Makes the safe fixes of a report, and suggestions where that is asked for. Changes that touch each other are made in
 * passes, each on the result of the one before. Every change is proved by linting the whole set again: it is rejected
 * when the result cannot be read, when its finding remains, or when a new one comes up.
 */
export function fix(request: FixRequest): FixResult {
  const refused = new Map<string, RefusedFix>();
  const refuse = ({ finding, change }: Attempt, reason: string) =>
    refused.set(identify({ finding, change }), { finding, title: change.title, reason });
  const fixed: FixedFinding[] = [];
  let { report } = request;
  let changed: ReadonlyMap<string, string> = new Map();
  for (let pass = 1; ; pass++) {
    const attempts = attemptsFor(report, request).filter((each) => !refused.has(identify(each)));
    for (const each of attempts) {
      if (pass > MAX_PASSES) refuse(each, `it would take more than ${MAX_PASSES} passes`);
      else if (request.mayChange?.(each.change.file.path) === false) {
        refuse(each, `${each.change.file.path} is not among the files to change`);
      }
    }
    const open = attempts.filter((each) => !refused.has(identify(each)));
    if (open.length === 0) break;
    const trial = new Trial(report, changed, request.relint, refuse);
    trial.settle(withoutOverlaps(open));
    fixed.push(...trial.accepted.map((each) => ({ ...each, pass })));
    ({ report, changed } = trial);
  }
  return { changed, fixed, refused: [...refused.values(), ...unmadeFixes(report, request)], report };
}

/** One pass: the changes that have proved good so far, and what they make of the texts. */
class Trial {
  report: Report;
  changed: ReadonlyMap<string, string>;
  readonly accepted: Attempt[] = [];
  readonly #before: ReadonlyMap<string, string>;
  readonly #relint: FixRequest['relint'];
  readonly #refuse: (attempt: Attempt, reason: string) => void;

  constructor(
    report: Report,
    changed: ReadonlyMap<string, string>,
    relint: FixRequest['relint'],
    refuse: (attempt: Attempt, reason: string) => void,
  ) {
    this.report = report;
    this.changed = changed;
    this.#before = changed;
    this.#relint = relint;
    this.#refuse = refuse;
  }

  /** Tries changes together, and where that fails in parts: first without those that are likely to be the cause. */
  settle(attempts: readonly Attempt[]): void {
    const [first] = attempts;
    if (!first) return;
    const changed = this.#apply([...this.accepted, ...attempts]);
    const report = this.#relint(changed);
    const regression = regressionIn(
      this.report,
      report,
      attempts.map(({ finding }) => finding),
    );
    if (!regression) {
      this.accepted.push(...attempts);
      Object.assign(this, { report, changed });
    } else if (attempts.length === 1) {
      this.#refuse(first, regression.reason);
    } else {
      for (const part of splitBySuspicion(attempts, regression.finding)) this.settle(part);
    }
  }

  #apply(attempts: readonly Attempt[]): Map<string, string> {
    const texts = new Map(this.#before);
    for (const [file, group] of groupBy(attempts, ({ change }) => change.file)) {
      const edits = group.flatMap(({ change }) => change.edits);
      texts.set(file.path, applyEdits(file.text, edits));
    }
    return texts;
  }
}

/** Those that concern the object of an unwanted finding are tried last; without a hint, halves are. */
function splitBySuspicion(attempts: readonly Attempt[], unwanted: Finding | undefined): (readonly Attempt[])[] {
  const half = Math.ceil(attempts.length / 2);
  const halves = [attempts.slice(0, half), attempts.slice(half)];
  if (!unwanted) return halves;
  const subject = subjectOf(unwanted);
  const suspects = attempts.filter(({ finding }) => subjectOf(finding) === subject);
  const nearby = suspects.length > 0 ? suspects : attempts.filter(({ change }) => change.file === unwanted.file);
  if (nearby.length === 0 || nearby.length === attempts.length) return halves;
  return [attempts.filter((each) => !nearby.includes(each)), nearby];
}

function pick(report: Report, request: FixRequest): readonly Finding[] {
  return request.pick ? request.pick(report) : report.findings;
}

function attemptsFor(report: Report, request: FixRequest): Attempt[] {
  return pick(report, request).flatMap((finding) => {
    const { fix, suggestions } = changesOf(finding);
    const change = fix ?? (request.suggestionsOf?.(finding.rule) ? suggestions[0] : undefined);
    return change ? [{ finding, change }] : [];
  });
}

/** In the order of the report the first of several that touch each other; the others have their turn later. */
function withoutOverlaps(attempts: readonly Attempt[]): Attempt[] {
  const separate = new SeparateChanges();
  return attempts.filter(({ change }) => separate.add(change));
}

/** What rules offer and what no edit can carry out. */
function unmadeFixes(report: Report, request: FixRequest): RefusedFix[] {
  return pick(report, request).flatMap((finding) => {
    const { fix, suggestions, unmade } = changesOf(finding);
    if (fix) return [];
    const wanted = unmade.filter(
      ({ isFix }) => isFix || (suggestions.length === 0 && request.suggestionsOf?.(finding.rule)),
    );
    return wanted.slice(0, 1).map(({ title, reason }) => ({ finding, title, reason }));
  });
}

function identify({ finding, change }: Attempt): string {
  return [subjectOf(finding), finding.fingerprint, change.file.path, change.title].join('\u0000');
}
