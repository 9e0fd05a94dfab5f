import { type Container, containersOf } from './container.ts';
import {
  amountOf,
  type ContainerDefaults,
  type ContainerResources,
  containerResourcesOf,
  NO_DEFAULTS,
  type ResourceName,
} from './container-resources.ts';
import type { Place } from './place.ts';
import { type QosClass, qosClassOf } from './qos.ts';
import { maxQuantity, parseQuantity, type Quantity, ZERO } from './quantity.ts';

/** What a pod as a whole asks for. */
export interface PodResources {
  /** Init, sidecar and application containers; ephemeral ones have no resources. */
  readonly containers: readonly ContainerResources[];
  readonly qos: QosClass;
  /** Effective requests of the pod, RuntimeClass overhead included. */
  readonly cpu: Quantity;
  readonly memory: Quantity;
  readonly ephemeralStorage: Quantity;
  /** False when an amount is written that cannot be read: then no sum is known. */
  readonly readable: boolean;
}

/**
 * Adds up a pod. Source: https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/ ("effective request"),
 * https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers, and for
 * `spec.resources` https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/ (read 2026-11).
 */
export function podResourcesOf(
  spec: Place,
  defaults: ContainerDefaults,
  runtimeClass: Place | undefined,
): PodResources {
  const containers = containersOf(spec)
    .filter(({ type }) => type !== 'ephemeral')
    .map((container: Container) => containerResourcesOf(container, defaults));
  const whole = spec.at('resources');
  const total = (name: ResourceName) => {
    const asked = podLevelRequest(whole, name, containers) ?? effectiveRequest(containers, name);
    const overhead = parseQuantity(runtimeClass?.at('overhead', 'podFixed', name).value) ?? ZERO;
    return asked + overhead;
  };
  return {
    containers,
    qos: whole.isMapping ? podLevelQos(whole, containers) : qosClassOf(containers),
    cpu: total('cpu'),
    memory: total('memory'),
    ephemeralStorage: total('ephemeral-storage'),
    readable: containers.every(({ readable }) => readable),
  };
}

/**
 * The largest of what runs at once: all sidecars and application containers together, or one init container beside
 * the sidecars started before it.
 */
function effectiveRequest(containers: readonly ContainerResources[], name: ResourceName): Quantity {
  let sidecars = ZERO;
  let running = ZERO;
  let starting = ZERO;
  for (const each of containers) {
    const request = select(each, name).request ?? ZERO;
    if (each.container.type === 'init') {
      starting = maxQuantity(starting, request + sidecars);
    } else if (each.container.type === 'sidecar') {
      sidecars += request;
      starting = maxQuantity(starting, sidecars);
    } else {
      running += request;
    }
  }
  return maxQuantity(starting, running + sidecars);
}

export function select(resources: ContainerResources, name: ResourceName) {
  return name === 'cpu' ? resources.cpu : name === 'memory' ? resources.memory : resources.ephemeralStorage;
}

/** A pod-level request wins; a pod-level limit is the request only when no container asks for the resource. */
function podLevelRequest(whole: Place, name: ResourceName, containers: readonly ContainerResources[]) {
  const { request, requestFrom } = amountOf(whole, name, NO_DEFAULTS);
  if (requestFrom === 'limit' && containers.some((each) => select(each, name).request !== undefined)) return undefined;
  return request;
}

function podLevelQos(whole: Place, containers: readonly ContainerResources[]): QosClass {
  const [first] = containers;
  if (!first) return 'BestEffort';
  const cpu = amountOf(whole, 'cpu', NO_DEFAULTS);
  const memory = amountOf(whole, 'memory', NO_DEFAULTS);
  const said = [cpu, memory].some(({ request, limit }) => (request ?? ZERO) > ZERO || (limit ?? ZERO) > ZERO);
  return said ? qosClassOf([{ ...first, cpu, memory }]) : qosClassOf(containers);
}
