import { applyBaseline, type Baseline, type BaselineEntry, formatBaseline, parseBaseline } from '../engine/baseline.ts';
import type { Report } from '../engine/findings/report.ts';
import { type Host, type Problem, reasonOf } from '../engine/host.ts';
import { count } from '../formatters/count.ts';
import { writeReport } from './output/write-report.ts';

export interface BaselineArguments {
  /** The file of what is known, when there is one. */
  readonly baseline: string | undefined;
  /** The file to write what is known now to. */
  readonly baselineWrite: string | undefined;
  readonly patterns: readonly string[];
  readonly only: ReadonlySet<string> | undefined;
  readonly changed: object | undefined;
}

export interface BaselineOutcome {
  readonly report: Report;
  /** Sentences for stderr. */
  readonly notes: readonly string[];
}

/** What is to be done with a report, between the linter and whoever shows it. */
export interface BaselineStep {
  (report: Report, problems: Problem[]): BaselineOutcome;
  /** What is known, when a file of it was named. */
  readonly known: Baseline | undefined;
}

/** Reads the baseline, before anything is linted. A file that is missing or broken is a problem. */
export function openBaseline(args: BaselineArguments, host: Host, cwd: string): BaselineStep | Problem {
  const { baseline: path, baselineWrite } = args;
  try {
    const known = path === undefined ? undefined : parseBaseline(new TextDecoder().decode(host.read(path)));
    const step = (report: Report, problems: Problem[]) => {
      const written = baselineWrite === undefined ? [] : writeBaseline(report, baselineWrite, cwd, problems);
      // Written first, from everything: what is known already stays known.
      const now = written.length > 0 ? parseBaseline(formatBaseline(report.findings)) : known;
      const outcome = now ? applyBaseline(report, now) : { report, stale: [] };
      const stale = path === undefined || written.length > 0 ? [] : staleNotes(outcome.stale, path, args);
      return { report: outcome.report, notes: [...written, ...stale] };
    };
    return Object.assign(step, { known });
  } catch (error) {
    return { path: path ?? '', reason: reasonOf(error) };
  }
}

/** Says what was written; nothing when it could not be. */
function writeBaseline(report: Report, path: string, cwd: string, problems: Problem[]): string[] {
  if (problems.length > 0) {
    problems.push({ path, reason: 'not written, because not everything could be read' });
    return [];
  }
  const text = formatBaseline(report.findings);
  const failures = writeReport(path, text, cwd);
  problems.push(...failures);
  if (failures.length > 0) return [];
  const known = [...parseBaseline(text).values()].reduce((sum, entry) => sum + entry.count, 0);
  return [`wrote ${count(known, 'finding')} to ${path}. From now on: --baseline ${path}`];
}

const MOST_LINES = 10;

/** Where only a part was asked for, nobody can tell what is gone from the rest. */
function staleNotes(stale: readonly BaselineEntry[], path: string, args: BaselineArguments): string[] {
  if (stale.length === 0 || isPart(args)) return [];
  const gone = stale.reduce((sum, entry) => sum + entry.count, 0);
  const lines = stale.slice(0, MOST_LINES).map(({ line }) => line);
  const more = stale.length > MOST_LINES ? ', …' : '';
  const where = `line${lines.length > 1 ? 's' : ''} ${lines.join(', ')}${more}`;
  const what = gone === 1 ? '1 finding in it is gone' : `${gone} findings in it are gone`;
  return [`${path}: ${what} (${where}). Remove what is stale, or write it again: --baseline-write ${path}`];
}

function isPart({ patterns, only, changed }: BaselineArguments): boolean {
  const isFile = (pattern: string) => /\.(?:ya?ml|json)$/i.test(pattern) && !/[*?{[!]/.test(pattern);
  return only !== undefined || changed !== undefined || patterns.some(isFile);
}
