import { cpuOf, type FargateSize, formatSize, sizeFor, usableMemoryOf } from '../src/fargate/sizes.ts';
import type { Amount, ContainerResources } from '../src/kubernetes/container-resources.ts';
import type { Pod } from '../src/kubernetes/pod.ts';
import { formatBytes, formatCpu, type Quantity, ZERO } from '../src/kubernetes/quantity.ts';
import { defineRule, replaceValue, type Suggestion, setField } from '../src/rule.ts';

export default defineRule({
  id: 'limits-without-effect',
  description: 'Disallow limits that count on bursting, which Fargate does not have',
  category: 'effect',
  severity: 'warn',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html',
    'https://docs.aws.amazon.com/eks/latest/best-practices/cost-opt-compute.html',
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/',
  ],
  messages: {
    bestEffort:
      'QoS BestEffort: without requests and limits the pod cannot burst into a shared node as on EC2; {cpu} and {memory} of its {size} is all that its containers ever get.',
    aboveSize:
      'QoS {qos}: the {resource} limit {limit} of {container} is never reached. It requests {request}, and the pod is provisioned at {size}, which leaves {given}.',
    insideSize:
      'QoS {qos}: the {resource} limit {limit} of {container} is above its request {request}. The pod is provisioned at {size}, which leaves {given}: there is no burst, only a cap at {limit}.',
  },
  help: 'Fargate sizes the pod from its requests. Set requests equal to limits, at what the container really needs.',

  pod(pod, { report }) {
    const { qos, cpu, memory, readable } = pod.resources;
    const limits = limitsAboveRequests(pod);
    if (!pod.complete || !readable || (limits.length === 0 && qos !== 'BestEffort')) return;
    const size = sizeFor(cpu, memory);
    if (!size) return;
    if (qos === 'BestEffort') {
      const data = { cpu: givenOf('cpu', size).text, memory: givenOf('memory', size).text, size: formatSize(size) };
      report({ message: 'bestEffort', at: pod.spec.at('containers'), data });
    }
    for (const { container, resource, amount, limit } of limits) {
      const given = givenOf(resource, size);
      const format = resource === 'cpu' ? formatCpu : formatBytes;
      report({
        message: limit > given.quantity ? 'aboveSize' : 'insideSize',
        at: amount.limitPlace,
        data: {
          qos,
          resource,
          container,
          limit: amount.limitFrom === 'limitRange' ? `${format(limit)} (from a LimitRange)` : format(limit),
          request: format(amount.request ?? ZERO),
          size: formatSize(size),
          given: given.text,
        },
        suggest: suggestionsFor(amount),
      });
    }
  },
});

interface NamedLimit {
  readonly container: string;
  readonly resource: 'cpu' | 'memory';
  readonly amount: Amount;
  readonly limit: Quantity;
}

function limitsAboveRequests({ resources: { containers, podLevel } }: Pod): NamedLimit[] {
  const found: NamedLimit[] = [];
  const look = (container: string, resource: NamedLimit['resource'], amount: Amount) => {
    const { request = ZERO, limit } = amount;
    if (limit !== undefined && limit > request) found.push({ container, resource, amount, limit });
  };
  const lookAtBoth = (name: string, { cpu, memory }: Pick<ContainerResources, 'cpu' | 'memory'>) => {
    look(name, 'cpu', cpu);
    look(name, 'memory', memory);
  };
  for (const each of containers) lookAtBoth(each.container.name, each);
  if (podLevel) lookAtBoth('the whole pod', podLevel);
  return found;
}

/** What the containers of a pod of that size have of a resource. */
function givenOf(resource: 'cpu' | 'memory', size: FargateSize): { quantity: Quantity; text: string } {
  if (resource === 'cpu') return { quantity: cpuOf(size), text: `${size.vcpu} vCPU` };
  const usable = usableMemoryOf(size);
  return { quantity: usable, text: formatBytes(usable) };
}

function suggestionsFor({ limitFrom, limitPlace, requestFrom, requestPlace }: Amount): Suggestion[] {
  const limit = limitPlace.value;
  const request = requestPlace.value;
  if (limitFrom !== 'manifest' || !isScalar(limit)) return [];
  const raise = setField(requestPlace, limit, `Request what the limit says: ${limit}`);
  if (requestFrom !== 'manifest' || !isScalar(request)) return [raise];
  return [raise, replaceValue(limitPlace, request, `Lower the limit to the request: ${request}`)];
}

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
