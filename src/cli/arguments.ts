import type { RuleSetting } from '../engine/lint.ts';
import type { LoadBalancerController } from '../fargate/load-balancers.ts';
import { FORMATS, type FormatName } from '../formatters/index.ts';
import type { Settings } from '../settings.ts';
import { type CommandLine, splitCommandLine } from './options.ts';
import { parseRuleSetting } from './rule-setting.ts';
import { didYouMean } from './suggest.ts';
import { UsageError } from './usage-error.ts';

/** A command line, understood. */
export interface Arguments {
  readonly task: 'lint' | 'help' | 'version';
  /** Files, directories and globs; `-` is stdin. */
  readonly patterns: readonly string[];
  readonly format: FormatName;
  /** Leave warnings out of the report. */
  readonly quiet: boolean;
  readonly maxWarnings: number;
  readonly levels: Readonly<Record<string, RuleSetting>>;
  /** The rules to report, when not all of them. */
  readonly only: ReadonlySet<string> | undefined;
  readonly settings: Partial<Settings>;
  readonly stdinFilename: string | undefined;
  readonly gitignore: boolean;
  /** As asked for; undefined leaves it to the terminal. */
  readonly color: boolean | undefined;
}

const CLUSTERS: readonly Settings['cluster'][] = ['hybrid', 'fargate-only'];
const CONTROLLERS: readonly LoadBalancerController[] = ['aws-load-balancer-controller', 'in-tree', 'auto-mode'];

/** The ids that a command line may name. */
export interface KnownRules {
  readonly configurable: readonly string[];
  readonly alwaysOn: readonly string[];
}

/** Throws a {@link UsageError} for whatever cannot be meant. */
export function parseArguments(argv: readonly string[], known: KnownRules): Arguments {
  const line = splitCommandLine(argv);
  const { patterns } = line;
  const stdinFilename = line.value('stdin-filename');
  if (stdinFilename !== undefined && !patterns.includes('-')) {
    throw new UsageError('--stdin-filename names what is read from stdin, so it needs the argument `-`.');
  }
  return {
    task: line.flag('help') ? 'help' : line.flag('version') ? 'version' : 'lint',
    patterns: patterns.length > 0 ? patterns : ['.'],
    format: oneOf(line, 'format', FORMATS) ?? 'stylish',
    quiet: line.flag('quiet') ?? false,
    maxWarnings: countOf(line.value('max-warnings')),
    levels: levelsOf(line.values('rule'), known),
    only: onlyOf(line.values('only'), known),
    settings: settingsOf(line),
    stdinFilename,
    gitignore: line.flag('gitignore', 'no-gitignore') ?? true,
    color: line.flag('color', 'no-color'),
  };
}

function settingsOf(line: CommandLine): Partial<Settings> {
  const namespace = namespaceOf(line.value('namespace'));
  const cluster = oneOf(line, 'cluster', CLUSTERS);
  const loadBalancerController = oneOf(line, 'load-balancer-controller', CONTROLLERS);
  return {
    ...(namespace !== undefined && { namespace }),
    ...(cluster !== undefined && { cluster }),
    ...(loadBalancerController !== undefined && { loadBalancerController }),
  };
}

function oneOf<Value extends string>(
  line: CommandLine,
  name: 'format' | 'cluster' | 'load-balancer-controller',
  allowed: readonly Value[],
): Value | undefined {
  const value = line.value(name);
  if (value === undefined) return undefined;
  const found = allowed.find((each) => each === value);
  if (found !== undefined) return found;
  const list = `${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}`;
  throw new UsageError(`--${name} must be ${list}, not ${value}.${didYouMean(value, allowed)}`);
}

function countOf(value: string | undefined): number {
  if (value === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d{1,15}$/.test(value)) throw new UsageError(`--max-warnings must be a whole number, not ${value}.`);
  return Number(value);
}

/** Source of the form: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ (RFC 1123 labels). */
function namespaceOf(value: string | undefined): string | undefined {
  if (value === undefined || /^(?=.{1,63}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(value)) return value;
  throw new UsageError(`--namespace must be a name that a namespace can have, not ${value}.`);
}

function levelsOf(values: readonly string[], known: KnownRules): Record<string, RuleSetting> {
  const levels: Record<string, RuleSetting> = {};
  for (const value of values) {
    const { id, setting } = parseRuleSetting(value);
    checkRule(id, known);
    if (known.alwaysOn.includes(id)) {
      throw new UsageError(`${id} is always on: without it, something that could not be checked would look clean.`);
    }
    levels[id] = setting;
  }
  return levels;
}

function onlyOf(ids: readonly string[], known: KnownRules): ReadonlySet<string> | undefined {
  if (ids.length === 0) return undefined;
  for (const id of ids) checkRule(id, known);
  return new Set(ids);
}

function checkRule(id: string, { configurable, alwaysOn }: KnownRules): void {
  const ids = [...configurable, ...alwaysOn];
  if (!ids.includes(id)) throw new UsageError(`There is no rule ${id}.${didYouMean(id, ids)}`);
}
