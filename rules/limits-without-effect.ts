import { cpuOf, type FargateSize, sizeFor, usableMemoryOf } from '../src/fargate/sizes/sizes.ts';
import { mainFirst } from '../src/kubernetes/container.ts';
import type { Place } from '../src/kubernetes/place.ts';
import type { Pod } from '../src/kubernetes/pod.ts';
import type { Amount, ContainerResources } from '../src/kubernetes/requests/container-resources.ts';
import { formatBytes, formatCpu, type Quantity, ZERO } from '../src/kubernetes/requests/quantity.ts';
import { defineRule, type Suggestion } from '../src/rule.ts';
import type { EditIntent, Scalar } from '../src/source/document.ts';

export default defineRule({
  id: 'limits-without-effect',
  description: 'Disallow limits above requests, because Fargate pods do not burst',
  category: 'effect',
  severity: 'warn',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html',
    'https://docs.aws.amazon.com/eks/latest/best-practices/cost-opt-compute.html',
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/',
  ],
  messages: {
    aboveSize: '{resource} limit {limit} of {container} is unreachable; the pod has only {given}',
    insideSize: '{resource} limit {limit} of {container} is only a cap; Fargate pods do not burst',
  },
  help: 'Set requests equal to limits, at what the container needs; Fargate sizes the pod from its requests.',

  pod(pod, { report }) {
    const { cpu, memory, readable } = pod.resources;
    if (!pod.complete || !readable) return;
    const size = sizeFor(cpu, memory);
    if (!size) return;
    const limits = limitsAboveRequests(pod);
    const unreachable = limits.find((each) => isAboveSize(each, size));
    const reported = unreachable ?? limits[0];
    if (!reported) return;
    const { resource, limit, amount } = reported;
    const given = givenOf(resource, size).text;
    const data = {
      container: nameOf(reported, '`'),
      resource: NAMES[resource],
      limit: FORMATS[resource](limit),
    };
    const common = { at: amount.limitPlace, suggest: suggestionsFor(limits, pod) };
    const own = describeRequest(reported);
    const others = limits
      .filter((each) => each !== reported)
      .map((each) => ({ text: describe(each, size), at: each.amount.limitPlace }));
    if (unreachable) {
      report({ message: 'aboveSize', data: { ...data, given }, notes: [{ text: own }, ...others], ...common });
    } else {
      report({ message: 'insideSize', data, notes: [{ text: `${own}; the pod has ${given}` }, ...others], ...common });
    }
  },
});

interface NamedLimit {
  /** Undefined for a limit of the whole pod. */
  readonly container: string | undefined;
  readonly resource: 'cpu' | 'memory';
  readonly amount: Amount;
  readonly limit: Quantity;
}

function limitsAboveRequests(pod: Pod): NamedLimit[] {
  const { containers, podLevel } = pod.resources;
  const isBefore = mainFirst(pod);
  const found: NamedLimit[] = [];
  const look = (container: string | undefined, resource: NamedLimit['resource'], amount: Amount) => {
    const { request = ZERO, limit } = amount;
    if (limit !== undefined && limit > request) found.push({ container, resource, amount, limit });
  };
  const lookAtBoth = (name: string | undefined, { cpu, memory }: Pick<ContainerResources, 'cpu' | 'memory'>) => {
    look(name, 'cpu', cpu);
    look(name, 'memory', memory);
  };
  for (const each of containers.toSorted((a, b) => isBefore(a.container, b.container)))
    lookAtBoth(each.container.name, each);
  if (podLevel) lookAtBoth(undefined, podLevel);
  return found;
}

function nameOf({ container }: NamedLimit, quote = ''): string {
  if (container === undefined) return 'the pod';
  return container === '' ? 'the container' : `${quote}${container}${quote}`;
}

/** What the containers of a pod of that size have of a resource. */
function givenOf(resource: 'cpu' | 'memory', size: FargateSize): { quantity: Quantity; text: string } {
  if (resource === 'cpu') return { quantity: cpuOf(size), text: `${size.vcpu} vCPU` };
  const usable = usableMemoryOf(size);
  return { quantity: usable, text: formatBytes(usable) };
}

function isAboveSize({ resource, limit }: NamedLimit, size: FargateSize): boolean {
  return limit > givenOf(resource, size).quantity;
}

/** `request 250m`: what the message does not say of the limit that it names. */
function describeRequest({ resource, amount }: NamedLimit): string {
  const request = `request ${FORMATS[resource](amount.request ?? ZERO)}`;
  return amount.limitFrom === 'limitRange' ? `${request}, limit from a LimitRange` : request;
}

/** `app cpu: request 250m, limit 1; the pod has 0.25 vCPU`. */
function describe(named: NamedLimit, size: FargateSize): string {
  const { resource, amount } = named;
  const request = FORMATS[resource](amount.request ?? ZERO);
  const given = givenOf(resource, size).text;
  return `${nameOf(named)} ${resource}: request ${request}, limit ${formatLimit(named)}; the pod has ${given}`;
}

function formatLimit({ resource, limit, amount }: NamedLimit): string {
  const text = FORMATS[resource](limit);
  return amount.limitFrom === 'limitRange' ? `${text} (from a LimitRange)` : text;
}

const NAMES = { cpu: 'CPU', memory: 'Memory' } as const;
const FORMATS = { cpu: formatCpu, memory: formatBytes } as const;

/** Of all limits at once, where the manifest itself writes them. */
function suggestionsFor(limits: readonly NamedLimit[], { spec }: Pod): Suggestion[] {
  const written = limits.flatMap(({ amount: { limitFrom, requestFrom, limitPlace, requestPlace } }) => {
    const [limit, request] = [limitPlace.value, requestPlace.value];
    if (limitFrom !== 'manifest' || requestFrom !== 'manifest' || !isScalar(limit) || !isScalar(request)) return [];
    return [{ limitPlace, limit, requestPlace, request }];
  });
  const [one, ...others] = written;
  if (!one || written.length < limits.length) return [];
  const raising = written.map(({ requestPlace, limit }) => replacing(requestPlace, limit));
  const lowering = written.map(({ limitPlace, request }) => replacing(limitPlace, request));
  const [raise, lower] =
    others.length === 0
      ? [`Request what the limit says: ${one.limit}`, `Lower the limit to the request: ${one.request}`]
      : ['Set requests to the limits', 'Lower the limits to the requests'];
  return [
    { title: raise, place: spec, intents: raising },
    { title: lower, place: spec, intents: lowering },
  ];
}

function replacing({ path }: Place, value: Scalar): EditIntent {
  return { type: 'replace', path, value };
}

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
