import type { Place } from '../../kubernetes/place.ts';
import { formatPath } from '../../kubernetes/place.ts';
import type { DeclaredProfile, DeclaredSelector, ProfileSource, ProfileTypeMismatch } from './declared-profile.ts';
import { plainText } from './plain-text.ts';
import { isUnresolved, type ProfileText, patternOf, type Unresolved } from './profile.ts';

/** Where the parts of a profile stand in formats that write selectors as `{namespace, labels}`. */
export interface PlainParts {
  readonly source: ProfileSource;
  readonly entry: Place;
  readonly name: Place;
  readonly selectors: Place;
  readonly cluster: Place;
  /** Reads a string that may be known to another program only; without it, placeholders are such texts. */
  readonly read?: (place: Place) => ProfileText;
}

export function plainProfile({
  source,
  entry,
  name,
  selectors,
  cluster,
  read = plainText,
}: PlainParts): DeclaredProfile {
  const open = unresolvedAt(selectors, read);
  const clusterName = read(cluster);
  return {
    source,
    name: read(name),
    declared: name.exists ? name : entry,
    cluster: cluster.exists && !isUnresolved(clusterName) ? clusterName : cluster.string,
    selectorList: selectors,
    selectors: open
      ? [{ place: selectors, labelsPlace: selectors.at('labels'), namespace: open, isOpen: true }]
      : selectors.items().map((each) => plainSelector(each, read)),
    typeMismatches: [
      ...typeMismatch(name, 'a string', typeof name.value === 'string' || isUnresolved(read(name))),
      ...(open ? [] : typeMismatch(selectors, 'a list', selectors.isSequence)),
      ...selectors.items().flatMap((each) => selectorMisfits(each, read)),
    ],
  };
}

type Read = NonNullable<PlainParts['read']>;

function unresolvedAt(place: Place, read: Read): Unresolved | undefined {
  const text = place.exists ? read(place) : undefined;
  return isUnresolved(text) ? text : undefined;
}

function plainSelector(place: Place, read: Read): DeclaredSelector {
  const labelsPlace = place.at('labels');
  const open = unresolvedAt(place, read);
  if (open) return { place, labelsPlace, namespace: open, isOpen: true };
  const namespace = read(place.at('namespace'));
  const openLabels = unresolvedAt(labelsPlace, read);
  if (openLabels) return { place, labelsPlace, namespace: { ...openLabels, pattern: patternOf(namespace) } };
  const labels: Record<string, ProfileText> = Object.create(null);
  for (const [key, value] of labelsPlace.entries()) labels[key] = read(value);
  return { place, labelsPlace, namespace, labels };
}

function selectorMisfits(selector: Place, read: Read): ProfileTypeMismatch[] {
  const namespace = selector.at('namespace');
  const labels = selector.at('labels');
  const isText = (place: Place) => typeof place.value === 'string' || unresolvedAt(place, read) !== undefined;
  if (unresolvedAt(selector, read)) return [];
  return [
    ...typeMismatch(selector, 'a mapping', selector.isMapping),
    ...typeMismatch(namespace, 'a string', isText(namespace)),
    ...(unresolvedAt(labels, read) ? [] : typeMismatch(labels, 'a mapping', labels.isMapping)),
    ...labels.entries().flatMap(([, value]) => typeMismatch(value, 'a string', isText(value))),
  ];
}

export function typeMismatch(
  at: Place,
  expected: ProfileTypeMismatch['expected'],
  fits: boolean,
): ProfileTypeMismatch[] {
  return fits || !at.exists ? [] : [{ at, expected, field: formatPath(at.path.slice(-1)) }];
}
