import type { FixArguments } from '../fix-files.ts';
import type { CommandLine } from './options.ts';
import { UsageError } from './usage-error.ts';

/** What `--fix`, `--fix-suggestions` and `--fix-dry-run` ask for; undefined without any of them. */
export function fixOf(line: CommandLine): FixArguments | undefined {
  const isDryRun = line.flag('fix-dry-run') ?? false;
  const suggests = line.flag('fix-suggestions') ?? false;
  if (!line.flag('fix') && !isDryRun && !suggests) return undefined;
  if (!isDryRun && line.patterns.includes('-')) {
    throw new UsageError('--fix cannot write to stdin; use --fix-dry-run to print a diff');
  }
  const isForAll = line.isBare('fix-suggestions');
  return { mode: isDryRun ? 'diff' : 'write', suggestions: isForAll ? 'all' : new Set(line.values('fix-suggestions')) };
}
