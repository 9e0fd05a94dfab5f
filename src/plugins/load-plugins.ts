import { keepValidator } from '../engine/option-validators.ts';
import type { Rule } from '../rule.ts';
import { problemsOfRule } from './check-rule.ts';
import { findModule } from './find-module.ts';

/** A module with rules of one's own. */
export interface Plugin {
  /** As it was named: a path, or a package. */
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** A plugin cannot be used. The message names it and says everything that is wrong with it. */
export class PluginError extends Error {
  override readonly name = 'PluginError';
}

/**
 * Imports ES modules that export `rules`, or have them as their default export, and checks that they are rules. This
 * runs their code: name only what you would run.
 *
 * @param names paths relative to `directory`, or names of packages installed there
 * @throws {@link PluginError} for a module that is not there, throws, or exports something else
 */
export async function loadPlugins(names: readonly string[], directory: string): Promise<readonly Plugin[]> {
  const plugins: Plugin[] = [];
  const owners = new Map<string, string>();
  for (const name of new Set(names)) {
    const rules = await importRules(name, directory);
    const problems = rules.flatMap((rule, index) => {
      const found = problemsOfRule(rule).map((problem) => `${nameOf(rule, index)}: ${problem}`);
      const owner = owners.get(idOf(rule));
      if (owner !== undefined) found.push(`${nameOf(rule, index)}: ${owner} has a rule of that id already`);
      owners.set(idOf(rule), name);
      return found;
    });
    if (problems.length > 0) throw new PluginError([`The plugin ${name} cannot be used.`, ...problems].join('\n  '));
    plugins.push({ name, rules: rules as readonly Rule[] });
  }
  await checkOptionSchemas(plugins);
  return plugins;
}

async function importRules(name: string, directory: string): Promise<readonly unknown[]> {
  const url = findModule(name, directory);
  if (url === undefined) {
    const hint = /^[\w@]/.test(name) && /\.[cm]?js$/.test(name) ? ` Did you mean ./${name}?` : '';
    throw new PluginError(`There is no plugin ${name}: no such file or package.${hint}`);
  }
  let module: Readonly<Record<string, unknown>>;
  try {
    module = await import(url);
  } catch (error) {
    throw new PluginError(`The plugin ${name} could not be loaded: ${error}`, { cause: error });
  }
  const rules = module.rules ?? module.default;
  if (Array.isArray(rules) && rules.length > 0) return rules;
  throw new PluginError(
    `The plugin ${name} has no rules: it must export a list named rules, or have it as its default.`,
  );
}

/** Ajv is loaded only when there are options: it takes longer to load than most files take to lint. */
async function checkOptionSchemas(plugins: readonly Plugin[]): Promise<void> {
  if (!plugins.some(({ rules }) => rules.some(({ options }) => options))) return;
  const { compileOptions } = await import('./compile-options.ts');
  for (const { name, rules } of plugins) {
    for (const rule of rules) {
      try {
        if (rule.options) keepValidator(rule, compileOptions(rule.options));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new PluginError(`The plugin ${name} cannot be used.\n  ${rule.id}: options: ${reason}`, { cause: error });
      }
    }
  }
}

function idOf(rule: unknown): string {
  return typeof rule === 'object' && rule !== null && 'id' in rule ? String(rule.id) : '';
}

function nameOf(rule: unknown, index: number): string {
  return idOf(rule) || `rule ${index + 1}`;
}
