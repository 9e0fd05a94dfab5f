import type { Container } from './container.ts';
import type { Place } from './place.ts';
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
  const resources = container.place.at('resources');
  const cpu = new AmountBelow(resources, 'cpu', defaults);
  const memory = new AmountBelow(resources, 'memory', defaults);
  const ephemeralStorage = new AmountBelow(resources, 'ephemeral-storage', defaults);
  const readable = cpu.readable && memory.readable && ephemeralStorage.readable;
  return { container, cpu, memory, ephemeralStorage, readable };
}

/** Reads `requests` and `limits` of one resource below `resources`, of a container or of a whole pod. */
export function amountOf(resources: Place, name: ResourceName, defaults: ContainerDefaults): Amount {
  return new AmountBelow(resources, name, defaults);
}

/** Whether every amount below `resources`, of a container or of a whole pod, is a quantity or absent. */
export function areReadable(resources: Place): boolean {
  return !resources.exists || NAMES.every((name) => new AmountBelow(resources, name, NO_DEFAULTS).readable);
}

const NAMES: readonly ResourceName[] = ['cpu', 'memory', 'ephemeral-storage'];

/** Three for each container, and hardly any is asked where it stands. */
class AmountBelow implements Amount {
  readonly request: Amount['request'];
  readonly limit: Amount['limit'];
  readonly requestFrom: Amount['requestFrom'];
  readonly limitFrom: Amount['limitFrom'];
  /** Whether what is written is a quantity. */
  readonly readable: boolean;
  private readonly resources: Place;
  private readonly name: ResourceName;

  constructor(resources: Place, name: ResourceName, defaults: ContainerDefaults) {
    const writtenRequest = resources.valueAt('requests', name) ?? undefined;
    const writtenLimit = resources.valueAt('limits', name) ?? undefined;
    const request = parseQuantity(writtenRequest);
    const limit = parseQuantity(writtenLimit);
    this.request = request ?? limit ?? defaults.requests[name];
    this.limit = limit ?? defaults.limits[name];
    this.requestFrom = request !== undefined ? 'manifest' : limit !== undefined ? 'limit' : from(this.request);
    this.limitFrom = limit !== undefined ? 'manifest' : from(this.limit);
    this.readable = isRead(writtenRequest, request) && isRead(writtenLimit, limit);
    this.resources = resources;
    this.name = name;
  }

  get requestPlace(): Place {
    return this.resources.at('requests', this.name);
  }

  get limitPlace(): Place {
    return this.resources.at('limits', this.name);
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
export function defaultsOfLimitRange(limitRange: Place): ContainerDefaults {
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
}
