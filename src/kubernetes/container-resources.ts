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
  return {
    container,
    cpu: amountOf(resources, 'cpu', defaults),
    memory: amountOf(resources, 'memory', defaults),
    ephemeralStorage: amountOf(resources, 'ephemeral-storage', defaults),
    readable: areReadable(resources),
  };
}

/** Reads `requests` and `limits` of one resource below `resources`, of a container or of a whole pod. */
export function amountOf(resources: Place, name: ResourceName, defaults: ContainerDefaults): Amount {
  if (!resources.exists && defaults === NO_DEFAULTS) return new AmountBelow(resources, name, NOTHING);
  const written = {
    request: parseQuantity(resources.valueAt('requests', name)),
    limit: parseQuantity(resources.valueAt('limits', name)),
  };
  const request = written.request ?? written.limit ?? defaults.requests[name];
  const limit = written.limit ?? defaults.limits[name];
  return new AmountBelow(resources, name, {
    request,
    limit,
    requestFrom: requestSource(written, request),
    limitFrom: limit === undefined ? undefined : written.limit === undefined ? 'limitRange' : 'manifest',
  });
}

type Said = Omit<Amount, 'requestPlace' | 'limitPlace'>;

const NOTHING: Said = { request: undefined, limit: undefined, requestFrom: undefined, limitFrom: undefined };

/** Three for each container, and hardly any is asked where it stands. */
class AmountBelow implements Amount {
  readonly request: Amount['request'];
  readonly limit: Amount['limit'];
  readonly requestFrom: Amount['requestFrom'];
  readonly limitFrom: Amount['limitFrom'];
  private readonly resources: Place;
  private readonly name: ResourceName;

  constructor(resources: Place, name: ResourceName, { request, limit, requestFrom, limitFrom }: Said) {
    this.request = request;
    this.limit = limit;
    this.requestFrom = requestFrom;
    this.limitFrom = limitFrom;
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

function requestSource(
  written: { request: Quantity | undefined; limit: Quantity | undefined },
  request: Quantity | undefined,
): Amount['requestFrom'] {
  if (written.request !== undefined) return 'manifest';
  if (written.limit !== undefined) return 'limit';
  return request === undefined ? undefined : 'limitRange';
}

/** Whether every amount below `resources`, of a container or of a whole pod, is a quantity or absent. */
export function areReadable(resources: Place): boolean {
  if (!resources.exists) return true;
  return NAMES.every((name) =>
    SIDES.every((side) => {
      const value = resources.valueAt(side, name);
      return value === undefined || value === null || parseQuantity(value) !== undefined;
    }),
  );
}

const NAMES: readonly ResourceName[] = ['cpu', 'memory', 'ephemeral-storage'];
const SIDES = ['requests', 'limits'] as const;

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
