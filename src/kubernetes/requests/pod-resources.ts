import type { Container } from '../container.ts';
import { isMapping, type Place, valueIn } from '../place.ts';
import {
  type Amount,
  amountOf,
  areReadable,
  type ContainerDefaults,
  type ContainerResources,
  containerResourcesOf,
  NO_DEFAULTS,
  type ResourceName,
} from './container-resources.ts';
import { type QosClass, qosClassOf } from './qos.ts';
import { parseQuantity, type Quantity, ZERO } from './quantity.ts';

/** What a pod as a whole asks for. */
export interface PodResources {
  /** Init, sidecar and application containers; ephemeral ones have no resources. */
  readonly containers: readonly ContainerResources[];
  readonly qos: QosClass;
  /** What `spec.resources` says of the pod as a whole; null when it says nothing. */
  readonly podLevel: { readonly cpu: Amount; readonly memory: Amount } | null;
  /** Effective requests of the pod, RuntimeClass overhead included. */
  readonly cpu: Quantity;
  readonly memory: Quantity;
  readonly ephemeralStorage: Quantity;
  /** False when an amount is written that cannot be read: then no sum is known. */
  readonly readable: boolean;
}

/**
 * Adds up the containers of a pod. Source: https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/ ("effective request"),
 * https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers, and for
 * `spec.resources` https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/ (read 2026-11).
 */
export function podResourcesOf(
  spec: Place,
  all: readonly Container[],
  defaults: ContainerDefaults,
  runtimeClass: Place | undefined,
): PodResources {
  const containers: ContainerResources[] = [];
  for (const each of all) if (each.type !== 'ephemeral') containers.push(containerResourcesOf(each, defaults));
  const groups = containersAtOnce(containers);
  const whole = isMapping(valueIn(spec.value, 'resources')) ? spec : undefined;
  const total = (name: ResourceName) => {
    const asked = (whole && podLevelRequest(whole, name, containers)) ?? requestOf(peakOf(groups, name), name);
    return runtimeClass ? asked + overheadOf(runtimeClass, name) : asked;
  };
  return {
    containers,
    qos: whole ? podLevelQos(whole, containers) : qosClassOf(containers),
    podLevel: whole
      ? { cpu: amountOf(whole, 'cpu', NO_DEFAULTS), memory: amountOf(whole, 'memory', NO_DEFAULTS) }
      : null,
    cpu: total('cpu'),
    memory: total('memory'),
    ephemeralStorage: total('ephemeral-storage'),
    readable: (!whole || areReadable(whole)) && containers.every(({ readable }) => readable),
  };
}

function overheadOf(runtimeClass: Place, name: ResourceName): Quantity {
  return parseQuantity(runtimeClass.valueAt('overhead', 'podFixed', name)) ?? ZERO;
}

/**
 * The containers that make the pod ask for most of a resource: all sidecars and application containers together, or
 * one init container next to the sidecars started before it.
 */
export function peakContainers(
  containers: readonly ContainerResources[],
  name: ResourceName,
): readonly ContainerResources[] {
  return peakOf(containersAtOnce(containers), name);
}

function peakOf(groups: ReturnType<typeof containersAtOnce>, name: ResourceName): readonly ContainerResources[] {
  return groups.reduce((peak, group) => (requestOf(group, name) > requestOf(peak, name) ? group : peak));
}

/** Every set of containers that run at the same time, the lasting one first. */
export function containersAtOnce(
  containers: readonly ContainerResources[],
): [ContainerResources[], ...ContainerResources[][]] {
  const sidecars: ContainerResources[] = [];
  const running: ContainerResources[] = [];
  const starting: ContainerResources[][] = [];
  for (const each of containers) {
    if (each.container.type === 'init') starting.push([...sidecars, each]);
    else (each.container.type === 'sidecar' ? sidecars : running).push(each);
  }
  return [[...sidecars, ...running], ...starting];
}

function requestOf(containers: readonly ContainerResources[], name: ResourceName): Quantity {
  let sum = ZERO;
  for (const each of containers) sum += select(each, name).request ?? ZERO;
  return sum;
}

export function select<T>(resources: Record<'cpu' | 'memory' | 'ephemeralStorage', T>, name: ResourceName): T {
  return resources[name === 'ephemeral-storage' ? 'ephemeralStorage' : name];
}

/** A pod-level request wins; a pod-level limit is the request only when no container asks for the resource. */
export function podLevelRequest(spec: Place, name: ResourceName, containers: readonly ContainerResources[]) {
  if (!isMapping(spec.valueAt('resources'))) return undefined;
  const { request, requestFrom } = amountOf(spec, name, NO_DEFAULTS);
  if (requestFrom === 'limit' && containers.some((each) => select(each, name).request !== undefined)) return undefined;
  return request;
}

function podLevelQos(spec: Place, containers: readonly ContainerResources[]): QosClass {
  const [first] = containers;
  if (!first) return 'BestEffort';
  const cpu = amountOf(spec, 'cpu', NO_DEFAULTS);
  const memory = amountOf(spec, 'memory', NO_DEFAULTS);
  const said = [cpu, memory].some(({ request, limit }) => (request ?? ZERO) > ZERO || (limit ?? ZERO) > ZERO);
  return said ? qosClassOf([{ ...first, cpu, memory }]) : qosClassOf(containers);
}
