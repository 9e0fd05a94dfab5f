import type { RuleSetting } from '../../engine/findings/levels.ts';
import type { Shard } from '../../engine/shard.ts';
import type { LoadBalancerController } from '../../fargate/traffic/load-balancers.ts';
import type { NamedContext } from '../../project/list-project.ts';
import type { Settings } from '../../settings.ts';
import { parsePrices } from '../configuration/prices.ts';
import { parseRuleSetting } from '../configuration/rule-setting.ts';
import type { FixArguments } from '../fix-files.ts';
import { parseWorkloadName, type WorkloadName } from '../workload-name.ts';
import { fixOf } from './fix-options.ts';
import { type FormatRequest, fileFor, parseFormats } from './format-request.ts';
import { type CommandLine, splitCommandLine } from './options.ts';
import { type ReleaseArguments, releaseOf } from './release-options.ts';
import { shardOf } from './shard-options.ts';
import { didYouMean } from './suggest.ts';
import { UsageError } from './usage-error.ts';

/** What a run is asked for. */
export interface RunOptions {
  readonly task: 'lint' | 'list-files' | 'list-entries';
  /** Files, directories and globs; `-` is stdin. */
  readonly patterns: readonly string[];
  /** Whether any were given; otherwise they stand for the current directory. */
  readonly namesFiles: boolean;
  /** The configuration to use instead of the nearest one. */
  readonly config: string | undefined;
  /** Whether to look for a configuration. */
  readonly findsConfig: boolean;
  /** The file to print the configuration for, instead of a report. */
  readonly printConfig: string | undefined;
  readonly formats: readonly FormatRequest[];
  /** Print counts by rule instead of the report. */
  readonly statistics: boolean;
  /** Report only what differs from a base in git; by default, the branch that this one started from. */
  readonly changed: { readonly base: string | undefined } | undefined;
  /** Read but not reported, in addition to what the configuration includes. */
  readonly context: NamedContext;
  /** The part to report, when several runs share the work. */
  readonly shard: Shard | undefined;
  /** What to fix, if anything. */
  readonly fix: FixArguments | undefined;
  /** Leave warnings out of the report. */
  readonly quiet: boolean;
  readonly maxWarnings: number;
  /** Whether objects of kinds that no rule knows are an error. */
  readonly strictKinds: boolean;
  /** Whether templates that were not rendered, or no workloads at all, are an error. */
  readonly failOnSkipped: boolean;
  /** Modules with further rules. */
  readonly plugins: readonly string[];
  readonly levels: Readonly<Record<string, RuleSetting>>;
  /** The rules to report, if not all. */
  readonly only: ReadonlySet<string> | undefined;
  readonly settings: Partial<Settings>;
  /** Files that declare the Fargate profiles of the cluster. */
  readonly profileFiles: readonly string[];
  /** The workload to explain the placement of, instead of a report. */
  readonly explainPlacement: WorkloadName | undefined;
  /** The file of known findings to leave out, and the file to record current ones in. */
  readonly baseline: string | undefined;
  readonly baselineWrite: string | undefined;
  readonly stdinFilename: string | undefined;
  readonly gitignore: boolean;
  /** Whether kustomizations and charts are rendered. */
  readonly render: boolean;
  /** How charts are rendered. */
  readonly release: ReleaseArguments;
  /** The program to render charts with, instead of the linter. */
  readonly helm: string | undefined;
  /** Directories of charts that stand in for those of registries. */
  readonly chartDirectories: readonly string[];
  /** Undefined leaves it to the terminal. */
  readonly color: boolean | undefined;
}

const CLUSTERS: readonly Settings['cluster'][] = ['hybrid', 'fargate-only'];
const CONTROLLERS: readonly LoadBalancerController[] = ['aws-load-balancer-controller', 'in-tree', 'auto-mode'];

/** A parsed command line. */
export interface Arguments extends RunOptions {
  /** What is printed instead of a run. */
  readonly prints: 'help' | 'version' | undefined;
  /** Print to stderr how long each stage took. */
  readonly timing: boolean;
}

/** Throws a {@link UsageError} for anything invalid, except for rules that do not exist. */
export function parseArguments(argv: readonly string[]): Arguments {
  const line = splitCommandLine(argv);
  const files = namedFiles(line.patterns);
  const { patterns } = files;
  const stdinFilename = line.value('stdin-filename');
  if (stdinFilename !== undefined && !patterns.includes('-')) {
    throw new UsageError('--stdin-filename needs the argument -, which reads stdin');
  }
  return {
    prints: line.flag('help') ? 'help' : line.flag('version') ? 'version' : undefined,
    task: taskOf(line),
    ...files,
    ...configOf(line),
    ...outputOf(line),
    timing: line.flag('timing') ?? false,
    changed: changedOf(line, patterns),
    context: { isProject: line.isBare('context'), patterns: line.values('context') },
    shard: shardOf(line),
    fix: fixOf(line),
    quiet: line.flag('quiet') ?? false,
    maxWarnings: countOf(line.value('max-warnings')),
    strictKinds: line.flag('strict-kinds') ?? false,
    failOnSkipped: line.flag('fail-on-skipped') ?? false,
    plugins: line.values('plugin'),
    levels: levelsOf(line.values('rule')),
    only: line.flag('only') ? new Set(line.values('only')) : undefined,
    settings: settingsOf(line),
    profileFiles: line.values('profiles'),
    explainPlacement: explainedOf(line.value('explain-placement')),
    baseline: line.value('baseline'),
    baselineWrite: baselineWriteOf(line),
    stdinFilename,
    gitignore: line.flag('gitignore', 'no-gitignore') ?? true,
    render: !line.flag('no-render'),
    release: releaseOf(line),
    helm: line.value('helm'),
    chartDirectories: line.values('charts').map((path) => path.replace(/(?<=.)\/+$/, '')),
    color: line.flag('color', 'no-color'),
  };
}

