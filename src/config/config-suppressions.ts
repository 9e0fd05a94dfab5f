import { unusedDisable } from '../engine/always-on.ts';
import { buildFinding } from '../engine/findings/build-finding.ts';
import type { Finding } from '../engine/findings/finding.ts';
import type { Suppression } from '../engine/suppress/suppression.ts';
import type { Place } from '../kubernetes/place.ts';
import { removeField } from '../rule.ts';
import { compileGlobs } from './glob.ts';
import { hasExpired, type Ignore, matchesIgnore } from './ignore.ts';
import type { ConfigLayer } from './load.ts';
import { spanOf } from './problem.ts';
import { fromWorkingDirectory, type ProjectPlace } from './project-path.ts';

/** An `ignore` entry with its place. */
export interface PlacedIgnore extends Ignore {
  readonly place: Place;
}

/** The `ignore` entries of a configuration and its bases. */
export function ignoresOf(layers: readonly ConfigLayer[], place: ProjectPlace): PlacedIgnore[] {
  return layers.flatMap((layer) => {
    if ('preset' in layer) return [];
    return (layer.config.ignore ?? []).map(({ files, ...entry }, index) => {
      const at = layer.root.at('ignore', index);
      const narrowed = files && { files: fromWorkingDirectory(compileGlobs(files), place) };
      return { ...entry, ...narrowed, place: at, span: spanOf(at.at('rule')) };
    });
  });
}

export interface SuppressionOptions {
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string;
  /** Whether the whole project is reported: only then can an entry be unused. */
  readonly isWhole: boolean;
}

/** The entries for the engine. An expired one suppresses nothing, and is reported. */
export function configSuppressions(
  ignores: readonly PlacedIgnore[],
  { today, isWhole }: SuppressionOptions,
): Suppression[] {
  return ignores.map((ignore) => {
    const isExpired = hasExpired(ignore, today);
    return {
      how: 'config',
      rules: [ignore.rule],
      reason: ignore.reason,
      covers: (finding) => !isExpired && matchesIgnore(ignore, finding),
      unused: () => {
        if (isExpired) return findingFor('expired', { date: ignore.expires ?? '' }, ignore);
        return isWhole ? findingFor('unused', { rules: ignore.rule, what: 'this entry' }, ignore) : undefined;
      },
    };
  });
}

/** The fix removes the entry. */
function findingFor(message: 'unused' | 'expired', data: Finding['data'], ignore: PlacedIgnore): Finding {
  const { place, span, rule } = ignore;
  const { kind = '', namespace = '', name = '', reason } = ignore;
  const identity = [rule, kind, namespace, name, reason];
  const finding = buildFinding(unusedDisable, message, data, { ...span, resource: null, path: identity });
  return { ...finding, offers: [{ ...removeField(place, 'Remove the entry'), isFix: true }] };
}
