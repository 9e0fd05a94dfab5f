import type { Plugin } from '../../plugins/load-plugins.ts';
import { UsageError } from '../arguments/usage-error.ts';

/**
 * The plugins of a command line. A configuration cannot name any: a change that is sent for review must not run code.
 * Throws a {@link UsageError} for one that cannot be used.
 */
export async function pluginsOf(names: readonly string[], cwd: string): Promise<readonly Plugin[]> {
  if (names.length === 0) return [];
  const { loadPlugins, PluginError } = await import('../../plugins/load-plugins.ts');
  try {
    return await loadPlugins(names, cwd);
  } catch (error) {
    throw error instanceof PluginError ? new UsageError(error.message, error.problems) : error;
  }
}
