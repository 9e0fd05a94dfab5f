import { applyBaseline, type Baseline, type BaselineEntry, formatBaseline, parseBaseline } from '../engine/baseline.ts';
import type { Report } from '../engine/findings/report.ts';
import { type Host, type Problem, reasonOf } from '../engine/host.ts';
import { count } from '../formatters/count.ts';
import { writeReport } from './output/write-report.ts';

export interface BaselineArguments {
  /** The file of known findings. */
  readonly baseline: string | undefined;
  /** The file to record current findings in. */
  readonly baselineWrite: string | undefined;
  readonly patterns: readonly string[];
  readonly only: ReadonlySet<string> | undefined;
  readonly changed: object | undefined;
}

export interface BaselineOutcome {
  readonly report: Report;
  /** Messages for stderr. */
  readonly notes: readonly string[];
}

/** Applies a baseline to a report. */
export interface BaselineStep {
  (report: Report, problems: Problem[]): BaselineOutcome;
  /** Known findings, if a file was named. */
  readonly known: Baseline | undefined;
}

/** Reads the baseline before anything is linted. A missing or broken file is a problem. */
export function openBaseline(args: BaselineArguments, host: Host, cwd: string): BaselineStep | Problem {
  const { baseline: path, baselineWrite } = args;
  try {
    const known = path === undefined ? undefined : parseBaseline(new TextDecoder().decode(host.read(path)));
    const step = (report: Report, problems: Problem[]) => {
      const written = baselineWrite === undefined ? [] : writeBaseline(report, baselineWrite, cwd, problems);
      // Written first, from everything, so that known findings stay known.
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

/** Returns a message if it was written. */
function writeBaseline(report: Report, path: string, cwd: string, problems: Problem[]): string[] {
  if (problems.length > 0) {
    problems.push({ path, reason: 'not written, because some files could not be read' });
    return [];
  }
  const text = formatBaseline(report.findings);
  const failures = writeReport(path, text, cwd);
  problems.push(...failures);
  if (failures.length > 0) return [];
  const known = [...parseBaseline(text).values()].reduce((sum, entry) => sum + entry.count, 0);
  return [`recorded ${count(known, 'finding')} in ${path}; hide them with --baseline ${path}`];
}

const MOST_LINES = 10;

/** When only a part is linted, other entries cannot be judged. */
function staleNotes(stale: readonly BaselineEntry[], path: string, args: BaselineArguments): string[] {
  if (stale.length === 0 || isPart(args)) return [];
  const gone = stale.reduce((sum, entry) => sum + entry.count, 0);
  const lines = stale.slice(0, MOST_LINES).map(({ line }) => line);
  const more = stale.length > MOST_LINES ? ', …' : '';
  const where = `line${lines.length > 1 ? 's' : ''} ${lines.join(', ')}${more}`;
  const what = gone === 1 ? '1 baseline entry no longer matches' : `${gone} baseline entries no longer match`;
  return [`${path}: ${what} (${where}); update it with --baseline-write ${path}`];
}

function isPart({ patterns, only, changed }: BaselineArguments): boolean {
  const isFile = (pattern: string) => /\.(?:ya?ml|json)$/i.test(pattern) && !/[*?{[!]/.test(pattern);
  return only !== undefined || changed !== undefined || patterns.some(isFile);
}
