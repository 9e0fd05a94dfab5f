import type { LevelLayer, LevelTarget } from '../engine/findings/levels.ts';
import { matchesLabels } from '../kubernetes/label-selector.ts';
import type { Place } from '../kubernetes/place.ts';
import type { Rule } from '../rule.ts';
import { formatSpan } from '../source/span.ts';
import { matchesName } from '../text/glob.ts';
import { settingsOf } from './check-rules.ts';
import type { ConfigOverride } from './config.ts';
import { compileGlobs, type Matcher } from './glob.ts';
import type { ConfigLayer } from './load.ts';
import { PRESETS } from './presets.ts';
import { keySpanOf } from './problem.ts';
import { fromWorkingDirectory, type ProjectPlace } from './project-path.ts';

/** Levels from a configuration, with their origin. */
export interface ConfiguredLevels extends LevelLayer {
  /** The override that holds them, if one does. */
  readonly override?: ConfigOverride;
  /** Whether they may apply to something in a file, by its path. */
  readonly mayApplyIn: Matcher;
  /** Where the level of a rule comes from: `preset strict`, `fargate-lint.yaml:3:5`. */
  readonly originOf: (id: string) => string;
}

/** The levels of a configuration's layers; later ones win. */
export function levelLayersOf(
  layers: readonly ConfigLayer[],
  rules: readonly Rule[],
  place: ProjectPlace,
): ConfiguredLevels[] {
  return layers.flatMap((layer) => {
    if ('preset' in layer) return [levelsOfPreset(layer.preset, rules)];
    const { config, root } = layer;
    const overrides = (config.overrides ?? []).map((override, index) => {
      return levelsOfOverride(override, root.at('overrides', index, 'rules'), place);
    });
    return [levelsOfRules(root.at('rules')), ...overrides];
  });
}

function levelsOfPreset(name: keyof typeof PRESETS, rules: readonly Rule[]): ConfiguredLevels {
  const levels = Object.fromEntries(rules.map((rule) => [rule.id, PRESETS[name].levelOf(rule)]));
  return { levels, mayApplyIn: () => true, originOf: () => `preset ${name}` };
}

function levelsOfRules(rules: Place): ConfiguredLevels {
  return {
    levels: settingsOf(rules),
    mayApplyIn: () => true,
    originOf: (id) => formatSpan(keySpanOf(rules.at(id))),
  };
}

function levelsOfOverride(override: ConfigOverride, rules: Place, place: ProjectPlace): ConfiguredLevels {
  const { files, kinds, namespaces, labels } = override;
  const layer = levelsOfRules(rules);
  if (!files && !kinds && !namespaces && !labels) return layer;
  const mayApplyIn = files ? fromWorkingDirectory(compileGlobs(files), place) : () => true;
  const applies = ({ file, resource, pod }: LevelTarget): boolean => {
    if (!mayApplyIn(file.path)) return false;
    if (kinds && !kinds.includes(resource?.kind ?? '')) return false;
    if (namespaces && !namespaces.some((each) => matchesName(each, resource?.namespace ?? ''))) return false;
    if (!labels) return true;
    return [resource, pod].some((owner) => owner && matchesLabels(labels, owner.labels));
  };
  return { ...layer, override, applies, mayApplyIn };
}
