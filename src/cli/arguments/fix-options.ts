import type { FixArguments } from '../fix-files.ts';
import type { CommandLine } from './options.ts';
import { didYouMean } from './suggest.ts';
import { UsageError } from './usage-error.ts';

/** What `--fix`, `--fix-suggestions` and `--fix-dry-run` ask for; undefined when none of them is there. */
export function fixOf(line: CommandLine, ruleIds: readonly string[]): FixArguments | undefined {
  const isDryRun = line.flag('fix-dry-run') ?? false;
  const suggests = line.flag('fix-suggestions') ?? false;
  if (!line.flag('fix') && !isDryRun && !suggests) return undefined;
  if (!isDryRun && line.patterns.includes('-')) {
    throw new UsageError('There is no file to write what comes from stdin to. --fix-dry-run prints a diff.');
  }
  const named = line.values('fix-suggestions');
  for (const id of named) {
    if (!ruleIds.includes(id)) throw new UsageError(`There is no rule ${id}.${didYouMean(id, ruleIds)}`);
  }
  const isForAll = line.isBare('fix-suggestions');
  return { mode: isDryRun ? 'diff' : 'write', suggestions: isForAll ? 'all' : new Set(named) };
}
