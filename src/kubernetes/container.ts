import { type Place, valueIn } from './place.ts';
import type { Pod } from './pod.ts';

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

/**
 * Puts the container that people mean when they name the workload before its sidecars: the one that `kubectl logs` takes,
 * else one that the workload is named after; init containers last.
 *
 * Source: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubectl-kubernetes-io-default-container
 */
export function mainFirst({ workload, annotations }: Pick<Pod, 'workload' | 'annotations'>) {
  const rank = ({ name, type }: Container) => {
    if (name === annotations['kubectl.kubernetes.io/default-container']) return 0;
    if (type !== 'app') return 3;
    return name !== '' && workload.name.includes(name) ? 1 : 2;
  };
  return (a: Container, b: Container): number => rank(a) - rank(b);
}

const FIELDS = [
  ['initContainers', 'init'],
  ['containers', 'app'],
  ['ephemeralContainers', 'ephemeral'],
] as const;
