import type { Place } from './place.ts';

/** sidecar: an init container with `restartPolicy: Always`, which keeps running beside the application containers. */
export type ContainerType = 'init' | 'sidecar' | 'app' | 'ephemeral';

export interface Container {
  readonly name: string;
  readonly type: ContainerType;
  readonly place: Place;
  /** Position among the pod's containers, init containers first. */
  readonly order: number;
}

/** All containers of a pod spec: init containers, application containers, ephemeral containers. */
export function containersOf(spec: Place): Container[] {
  const places = [
    ...spec
      .at('initContainers')
      .items()
      .map((place) => ({ place, type: initType(place) })),
    ...spec
      .at('containers')
      .items()
      .map((place) => ({ place, type: 'app' as const })),
    ...spec
      .at('ephemeralContainers')
      .items()
      .map((place) => ({ place, type: 'ephemeral' as const })),
  ];
  return places.map(({ place, type }, order) => ({ name: place.at('name').string ?? '', type, place, order }));
}

function initType(place: Place): ContainerType {
  return place.at('restartPolicy').value === 'Always' ? 'sidecar' : 'init';
}
