import { keepValidator } from '../engine/option-validators.ts';
import type { Rule } from '../rule.ts';
import { problemsOfRule } from './check-rule.ts';
import { findModule } from './find-module.ts';

/** A module with custom rules. */
export interface Plugin {
  /** A path or a package, as named. */
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** A plugin cannot be used. */
export class PluginError extends Error {
  override readonly name = 'PluginError';
  /** What is wrong with it, one line each; empty if the message says it all. */
  readonly problems: readonly string[];

  constructor(message: string, problems: readonly string[] = [], options?: ErrorOptions) {
    super(message, options);
    this.problems = problems;
  }
}

/**
 * Imports ES modules that export `rules`, by that name or as the default, and validates them. This runs their code.
 *
 * @param names paths relative to `directory`, or names of packages installed there
 * @throws {@link PluginError} for a module that is missing, throws, or exports something else
 */
export async function loadPlugins(names: readonly string[], directory: string): Promise<readonly Plugin[]> {
  const plugins: Plugin[] = [];
  const owners = new Map<string, string>();
  for (const name of new Set(names)) {
    const rules = await importRules(name, directory);
    const problems = rules.flatMap((rule, index) => {
      const found = problemsOfRule(rule).map((problem) => `${nameOf(rule, index)}: ${problem}`);
      const owner = owners.get(idOf(rule));
      if (owner !== undefined) found.push(`${nameOf(rule, index)}: ${owner} already has a rule with this id`);
      owners.set(idOf(rule), name);
      return found;
    });
    if (problems.length > 0) throw new PluginError(`plugin ${name} is not valid:`, problems);
    plugins.push({ name, rules: rules as readonly Rule[] });
  }
  await checkOptionSchemas(plugins);
  return plugins;
}

async function importRules(name: string, directory: string): Promise<readonly unknown[]> {
  const url = findModule(name, directory);
  if (url === undefined) {
    const hint = /^[\w@]/.test(name) && /\.[cm]?js$/.test(name) ? `; did you mean ./${name}?` : '';
    throw new PluginError(`plugin ${name}: no such file or package${hint}`);
  }
  let module: Readonly<Record<string, unknown>>;
  try {
    module = await import(url);
  } catch (error) {
    throw new PluginError(`plugin ${name} cannot be loaded: ${error}`, [], { cause: error });
  }
  const rules = module.rules ?? module.default;
  if (Array.isArray(rules) && rules.length > 0) return rules;
  throw new PluginError(`plugin ${name} has no rules; export a list named rules, or as the default`);
}

/** Loads Ajv only if there are options: that takes longer than linting most files. */
async function checkOptionSchemas(plugins: readonly Plugin[]): Promise<void> {
  if (!plugins.some(({ rules }) => rules.some(({ options }) => options))) return;
  const { compileOptions } = await import('./compile-options.ts');
  for (const { name, rules } of plugins) {
    for (const rule of rules) {
      try {
        if (rule.options) keepValidator(rule, compileOptions(rule.options));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new PluginError(`plugin ${name} is not valid:`, [`${rule.id}: options: ${reason}`], { cause: error });
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
