import type { Plugin } from '../../plugins/load-plugins.ts';
import { splitCommandLine } from '../arguments/options.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { Io } from '../io.ts';

/**
 * The plugins of a command line. A configuration cannot name any: a change that is sent for review must not run code.
 * Throws a {@link UsageError} for one that cannot be used.
 */
export async function pluginsOf(argv: readonly string[], { cwd }: Pick<Io, 'cwd'>): Promise<readonly Plugin[]> {
  // Read before other options, which may name rules of plugins.
  if (!argv.some((each) => each.startsWith('--plugin'))) return [];
  const { loadPlugins, PluginError } = await import('../../plugins/load-plugins.ts');
  try {
    return await loadPlugins(splitCommandLine(argv).values('plugin'), cwd);
  } catch (error) {
    throw error instanceof PluginError ? new UsageError(error.message, error.problems) : error;
  }
}
