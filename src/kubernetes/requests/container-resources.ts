import type { Container } from '../container.ts';
import { memoize } from '../memoize.ts';
import { type Place, valueIn } from '../place.ts';
import { parseQuantity, type Quantity } from './quantity.ts';

export type ResourceName = 'cpu' | 'memory' | 'ephemeral-storage';

/** What a container asks for and may use of one resource, after Kubernetes' defaulting. */
export interface Amount {
  readonly request: Quantity | undefined;
  readonly limit: Quantity | undefined;
  /** Who said the request: the manifest, the container's own limit, or a LimitRange. */
  readonly requestFrom: 'manifest' | 'limit' | 'limitRange' | undefined;
  readonly limitFrom: 'manifest' | 'limitRange' | undefined;
  /** Where the manifest says it, or would. */
  readonly requestPlace: Place;
  readonly limitPlace: Place;
}

export interface ContainerResources {
  readonly container: Container;
  readonly cpu: Amount;
  readonly memory: Amount;
  readonly ephemeralStorage: Amount;
  /** False when an amount is written that cannot be read, so that no sum is known. */
  readonly readable: boolean;
}

/** What LimitRanges of the namespace give to containers that say nothing. */
export interface ContainerDefaults {
  readonly requests: Partial<Record<ResourceName, Quantity>>;
  readonly limits: Partial<Record<ResourceName, Quantity>>;
}

export const NO_DEFAULTS: ContainerDefaults = { requests: {}, limits: {} };

/**
 * Requests and limits of a container. A limit without a request is also the request (API defaulting); only then a
 * LimitRange fills what is still missing (admission).
 * Sources: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/,
 * https://kubernetes.io/docs/concepts/policy/limit-range/ (read 2026-11).
 */
export function containerResourcesOf(container: Container, defaults: ContainerDefaults): ContainerResources {
  const { place } = container;
  const written = valueIn(place.value, 'resources');
  const cpu = new AmountOf(place, written, 'cpu', defaults);
  const memory = new AmountOf(place, written, 'memory', defaults);
  const ephemeralStorage = new AmountOf(place, written, 'ephemeral-storage', defaults);
  const readable = cpu.readable && memory.readable && ephemeralStorage.readable;
  return { container, cpu, memory, ephemeralStorage, readable };
}

/** What a container, or a pod spec of the pod as a whole, says of one resource. */
export function amountOf(owner: Place, name: ResourceName, defaults: ContainerDefaults): Amount {
  return new AmountOf(owner, valueIn(owner.value, 'resources'), name, defaults);
}

/** Whether every amount that a pod spec states of the pod as a whole is a quantity or absent. */
export function areReadable(spec: Place): boolean {
  const written = valueIn(spec.value, 'resources');
  return NAMES.every((name) => new AmountOf(spec, written, name, NO_DEFAULTS).readable);
}

const NAMES: readonly ResourceName[] = ['cpu', 'memory', 'ephemeral-storage'];

/** Places are lazy: three per container, rarely read. */
class AmountOf implements Amount {
  readonly request: Amount['request'];
  readonly limit: Amount['limit'];
  readonly requestFrom: Amount['requestFrom'];
  readonly limitFrom: Amount['limitFrom'];
  /** Whether what is written is a quantity. */
  readonly readable: boolean;
  private readonly owner: Place;
  private readonly name: ResourceName;

  /** @param written the `resources` of the owner */
  constructor(owner: Place, written: unknown, name: ResourceName, defaults: ContainerDefaults) {
    const writtenRequest = valueIn(valueIn(written, 'requests'), name) ?? undefined;
    const writtenLimit = valueIn(valueIn(written, 'limits'), name) ?? undefined;
    const request = parseQuantity(writtenRequest);
    const limit = parseQuantity(writtenLimit);
    this.request = request ?? limit ?? defaults.requests[name];
    this.limit = limit ?? defaults.limits[name];
    this.requestFrom = request !== undefined ? 'manifest' : limit !== undefined ? 'limit' : from(this.request);
    this.limitFrom = limit !== undefined ? 'manifest' : from(this.limit);
    this.readable = isRead(writtenRequest, request) && isRead(writtenLimit, limit);
    this.owner = owner;
    this.name = name;
  }

  get requestPlace(): Place {
    return this.owner.at('resources', 'requests', this.name);
  }

  get limitPlace(): Place {
    return this.owner.at('resources', 'limits', this.name);
  }
}

/** Who gave what the manifest does not say. */
function from(given: Quantity | undefined): 'limitRange' | undefined {
  return given === undefined ? undefined : 'limitRange';
}

function isRead(written: unknown, quantity: Quantity | undefined): boolean {
  return written === undefined || quantity !== undefined;
}

/**
 * Container defaults of one LimitRange, which defaults itself first: `default` from `max`, `defaultRequest` from
 * `default`, then from `min`. Source: https://kubernetes.io/docs/concepts/policy/limit-range/ and the API defaulting
 * of LimitRangeItem.
 */
export const defaultsOfLimitRange = memoize((limitRange: Place): ContainerDefaults => {
  const requests: Partial<Record<ResourceName, Quantity>> = {};
  const limits: Partial<Record<ResourceName, Quantity>> = {};
  for (const item of limitRange.at('spec', 'limits').items()) {
    if (item.at('type').value !== 'Container') continue;
    for (const name of ['cpu', 'memory', 'ephemeral-storage'] as const) {
      const amount = (field: string) => parseQuantity(item.at(field, name).value);
      const limit = amount('default') ?? amount('max');
      const request = amount('defaultRequest') ?? limit ?? amount('min');
      if (limit !== undefined) limits[name] = limit;
      if (request !== undefined) requests[name] = request;
    }
  }
  return { requests, limits };
});
