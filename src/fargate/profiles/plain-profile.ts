import type { Place } from '../../kubernetes/place.ts';
import { formatPath } from '../../kubernetes/place.ts';
import type { DeclaredProfile, DeclaredSelector, ProfileMisfit, ProfileSource } from './declared-profile.ts';
import { plainText } from './plain-text.ts';
import type { ProfileText } from './profile.ts';

/** Where the parts of a profile stand in formats that write selectors as `{namespace, labels}`. */
export interface PlainParts {
  readonly source: ProfileSource;
  readonly entry: Place;
  readonly name: Place;
  readonly selectors: Place;
  readonly cluster: Place;
}

export function plainProfile({ source, entry, name, selectors, cluster }: PlainParts): DeclaredProfile {
  return {
    source,
    name: plainText(name),
    declared: name.exists ? name : entry,
    cluster: cluster.string,
    selectorList: selectors,
    selectors: selectors.items().map(plainSelector),
    misfits: [
      ...misfit(name, 'a string', typeof name.value === 'string'),
      ...misfit(selectors, 'a list', selectors.isSequence),
      ...selectors.items().flatMap(selectorMisfits),
    ],
  };
}

function plainSelector(place: Place): DeclaredSelector {
  const labelsPlace = place.at('labels');
  const labels: Record<string, ProfileText> = Object.create(null);
  for (const [key, value] of labelsPlace.entries()) labels[key] = plainText(value);
  return { place, labelsPlace, namespace: plainText(place.at('namespace')), labels };
}

function selectorMisfits(selector: Place): ProfileMisfit[] {
  const namespace = selector.at('namespace');
  const labels = selector.at('labels');
  return [
    ...misfit(selector, 'a mapping', selector.isMapping),
    ...misfit(namespace, 'a string', typeof namespace.value === 'string'),
    ...misfit(labels, 'a mapping', labels.isMapping),
    ...labels.entries().flatMap(([, value]) => misfit(value, 'a string', typeof value.value === 'string')),
  ];
}

export function misfit(at: Place, expected: ProfileMisfit['expected'], fits: boolean): ProfileMisfit[] {
  return fits || !at.exists ? [] : [{ at, expected, field: formatPath(at.path.slice(-1)) }];
}
