import { dirname, resolve } from 'node:path';
import { configSuppressions } from '../config/config-suppressions.ts';
import { ConfigError, type ConfigProblem } from '../config/problem.ts';
import { openProject, type Project } from '../config/project.ts';
import { ALWAYS_ON } from '../engine/always-on.ts';
import type { Host } from '../engine/host.ts';
import type { Suppression } from '../engine/suppress/suppression.ts';
import type { Rule } from '../rule.ts';

export interface ConfigurationRequest {
  /** Absolute, or relative to the working directory. */
  readonly path: string;
  /** Whether somebody has named it. It may be anywhere then, and its globs are about the working directory. */
  readonly isNamed: boolean;
  /** Whether only some files are reported, so that an entry of `ignore` may be for others. */
  readonly isPart: boolean;
  readonly cwd: string;
  readonly rules: readonly Rule[];
}

export interface OpenedConfiguration {
  /** Undefined if there are problems. */
  readonly project: Project | undefined;
  readonly suppressions: readonly Suppression[];
  readonly problems: readonly ConfigProblem[];
}

/** Reads a configuration and all that it extends. Never throws for their content. */
export function openConfigurationFile(request: ConfigurationRequest, host: Host): OpenedConfiguration {
  const { cwd, isNamed, isPart, rules } = request;
  const file = resolve(cwd, request.path);
  const base = isNamed ? cwd : dirname(file);
  try {
    const project = openProject(file, { host, cwd, base, known: { configurable: rules, alwaysOn: ALWAYS_ON } });
    const today = new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
    const isWhole = project.included !== undefined || (!isPart && base === cwd);
    return { project, suppressions: configSuppressions(project.ignores, { today, isWhole }), problems: [] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { project: undefined, suppressions: [], problems: error.problems };
  }
}