/** The files of a run, which are the current directory if none are named. */
export function namedFiles(patterns: readonly string[]): Pick<RunOptions, 'patterns' | 'namesFiles'> {
  // What leaves files out needs something to leave them out of.
  const isAllNegated = patterns.every((pattern) => pattern.startsWith('!'));
  return { patterns: isAllNegated ? ['.', ...patterns] : patterns, namesFiles: patterns.length > 0 };
}

function taskOf(line: CommandLine): RunOptions['task'] {
  if (line.flag('list-entries')) return 'list-entries';
  return line.flag('list-files') ? 'list-files' : 'lint';
}

/** Counts and diffs replace the report on stdout, but not reports in files. */
function outputOf(line: CommandLine): Pick<Arguments, 'formats' | 'statistics'> {
  const statistics = line.flag('statistics') ?? false;
  const values = line.values('format');
  const formats = parseFormats(values);
  const instead = line.flag('fix-dry-run') ? '--fix-dry-run prints a diff' : '--statistics prints counts';
  if (statistics && line.flag('fix-dry-run')) throw new UsageError('--statistics and --fix-dry-run exclude each other');
  if (!statistics && !line.flag('fix-dry-run')) return { formats, statistics };
  const printed = formats.findIndex(({ file }) => file === undefined);
  if (printed >= 0 && values.length > 0) {
    throw new UsageError(
      `${instead} instead of the report; write the report to a file: --format ${fileFor(values[printed] ?? '')}`,
    );
  }
  return { formats: formats.filter(({ file }) => file !== undefined), statistics };
}

function configOf(line: CommandLine): Pick<Arguments, 'config' | 'findsConfig' | 'printConfig'> {
  const config = line.value('config');
  const findsConfig = !line.flag('no-config');
  if (config !== undefined && !findsConfig) throw new UsageError('--config and --no-config exclude each other');
  return { config, findsConfig, printConfig: line.value('print-config') };
}

function changedOf(line: CommandLine, patterns: readonly string[]): Arguments['changed'] {
  if (!line.flag('changed')) return undefined;
  if (patterns.includes('-')) throw new UsageError('--changed compares files in git; it cannot be used with stdin');
  return { base: line.value('changed') };
}

/** With a baseline of a part, the next run would report everything else. */
function baselineWriteOf(line: CommandLine): string | undefined {
  const part = (['only', 'changed'] as const).find((name) => line.flag(name));
  const file = line.value('baseline-write');
  if (file === undefined || part === undefined) return file;
  throw new UsageError(`--baseline-write records all findings; it cannot be used with --${part}`);
}

function explainedOf(value: string | undefined): WorkloadName | undefined {
  return value === undefined ? undefined : parseWorkloadName(value);
}

function settingsOf(line: CommandLine): Partial<Settings> {
  const namespace = namespaceOf(line.value('namespace'));
  const cluster = oneOf(line, 'cluster', CLUSTERS);
  const loadBalancerController = oneOf(line, 'load-balancer-controller', CONTROLLERS);
  const region = line.value('region');
  const prices = line.value('prices');
  return {
    ...(namespace !== undefined && { namespace }),
    ...(cluster !== undefined && { cluster }),
    ...(loadBalancerController !== undefined && { loadBalancerController }),
    ...(region !== undefined && { region }),
    ...(prices !== undefined && { prices: parsePrices(prices) }),
  };
}

function oneOf<Value extends string>(
  line: CommandLine,
  name: 'cluster' | 'load-balancer-controller',
  allowed: readonly Value[],
): Value | undefined {
  const value = line.value(name);
  if (value === undefined) return undefined;
  const found = allowed.find((each) => each === value);
  if (found !== undefined) return found;
  const list = `${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}`;
  throw new UsageError(`--${name}: '${value}' is not ${list}${didYouMean(value, allowed)}`);
}

/** Throws a {@link UsageError} for anything but a whole number. Undefined means no limit. */
export function countOf(value: string | undefined): number {
  if (value === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d{1,15}$/.test(value)) throw new UsageError(`--max-warnings: '${value}' is not a whole number of 0 or more`);
  return Number(value);
}

/** Source of the form: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ (RFC 1123 labels). */
function namespaceOf(value: string | undefined): string | undefined {
  if (value === undefined || /^(?=.{1,63}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(value)) return value;
  throw new UsageError(`--namespace: '${value}' is not a valid namespace name`);
}

function levelsOf(values: readonly string[]): Record<string, RuleSetting> {
  return Object.fromEntries(values.map(parseRuleSetting));
}
