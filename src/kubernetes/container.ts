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
  const containers: Container[] = [];
  const add = (place: Place, type: ContainerType) =>
    containers.push({ name: place.at('name').string ?? '', type, place, order: containers.length });
  for (const place of spec.at('initContainers').items()) add(place, initType(place));
  for (const place of spec.at('containers').items()) add(place, 'app');
  for (const place of spec.at('ephemeralContainers').items()) add(place, 'ephemeral');
  return containers;
}

function initType(place: Place): ContainerType {
  return place.at('restartPolicy').value === 'Always' ? 'sidecar' : 'init';
}
