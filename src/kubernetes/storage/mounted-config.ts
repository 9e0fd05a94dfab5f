import type { Manifests } from '../manifests.ts';
import type { Place } from '../place.ts';
import type { Pod } from '../pod.ts';

/** An entry of a ConfigMap that a pod gets to see, and where the pod asks for it. */
export interface ConfigEntry {
  readonly key: string;
  readonly at: Place;
  readonly usedAt: Place;
}

interface Use {
  readonly name: Place;
  /** The only key that is taken; undefined for all. */
  readonly keys?: readonly (string | undefined)[];
}

/** The ConfigMap entries that a pod mounts or takes as variables; those of ConfigMaps that were not read are missing. */
export function configEntriesOf(pod: Pod, manifests: Manifests): ConfigEntry[] {
  return usesOf(pod).flatMap(({ name, keys }) => {
    const found = name.string
      ? manifests.find('ConfigMap', pod.workload.namespace, name.string, pod.workload)
      : undefined;
    const entries = found?.place.at('data').entries() ?? [];
    return entries.filter(([key]) => !keys || keys.includes(key)).map(([key, at]) => ({ key, at, usedAt: name }));
  });
}

function usesOf(pod: Pod): Use[] {
  const volumes = pod.spec.at('volumes').items();
  const sources = [
    ...volumes.map((volume) => volume.at('configMap')),
    ...volumes.flatMap((volume) =>
      volume
        .at('projected', 'sources')
        .items()
        .map((source) => source.at('configMap')),
    ),
  ];
  return [...sources.map(volumeUse), ...pod.containers.flatMap(({ place }) => variableUses(place))];
}

function volumeUse(source: Place): Use {
  const name = source.at('name');
  const items = source.at('items').items();
  return items.length === 0 ? { name } : { name, keys: items.map((item) => item.at('key').string) };
}

function variableUses(container: Place): Use[] {
  const all = container
    .at('envFrom')
    .items()
    .map((from) => ({ name: from.at('configMapRef', 'name') }));
  const single = container
    .at('env')
    .items()
    .map((variable) => variable.at('valueFrom', 'configMapKeyRef'))
    .map((reference) => ({ name: reference.at('name'), keys: [reference.at('key').string] }));
  return [...all, ...single];
}
