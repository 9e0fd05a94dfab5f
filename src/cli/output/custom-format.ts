import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { reasonOf } from '../../engine/host.ts';
import type { Format } from '../../formatters/index.ts';
import { UsageError } from '../arguments/usage-error.ts';

/** Loads a format of somebody's own from a module. Throws a {@link UsageError} when it holds none. */
export async function loadOwnFormat(path: string, cwd: string): Promise<Format> {
  let loaded: { readonly default?: unknown };
  try {
    loaded = (await import(pathToFileURL(resolve(cwd, path)).href)) as typeof loaded;
  } catch (error) {
    throw new UsageError(`--format ${path} could not be loaded: ${reasonOf(error)}`);
  }
  const { default: format } = loaded;
  if (isFunction(format)) return (report, style) => callModule(path, () => format(report, style));
  throw new UsageError(`--format ${path}: its default export must be a function (report, style) => string.`);
}

function isFunction(value: unknown): value is (...args: readonly unknown[]) => unknown {
  return typeof value === 'function';
}

/** A mistake in the module is no defect of the linter. */
function callModule(path: string, call: () => unknown): string {
  let text: unknown;
  try {
    text = call();
  } catch (error) {
    throw new UsageError(`--format ${path} failed: ${reasonOf(error)}`);
  }
  if (typeof text === 'string') return text;
  throw new UsageError(`--format ${path} must return a string.`);
}
