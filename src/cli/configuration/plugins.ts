import type { Plugin } from '../../plugins/load-plugins.ts';
import { splitCommandLine } from '../arguments/options.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { Io } from '../io.ts';

/**
 * The plugins that a command line names, and no configuration: whoever sends a change for review must not thereby run
 * code. Throws a {@link UsageError} for one that cannot be used.
 */
export async function pluginsOf(argv: readonly string[], { cwd }: Pick<Io, 'cwd'>): Promise<readonly Plugin[]> {
  // Looked for before the rest is understood, which names rules that plugins bring.
  if (!argv.some((each) => each.startsWith('--plugin'))) return [];
  const { loadPlugins, PluginError } = await import('../../plugins/load-plugins.ts');
  try {
    return await loadPlugins(splitCommandLine(argv).values('plugin'), cwd);
  } catch (error) {
    throw error instanceof PluginError ? new UsageError(error.message) : error;
  }
}
