import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { reasonOf } from '../../engine/host.ts';
import type { Format } from '../../formatters/index.ts';
import { UsageError } from '../arguments/usage-error.ts';

/** Loads a custom format from a module. Throws a {@link UsageError} if the module has none. */
export async function loadCustomFormat(path: string, cwd: string): Promise<Format> {
  const file = resolve(cwd, path);
  if (!existsSync(file)) throw new UsageError(`--format ${path}: no such file`);
  let loaded: { readonly default?: unknown };
  try {
    loaded = (await import(pathToFileURL(file).href)) as typeof loaded;
  } catch (error) {
    // Node adds which of our own files has imported it.
    throw new UsageError(`--format ${path}: ${reasonOf(error).replace(/ imported from .*/s, '')}`);
  }
  const { default: format } = loaded;
  if (isFunction(format)) return (report, style) => callModule(path, () => format(report, style));
  throw new UsageError(`--format ${path}: the default export must be a function (report, style) => string`);
}

function isFunction(value: unknown): value is (...args: readonly unknown[]) => unknown {
  return typeof value === 'function';
}

/** A mistake in the module is not an internal error. */
function callModule(path: string, call: () => unknown): string {
  let text: unknown;
  try {
    text = call();
  } catch (error) {
    throw new UsageError(`--format ${path} failed: ${reasonOf(error)}`);
  }
  if (typeof text === 'string') return text;
  throw new UsageError(`--format ${path} must return a string`);
}
