import { OTHER_OPTIONS } from './other-options.ts';
import { didYouMean } from './suggest.ts';
import { UsageError } from './usage-error.ts';

/** Every option, and whether it takes a value. */
export const OPTIONS = {
  format: { type: 'string', short: 'f', multiple: true },
  statistics: { type: 'boolean' },
  timing: { type: 'boolean' },
  'list-files': { type: 'boolean' },
  'list-entries': { type: 'boolean' },
  shard: { type: 'string' },
  changed: { type: 'boolean' },
  context: { type: 'boolean', multiple: true },
  quiet: { type: 'boolean', short: 'q' },
  'max-warnings': { type: 'string' },
  'strict-kinds': { type: 'boolean' },
  'fail-on-skipped': { type: 'boolean' },
  rule: { type: 'string', multiple: true },
  only: { type: 'string', multiple: true },
  namespace: { type: 'string', short: 'n' },
  'stdin-filename': { type: 'string' },
  'load-balancer-controller': { type: 'string' },
  cluster: { type: 'string' },
  profiles: { type: 'string', multiple: true },
  'explain-placement': { type: 'string' },
  region: { type: 'string' },
  prices: { type: 'string' },
  config: { type: 'string' },
  'no-config': { type: 'boolean' },
  'print-config': { type: 'string' },
  gitignore: { type: 'boolean' },
  'no-gitignore': { type: 'boolean' },
  'no-render': { type: 'boolean' },
  values: { type: 'string', multiple: true },
  set: { type: 'string', multiple: true },
  'set-string': { type: 'string', multiple: true },
  'release-name': { type: 'string' },
  'kube-version': { type: 'string' },
  'api-versions': { type: 'string', multiple: true },
  'ci-values': { type: 'boolean' },
  'helm-tests': { type: 'boolean' },
  helm: { type: 'string' },
  charts: { type: 'string', multiple: true },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  fix: { type: 'boolean' },
  'fix-suggestions': { type: 'boolean', multiple: true },
  'fix-dry-run': { type: 'boolean' },
  baseline: { type: 'string' },
  'baseline-write': { type: 'string' },
  plugin: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

export type OptionName = keyof typeof OPTIONS;

/** Flags that may have a value, after `=`. */
export const OPTIONAL_VALUES: ReadonlySet<string> = new Set(['changed', 'context', 'fix-suggestions']);

export interface CommandLine {
  readonly patterns: readonly string[];
  /** Every option given, in order. */
  readonly names: readonly OptionName[];
  /** Whether a flag was given; of two opposites, whether it came last. */
  readonly flag: (name: OptionName, opposite?: OptionName) => boolean | undefined;
  /** The last value of an option. */
  readonly value: (name: OptionName) => string | undefined;
  readonly values: (name: OptionName) => readonly string[];
  /** Whether a flag that may have a value was given without one at least once. */
  readonly isBare: (name: OptionName) => boolean;
}

/**
 * Splits a command line. Throws a {@link UsageError} for an unknown option and for a missing value.
 *
 * @param allowed the options to choose from for one that is not known; all without it
 */
export function splitCommandLine(
  argv: readonly string[],
  allowed: readonly string[] = Object.keys(OPTIONS),
): CommandLine {
  const patterns: string[] = [];
  const given: { name: OptionName; value: string | undefined }[] = [];
  for (const token of tokensOf(argv)) {
    if (token.kind === 'positional') patterns.push(token.value);
    else if (token.kind === 'option') given.push({ name: nameOf(token, allowed), value: readValue(token) });
  }
  const values = (name: OptionName) => given.flatMap((each) => (each.name === name ? (each.value ?? []) : []));
  return {
    patterns,
    names: given.map(({ name }) => name),
    values,
    value: (name) => values(name).at(-1),
    isBare: (name) => given.some((each) => each.name === name && each.value === undefined),
    flag: (name, opposite) => {
      const last = given.findLast((each) => each.name === name || each.name === opposite);
      return last && last.name === name;
    },
  };
}

type Token = ({ readonly kind: 'option' } & OptionToken) | { readonly kind: 'positional'; readonly value: string };

/** Files alone, as hooks name them, need no parser: loading Node's takes longer than linting a file. */
function tokensOf(argv: readonly string[]): readonly (Token | { readonly kind: 'option-terminator' })[] {
  if (!argv.some((each) => each.startsWith('-'))) return argv.map((value) => ({ kind: 'positional', value }));
  const { parseArgs } = process.getBuiltinModule('node:util');
  return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: false, tokens: true }).tokens;
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function nameOf({ name, rawName }: OptionToken, allowed: readonly string[]): OptionName {
  if (isOption(name)) return name;
  const known = allowed.map((each) => `--${each}`);
  const other = OTHER_OPTIONS.get(rawName);
  throw new UsageError(`unknown option ${rawName}${other ? `; ${other}` : didYouMean(rawName, known)}`);
}

function isOption(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}

function readValue({ name, rawName, value, inlineValue }: OptionToken): string | undefined {
  const takesValue = isOption(name) && OPTIONS[name].type === 'string';
  const mayTakeValue = takesValue || OPTIONAL_VALUES.has(name);
  if (!mayTakeValue && inlineValue) throw new UsageError(`${rawName} takes no value`);
  const isMissing = value === undefined || value === '' || (!inlineValue && value.startsWith('-'));
  if ((takesValue || inlineValue) && isMissing) throw new UsageError(`${rawName} needs a value`);
  return value;
}
