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

/** One of the amounts that a pod's request is the sum of. */
export interface RequestPart {
  /** For people: `app`, `init container migrate`, `the pod as a whole`, `RuntimeClass overhead`. */
  readonly who: string;
  readonly amount: Quantity;
  /** Where the manifest says it, or would. */
  readonly place: Place;
  /** Request and limit that the amount was read from. */
  readonly said?: Amount;
}

/** What the request of the pod for a resource is the sum of, largest part first; parts of nothing left out. */
function requestParts(pod: Pod, name: ResourceName): RequestPart[] {
  const asked = podLevelPart(pod, name) ?? containerParts(pod, name);
  const rest = select(pod.resources, name) - asked.reduce((sum, { amount }) => sum + amount, ZERO);
  const overhead = { who: 'RuntimeClass overhead', amount: rest, place: pod.spec.at('runtimeClassName') };
  return [...asked, overhead].filter(({ amount }) => amount > ZERO).toSorted((a, b) => (a.amount < b.amount ? 1 : -1));
}

function podLevelPart(pod: Pod, name: ResourceName): RequestPart[] | undefined {
  const amount = podLevelRequest(pod.spec, name, pod.resources.containers);
  if (amount === undefined) return undefined;
  const said = amountOf(pod.spec, name, NO_DEFAULTS);
  return [{ who: 'the pod as a whole', amount, place: placeOf(said), said }];
}

function containerParts({ resources }: Pod, name: ResourceName): RequestPart[] {
  return peakContainers(resources.containers, name).map((each) => partOf(each, name));
}

function partOf(resources: ContainerResources, name: ResourceName): RequestPart {
  const said = select(resources, name);
  const { container } = resources;
  const called = container.name || formatPath(container.place.path.slice(-2));
  return {
    who: container.type === 'init' ? `init container ${called}` : called,
    amount: said.request ?? ZERO,
    place: placeOf(said),
    said,
  };
}

function placeOf({ requestFrom, requestPlace, limitPlace }: Amount): Place {
  return requestFrom === 'limit' ? limitPlace : requestPlace;
}

/**
 * Everything that is asked for at the same time, one sum each: the pod's request is the largest, with the overhead of a
 * RuntimeClass on top. One sum of one part when the pod says itself what it asks for as a whole.
 */
export function requestSums(pod: Pod, name: ResourceName): RequestPart[][] {
  const whole = podLevelPart(pod, name);
  if (whole) return [whole];
  return containersAtOnce(pod.resources.containers).map((group) => group.map((each) => partOf(each, name)));
}

/** Parts named one by one in a sum. */
const NAMED_PARTS = 3;

/** How the pod's request for a resource comes about: as a sum, and where; the largest part first. */
export function explainRequest(
  pod: Pod,
  name: ResourceName,
): { sum: string; at: Place; notes: { at: Place; text: string }[] } {
  const format = name === 'cpu' ? formatCpu : formatBytes;
  const parts = requestParts(pod, name);
  const notes = parts.slice(1).map(({ who, amount, place }) => ({ at: place, text: `${who}: ${format(amount)}` }));
  return { sum: sumOf(parts, format), at: parts[0]?.place ?? pod.spec, notes };
}

/** `app 12 + proxy 6`, and no more than a few parts by name: `app 12 + proxy 6 + cache 2 + 4 others 500m`. */
function sumOf(parts: readonly RequestPart[], format: (amount: Quantity) => string): string {
  const named = parts.length > NAMED_PARTS + 1 ? parts.slice(0, NAMED_PARTS) : parts;
  const others = parts.slice(named.length);
  const terms = named.map(({ who, amount }) => `${who} ${format(amount)}`);
  const rest = others.reduce((sum, { amount }) => sum + amount, ZERO);
  return [...terms, ...(others.length > 0 ? [`${others.length} others ${format(rest)}`] : [])].join(' + ');
}

/**
 * Whether the requests are known well enough to be called too large. Those of a patch are when they are written as
 * requests: then the whole object asks for no less. A limit is the request only where the whole object has none.
 */
export function hasKnownRequests({ complete, resources }: Pod, name: ResourceName): boolean {
  if (!resources.readable) return false;
  if (complete) return true;
  const amounts = resources.containers.map((each) => select(each, name));
  return amounts.every(({ requestFrom }) => requestFrom === undefined || requestFrom === 'manifest');
}
