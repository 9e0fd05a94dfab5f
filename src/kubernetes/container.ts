import { type Place, valueIn } from './place.ts';

/** sidecar: an init container with `restartPolicy: Always`, which keeps running next to the application containers. */
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
  for (const [field, usual] of FIELDS) {
    if (!Array.isArray(valueIn(spec.value, field))) continue;
    for (const place of spec.at(field).items()) {
      const name = valueIn(place.value, 'name');
      const type = usual === 'init' && place.valueAt('restartPolicy') === 'Always' ? 'sidecar' : usual;
      containers.push({ name: typeof name === 'string' ? name : '', type, place, order: containers.length });
    }
  }
  return containers;
}

const FIELDS = [
  ['initContainers', 'init'],
  ['containers', 'app'],
  ['ephemeralContainers', 'ephemeral'],
] as const;
