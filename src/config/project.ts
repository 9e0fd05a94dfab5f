import { resolve } from 'node:path';
import type { ProfileFile } from '../engine/profiles/read-profiles.ts';
import type { WorkloadKind } from '../kubernetes/workloads/workload-kinds.ts';
import type { ConfiguredRelease } from '../render/charts/release.ts';
import type { Settings } from '../settings.ts';
import { type Config, type ConfigRelease, type PlanConfig, SETTING_KEYS } from './config.ts';
import { ignoresOf, type PlacedIgnore } from './config-suppressions.ts';
import { compileGlobs, type Matcher } from './glob.ts';
import { type ConfiguredLevels, levelLayersOf } from './level-layers.ts';
import { type ConfigLayer, type FileLayer, type LoadContext, loadConfig } from './load.ts';
import { PRESETS } from './presets.ts';
import { ConfigError } from './problem.ts';
import { profilesOf } from './profiles.ts';
import { fromWorkingDirectory, type ProjectPlace, toWorkingDirectory } from './project-path.ts';

/** A configuration with everything it extends. Paths are those of findings. */
export interface Project extends ProjectPlace {
  readonly layers: readonly ConfigLayer[];
  readonly settings: Partial<Settings>;
  readonly levels: readonly ConfiguredLevels[];
  /** The file whose `include` applies. */
  readonly included: FileLayer | undefined;
  /** The file whose `baseline` applies. */
  readonly baseline: FileLayer | undefined;
  readonly isIgnored: Matcher;
  /** Whether kustomizations are built. */
  readonly renders: boolean;
  /** Directories to build although others include them. */
  readonly kustomizations: readonly string[];
  /** How charts are rendered that are not rendered as they are. */
  readonly charts: readonly ConfiguredRelease[];
  /** Paths of charts by the address of their registry and their name. */
  readonly chartSources: Readonly<Record<string, string>>;
  readonly ignores: readonly PlacedIgnore[];
  readonly kinds: readonly WorkloadKind[];
  readonly demandReasons: boolean;
  readonly plan: PlanConfig;
  /** What is not known about the profiles that the configuration names. */
  readonly notes: readonly string[];
}

/** Globs of the project are relative to `base`. */
export interface ProjectContext extends LoadContext, ProjectPlace {}

/** Reads a configuration. Throws a {@link ConfigError} with all its problems. */
export function openProject(path: string, context: ProjectContext): Project {
  const { layers, problems } = loadConfig(path, context);
  const profiles = profilesOf(lastWith(layers, 'profiles'), context);
  const all = [...problems, ...(profiles?.problems ?? []).map((message) => ({ message }))];
  if (all.length > 0) throw new ConfigError(all);
  const { base, cwd, known } = context;
  const place = { base, cwd };
  const ignored = files(layers).flatMap(({ config }) => config.ignores ?? []);
  return {
    ...place,
    layers,
    settings: settingsOf(layers, profiles),
    levels: levelLayersOf(layers, known.configurable, place),
    included: lastWith(layers, 'include'),
    baseline: lastWith(layers, 'baseline'),
    isIgnored: ignoredBy(
      fromWorkingDirectory(compileGlobs(ignored), place),
      [path, ...files(layers).map(({ file }) => file)],
      cwd,
    ),
    renders: lastWith(layers, 'render')?.config.render ?? true,
    kustomizations: files(layers)
      .flatMap(({ config }) => config.kustomizations ?? [])
      .map((path) => toWorkingDirectory(path, place)),
    charts: files(layers)
      .flatMap(({ config }) => config.charts ?? [])
      .map((chart) => placeRelease(chart, place)),
    chartSources: Object.fromEntries(
      files(layers)
        .flatMap(({ config }) => Object.entries(config.chartSources ?? {}))
        .map(([address, path]) => [address, toWorkingDirectory(path, place)]),
    ),
    ignores: ignoresOf(layers, place),
    kinds: files(layers).flatMap(kindsOf).toReversed(),
    demandReasons: layers.reduce(
      (demanded, layer) => ('preset' in layer ? PRESETS[layer.preset].demandsReasons : demanded),
      false,
    ),
    notes: profiles?.notes ?? [],
    plan: Object.assign({}, ...files(layers).map(({ config }) => config.plan)) as PlanConfig,
  };
}

function placeRelease({ chart, values = [], when, ...others }: ConfigRelease, place: ProjectPlace): ConfiguredRelease {
  return {
    ...others,
    chart: toWorkingDirectory(chart, place),
    values: values.map((path) => toWorkingDirectory(path, place)),
    when: when === undefined ? undefined : toWorkingDirectory(when, place),
  };
}

/** The last file that sets a key. */
export function lastWith(layers: readonly ConfigLayer[], key: keyof Config): FileLayer | undefined {
  return files(layers).findLast(({ config }) => config[key] !== undefined);
}

function files(layers: readonly ConfigLayer[]): FileLayer[] {
  return layers.flatMap((layer) => ('preset' in layer ? [] : [layer]));
}

/** The configuration itself is not a manifest. */
function ignoredBy(matches: Matcher, own: readonly string[], cwd: string): Matcher {
  const configurations = new Set(own);
  return (path) => matches(path) || configurations.has(resolve(cwd, path));
}

function settingsOf(layers: readonly ConfigLayer[], profiles: ProfileFile | undefined): Partial<Settings> {
  const entries = SETTING_KEYS.map((key) => [key, lastWith(layers, key)?.config[key]] as const);
  return {
    ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
    ...(profiles && { profiles: profiles.profiles }),
  };
}

function kindsOf({ config }: FileLayer): WorkloadKind[] {
  return (config.customKinds ?? []).map(({ group, kind, template, replicas }) => ({
    groups: [group],
    kind,
    template: template.split('.'),
    ...(replicas !== undefined && { replicas: replicas.split('.') }),
  }));
}
