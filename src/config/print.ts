import type { RuleSetting } from '../engine/findings/levels.ts';
import { showText } from '../fargate/profiles/profile.ts';
import type { Rule } from '../rule.ts';
import { DEFAULT_SETTINGS, type Settings } from '../settings.ts';
import { formatSpan } from '../source/span.ts';
import type { Config } from './config.ts';
import type { ConfiguredLevels } from './level-layers.ts';
import { keySpanOf } from './problem.ts';
import { lastWith, type Project } from './project.ts';

/** Everything that configures a run. */
export interface ConfigSources {
  /** The configuration, if there is one, and its file name. */
  readonly project: Project | undefined;
  readonly name: string | undefined;
  readonly commandLine: {
    readonly settings: Partial<Settings>;
    readonly levels: Readonly<Record<string, RuleSetting>>;
  };
  readonly rules: readonly Rule[];
}

const COMMAND_LINE = 'command line';

/** The effective configuration of a file as YAML, one value per line, each with a comment on where it comes from. */
export function printConfig(path: string, sources: ConfigSources): string[] {
  const { project, name } = sources;
  return [
    `# Effective configuration for ${path}, from ${name ?? 'defaults only'}`,
    ...(project?.isIgnored(path) ? ['# This file is left out by ignores'] : []),
    ...settingLines(sources),
    ...(project ? listLines(project) : []),
    'rules:',
    ...ruleLines(path, sources),
    ...overrideLines(path, sources),
  ];
}

function settingLines({ project, commandLine }: ConfigSources): string[] {
  const keys = [...(Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[]), 'prices' as const];
  return keys.flatMap((key) => {
    const value = commandLine.settings[key] ?? project?.settings[key] ?? DEFAULT_SETTINGS[key];
    const isGiven = commandLine.settings[key] !== undefined;
    const origin = isGiven ? COMMAND_LINE : ((project && originOf(project, key)) ?? 'default');
    return value === undefined ? [] : [`${key}: ${JSON.stringify(plainSetting(value))}  # ${origin}`];
  });
}

/** Names of profiles are enough to tell which ones apply. */
function plainSetting(value: Settings[keyof Settings]): unknown {
  return Array.isArray(value) ? value.map(({ name }) => showText(name)) : value;
}

const LISTS = ['include', 'ignores', 'ignore', 'customKinds'] as const;

/** Lists of several files are joined, except for `include`. */
function listLines({ layers }: Project): string[] {
  return LISTS.flatMap((key) => {
    const last = lastWith(layers, key);
    const files = layers.flatMap((layer) => ('preset' in layer ? [] : [layer]));
    const counting = key === 'include' ? files.filter((layer) => layer === last) : files;
    const items = counting.flatMap(({ root }) => root.at(key).items());
    const lines = items.map((item) => `  - ${JSON.stringify(item.value)}  # ${formatSpan(keySpanOf(item))}`);
    return lines.length > 0 ? [`${key}:`, ...lines] : [];
  });
}

function originOf({ layers }: Project, key: keyof Config): string | undefined {
  const layer = lastWith(layers, key);
  return layer && formatSpan(keySpanOf(layer.root.at(key)));
}

/** Levels that apply to the whole file, and those that depend on the object. */
function layersFor(path: string, sources: ConfigSources): { layer: ConfiguredLevels; isConditional: boolean }[] {
  const { project, commandLine } = sources;
  const typed: ConfiguredLevels = {
    levels: commandLine.levels,
    mayApplyIn: () => true,
    originOf: () => COMMAND_LINE,
  };
  return [...(project?.levels ?? []), typed]
    .filter(({ mayApplyIn }) => mayApplyIn(path))
    .map((layer) => {
      const { kinds, namespaces, labels } = layer.override ?? {};
      return { layer, isConditional: Boolean(kinds ?? namespaces ?? labels) };
    });
}

function ruleLines(path: string, sources: ConfigSources): string[] {
  const layers = layersFor(path, sources).filter(({ isConditional }) => !isConditional);
  return sources.rules.map(({ id, severity }) => {
    const setters = layers.filter(({ layer }) => Object.hasOwn(layer.levels, id)).map(({ layer }) => layer);
    const last = setters.at(-1);
    const withOptions = setters.findLast(({ levels }) => typeof levels[id] !== 'string');
    const level = [last?.levels[id] ?? severity].flat()[0];
    const origin = last?.originOf(id) ?? 'default';
    if (!withOptions) return `  ${id}: ${quote(level)}  # ${origin}`;
    const options = [withOptions.levels[id]].flat()[1];
    const optionsOrigin = withOptions === last ? '' : `, options ${withOptions.originOf(id)}`;
    return `  ${id}: ${JSON.stringify([level, options])}  # ${origin}${optionsOrigin}`;
  });
}

/** Overrides that depend on the object, without what a later layer sets for the whole file. */
function overrideLines(path: string, sources: ConfigSources): string[] {
  const layers = layersFor(path, sources);
  const lines = layers.flatMap(({ layer, isConditional }, index) => {
    if (!isConditional || !layer.override) return [];
    const later = layers.slice(index + 1).filter((each) => !each.isConditional);
    const ids = Object.keys(layer.levels).filter((id) => !later.some((each) => Object.hasOwn(each.layer.levels, id)));
    const { rules: _, ...conditions } = layer.override;
    const head = Object.entries(conditions).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
    const rules = ids.map((id) => `      ${id}: ${quote(layer.levels[id])}  # ${layer.originOf(id)}`);
    if (rules.length === 0) return [];
    return [...head.map((line, at) => `${at === 0 ? '  - ' : '    '}${line}`), '    rules:', ...rules];
  });
  return lines.length > 0 ? ['overrides:', ...lines] : [];
}

/** Some read an unquoted `off` as false. */
function quote(setting: unknown): string {
  return setting === 'warn' || setting === 'error' ? setting : JSON.stringify(setting);
}
