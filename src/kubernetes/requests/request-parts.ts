import { formatPath, type Place } from '../place.ts';
import type { Pod } from '../pod.ts';
import {
  type Amount,
  amountOf,
  type ContainerResources,
  NO_DEFAULTS,
  type ResourceName,
} from './container-resources.ts';
import { containersAtOnce, peakContainers, podLevelRequest, select } from './pod-resources.ts';
import { formatBytes, formatCpu, type Quantity, ZERO } from './quantity.ts';

/** One of the amounts that add up to a pod's request. */
export interface RequestPart {
  /** `app`, `init container migrate`, `the pod as a whole`, `RuntimeClass overhead`. */
  readonly who: string;
  /** The same with the name of a container in backticks. */
  readonly quotedWho: string;
  readonly amount: Quantity;
  /** Where the manifest has it, or would. */
  readonly place: Place;
  /** Request and limit that give the amount. */
  readonly said?: Amount;
}

/** The parts of a pod's request for a resource, largest first; zero parts left out. */
function requestParts(pod: Pod, name: ResourceName): RequestPart[] {
  const requested = podLevelPart(pod, name) ?? containerParts(pod, name);
  const rest = select(pod.resources, name) - requested.reduce((sum, { amount }) => sum + amount, ZERO);
  const overhead = { ...namedPart('RuntimeClass overhead'), amount: rest, place: pod.spec.at('runtimeClassName') };
  return [...requested, overhead]
    .filter(({ amount }) => amount > ZERO)
    .toSorted((a, b) => (a.amount < b.amount ? 1 : -1));
}

function podLevelPart(pod: Pod, name: ResourceName): RequestPart[] | undefined {
  const amount = podLevelRequest(pod.spec, name, pod.resources.containers);
  if (amount === undefined) return undefined;
  const said = amountOf(pod.spec, name, NO_DEFAULTS);
  return [{ ...namedPart('the pod as a whole'), amount, place: placeOf(said), said }];
}

function containerParts({ resources }: Pod, name: ResourceName): RequestPart[] {
  return peakContainers(resources.containers, name).map((each) => partOf(each, name));
}

function partOf(resources: ContainerResources, resource: ResourceName): RequestPart {
  const said = select(resources, resource);
  const { container } = resources;
  const name = container.name || formatPath(container.place.path.slice(-2));
  const prefix = container.type === 'init' ? 'init container ' : '';
  return {
    who: prefix + name,
    quotedWho: `${prefix}\`${name}\``,
    amount: said.request ?? ZERO,
    place: placeOf(said),
    said,
  };
}

function namedPart(who: string): Pick<RequestPart, 'who' | 'quotedWho'> {
  return { who, quotedWho: who };
}

function placeOf({ requestFrom, requestPlace, limitPlace }: Amount): Place {
  return requestFrom === 'limit' ? limitPlace : requestPlace;
}

/**
 * The sums of containers that run at the same time: the pod's request is the largest, plus the overhead of a
 * RuntimeClass. One sum of one part when the pod has a request as a whole.
 */
export function requestSums(pod: Pod, name: ResourceName): RequestPart[][] {
  const whole = podLevelPart(pod, name);
  if (whole) return [whole];
  return containersAtOnce(pod.resources.containers).map((group) => group.map((each) => partOf(each, name)));
}

/** Parts named one by one in a sum. */
const NAMED_PARTS = 3;

/** The pod's request for a resource as a sum, at its largest part; the other parts as notes. */
export function explainRequest(
  pod: Pod,
  name: ResourceName,
): { sum: string; at: Place; notes: { at: Place; text: string }[] } {
  const format = name === 'cpu' ? formatCpu : formatBytes;
  const parts = requestParts(pod, name);
  const notes = parts.slice(1).map(({ who, amount, place }) => ({ at: place, text: `${who}: ${format(amount)}` }));
  return { sum: sumOf(parts, format), at: parts[0]?.place ?? pod.spec, notes };
}

/** `app 12 + proxy 6`; of many parts only some by name: `app 12 + proxy 6 + cache 2 + 4 others 500m`. */
function sumOf(parts: readonly RequestPart[], format: (amount: Quantity) => string): string {
  const named = parts.length > NAMED_PARTS + 1 ? parts.slice(0, NAMED_PARTS) : parts;
  const others = parts.slice(named.length);
  const terms = named.map(({ who, amount }) => `${who} ${format(amount)}`);
  const rest = others.reduce((sum, { amount }) => sum + amount, ZERO);
  return [...terms, ...(others.length > 0 ? [`${others.length} others ${format(rest)}`] : [])].join(' + ');
}

/**
 * Whether the requests are known well enough to be called too large. Those of a patch are if they are written as
 * requests, which then are those of the whole object. A limit is the request only where the whole object has none.
 */
export function hasKnownRequests({ complete, resources }: Pod, name: ResourceName): boolean {
  if (!resources.readable) return false;
  if (complete) return true;
  const amounts = resources.containers.map((each) => select(each, name));
  return amounts.every(({ requestFrom }) => requestFrom === undefined || requestFrom === 'manifest');
}
