import { composeList, composeMapping, impliedValue } from '../composed-place.ts';
import type { Place } from '../place.ts';

/** Fields of a pod spec that many custom resources take over under the same name. */
const POD_FIELDS = [
  'affinity',
  'hostIPC',
  'hostNetwork',
  'hostPID',
  'nodeSelector',
  'priorityClassName',
  'runtimeClassName',
  'schedulerName',
  'securityContext',
  'serviceAccountName',
  'tolerations',
  'topologySpreadConstraints',
] as const;

/** Those fields of a pod spec in any of `sources`, the first of them first. */
export function podFields(...sources: readonly Place[]): Record<string, Place | undefined> {
  return Object.fromEntries(POD_FIELDS.map((field) => [field, firstWritten(...sources.map((each) => each.at(field)))]));
}

/** The first that is written; the first of all where none is. */
export function firstWritten(...places: readonly Place[]): Place | undefined {
  return places.find(({ exists }) => exists) ?? places[0];
}

/** The items of several lists as one. */
export function joinLists(base: Place, ...lists: readonly Place[]): Place {
  return composeList(
    base,
    lists.flatMap((list) => list.items()),
  );
}

/** What a PersistentVolumeClaim will be made from, where a custom resource names little more than the class. */
export function claimNamed(name: string, at: Place, storageClass: Place): Place {
  return composeMapping(at, {
    metadata: composeMapping(at, { name: impliedValue(at, name) }),
    spec: composeMapping(at, { storageClassName: storageClass }),
  });
}

/** A claim template that may do without a name, which the operator gives it. */
export function claimTemplate(name: string, template: Place): Place {
  const metadata = template.at('metadata');
  if (metadata.at('name').string) return template;
  return composeMapping(template, {
    metadata: composeMapping(metadata, {
      name: impliedValue(template, name),
      annotations: metadata.at('annotations'),
    }),
    spec: template.at('spec'),
  });
}
