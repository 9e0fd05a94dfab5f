import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { COMMAND_NAMES } from '../commands/command-names.ts';
import { OPTIONAL_VALUES } from './options.ts';
import { didYouMean } from './suggest.ts';
import { UsageError } from './usage-error.ts';

/** Commands of other tools, and what they are here. */
const OTHER_COMMANDS: ReadonlyMap<string, string> = new Map([
  ...['lint', 'check', 'run', 'scan', 'test', 'validate'].map(
    (name) => [name, 'to lint files: fargate-lint <path>'] as const,
  ),
  ['fix', 'to fix files: fargate-lint --fix <path>'],
  ['help', 'for help: fargate-lint --help'],
  ['version', 'for the version: fargate-lint --version'],
  ['config', 'to print the configuration: fargate-lint --print-config <file>'],
]);

/**
 * Throws a {@link UsageError} for a name on the command line that can be read in two ways, or that stands where
 * something else was meant.
 *
 * @param cwd absolute path of the working directory
 */
export function checkNames(argv: readonly string[], cwd: string): void {
  const end = argv.indexOf('--');
  const names = end < 0 ? argv : argv.slice(0, end);
  const isFile = (name: string) => exists(resolve(cwd, name));
  for (const [index, name] of names.entries()) {
    if (name.startsWith('-')) refuseAmbiguous(name, isFile);
    else if (/[*?{[!/\\.]/.test(name) || isFile(name)) continue;
    else if (index === 0) refuseUnknownCommand(name);
    else refuseDetachedValue(names[index - 1] ?? '', name);
  }
}

/**
 * Hooks pass the names of whatever was changed: one like `-fsarif=package.json` must not become an option, nor may a
 * file that somebody adds take an option away.
 */
function refuseAmbiguous(name: string, isFile: (name: string) => boolean): void {
  if (name.length === 1 || !isFile(name)) return;
  throw new UsageError(`${name} is both an option and a file; put -- before file names: -- ${name}`);
}

function refuseUnknownCommand(name: string): void {
  const hint = OTHER_COMMANDS.get(name);
  if (hint !== undefined) throw new UsageError(`unknown command or file: ${name}; ${hint}`);
  const meant = didYouMean(name, [...COMMAND_NAMES, ...OTHER_COMMANDS.keys()]);
  if (meant !== '') throw new UsageError(`unknown command or file: ${name}${meant}`);
}

/** The value of these options needs a `=`, because they may have none. */
function refuseDetachedValue(option: string, value: string): void {
  if (!OPTIONAL_VALUES.has(option.replace(/^--/, '')) || !option.startsWith('--')) return;
  throw new UsageError(`no such file: ${value}; did you mean ${option}=${value}?`);
}

function exists(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
