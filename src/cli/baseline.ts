import { dirname, relative, resolve, sep } from 'node:path';
import { type ConfiguredBaseline, readConfiguredBaseline } from '../config/baseline.ts';
import { isWithin } from '../config/extends.ts';
import { CONFIG_NAMES } from '../config/find.ts';
import { applyBaseline, type Baseline, type BaselineEntry, formatBaseline, parseBaseline } from '../engine/baseline.ts';
import type { Report } from '../engine/findings/report.ts';
import { type Host, type Problem, reasonOf } from '../engine/host.ts';
import { count } from '../formatters/count.ts';
import { formatSpan } from '../source/span.ts';
import type { Configuration } from './configuration/configuration.ts';
import { writeReport } from './output/write-report.ts';

export interface BaselineArguments {
  /** The file of known findings. */
  readonly baseline: string | undefined;
  /** The file to record current findings in. */
  readonly baselineWrite: string | undefined;
  readonly patterns: readonly string[];
  readonly namesFiles: boolean;
  readonly only: ReadonlySet<string> | undefined;
  readonly changed: object | undefined;
  readonly shard: object | undefined;
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

export interface BaselineContext {
  readonly host: Host;
  readonly cwd: string;
  /** What may name a baseline; undefined with `--no-config`. */
  readonly configuration: Pick<Configuration, 'project' | 'name'> | undefined;
}

/**
 * Reads the baseline before anything is linted: that of the option, or else of the configuration. A missing or broken
 * file is a problem, unless it is only configured and may be written now.
 */
export function openBaseline(args: BaselineArguments, context: BaselineContext): BaselineStep | Problem {
  const { baselineWrite } = args;
  const read = args.baseline === undefined ? readConfigured(context) : readNamed(args.baseline, context);
  const isReplaced = args.baseline === undefined && baselineWrite !== undefined;
  if (read && 'reason' in read && !isReplaced) return read;
  const { path, known } = read && 'known' in read ? read : {};
  const step = (report: Report, problems: Problem[]) => {
    // Only the whole tells which findings are beyond the count, so it is up to merge.
    if (args.shard) return { report, notes: [] };
    const written = baselineWrite === undefined ? [] : writeBaseline(report, baselineWrite, context, problems);
    // Written first, from everything, so that known findings stay known.
    const now = written.length > 0 ? parseBaseline(formatBaseline(report.findings)) : known;
    const outcome = now ? applyBaseline(report, now) : { report, stale: [] };
    const judgesStale = path !== undefined && written.length === 0 && !isPart(args, context);
    const stale = judgesStale ? staleNotes(outcome.stale, path) : [];
    return { report: outcome.report, notes: [...written, ...stale] };
  };
  return Object.assign(step, { known });
}

function readNamed(path: string, { host }: BaselineContext): ConfiguredBaseline | Problem {
  try {
    return { path, known: parseBaseline(new TextDecoder().decode(host.read(path))) };
  } catch (error) {
    return { path, reason: reasonOf(error) };
  }
}

function readConfigured({ host, configuration }: BaselineContext): ConfiguredBaseline | Problem | undefined {
  const read = configuration?.project && readConfiguredBaseline(configuration.project, host);
  if (!read || 'known' in read) return read;
  const { span, message } = read.problem;
  return { path: formatSpan(span), reason: message };
}

/** Returns a message if it was written. */
function writeBaseline(report: Report, path: string, context: BaselineContext, problems: Problem[]): string[] {
  if (problems.length > 0) {
    problems.push({ path, reason: 'not written, because some files could not be read' });
    return [];
  }
  const text = formatBaseline(report.findings);
  const failures = writeReport(path, text, context.cwd);
  problems.push(...failures);
  if (failures.length > 0) return [];
  const known = [...parseBaseline(text).values()].reduce((sum, entry) => sum + entry.count, 0);
  return [`recorded ${count(known, 'finding')} in ${path}${useOf(path, context)}`];
}

/** How the written file is used, unless the configuration names it already. */
function useOf(path: string, { cwd, configuration }: BaselineContext): string {
  const option = `; hide them with --baseline ${path}`;
  if (!configuration) return option;
  const { name = CONFIG_NAMES[0], project } = configuration;
  const directory = dirname(resolve(cwd, name));
  const key = relative(directory, resolve(cwd, path)).split(sep).join('/');
  const layer = project?.baseline;
  if (layer && resolve(dirname(layer.file), layer.config.baseline ?? '') === resolve(cwd, path)) return '';
  if (!isWithin(directory, resolve(cwd, path))) return option;
  return `${option}, or add \`baseline: ${key}\` to ${name} so that hooks and editors use it`;
}

const MOST_LINES = 10;

function staleNotes(stale: readonly BaselineEntry[], path: string): string[] {
  if (stale.length === 0) return [];
  const gone = stale.reduce((sum, entry) => sum + entry.count, 0);
  const lines = stale.slice(0, MOST_LINES).map(({ line }) => line);
  const more = stale.length > MOST_LINES ? ', …' : '';
  const where = `line${lines.length > 1 ? 's' : ''} ${lines.join(', ')}${more}`;
  const what = gone === 1 ? '1 baseline entry no longer matches' : `${gone} baseline entries no longer match`;
  return [`${path}: ${what} (${where}); update it with --baseline-write ${path}`];
}

/** Whether only a part is linted, so that other entries cannot be judged. That of a configuration is about the project. */
function isPart(
  { baseline, patterns, namesFiles, only, changed }: BaselineArguments,
  { configuration }: BaselineContext,
) {
  if (only !== undefined || changed !== undefined) return true;
  const isFile = (pattern: string) => /\.(?:ya?ml|json)$/i.test(pattern) && !/[*?{[!]/.test(pattern);
  if (baseline !== undefined) return patterns.some(isFile);
  const { included, base, cwd } = configuration?.project ?? {};
  return namesFiles || (included === undefined && base !== cwd);
}
