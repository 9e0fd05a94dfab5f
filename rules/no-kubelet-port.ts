import {
  FREE_PORT,
  KUBELET_PORT,
  type KubeletPortUse,
  kubeletPortUse,
  usesKubeletPort,
} from '../src/fargate/kubelet-port.ts';
import { describePods, reachOf } from '../src/fargate/traffic/service-reach.ts';
import type { Container } from '../src/kubernetes/container.ts';
import { type Place, valueIn } from '../src/kubernetes/place.ts';
import type { Resource } from '../src/kubernetes/resource.ts';
import { defineRule, type Suggestion } from '../src/rule.ts';
import type { EditIntent } from '../src/source/document.ts';

export default defineRule({
  id: 'no-kubelet-port',
  description: 'Disallow listening on port 10250, which the kubelet of a Fargate node has',
  category: 'traffic',
  severity: 'error',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/metrics-server.html',
    'https://github.com/kubernetes-sigs/metrics-server/issues/1271',
    'https://github.com/cert-manager/cert-manager/issues/3237',
    'https://github.com/external-secrets/external-secrets/issues/1981',
  ],
  messages: {
    listens:
      '{container} listens on port 10250, which the kubelet of its Fargate node has already on the same address: whoever calls it reaches the kubelet.',
    service:
      'Port 10250 of {pods} belongs to the kubelet of its Fargate node: whoever calls this Service reaches the kubelet.',
  },
  help: 'Let the program listen on another port, such as 10251, and change containerPort, the targetPort of its Service and its probes with it.',

  pod(pod, { report }) {
    for (const container of pod.containers) {
      const use = kubeletPortUse(container);
      if (!use) continue;
      const { at, flag, listed } = use;
      const notes = flag && listed ? [{ at: listed, text: 'the same port' }] : [];
      const data = { container: container.name || 'A container' };
      const offered = flag ? [otherPort(container, flag.at, use)] : [];
      report({ message: 'listens', at, data, notes, suggest: offered });
    }
  },

  resources: {
    Service(service, context) {
      const places = service.group === '' ? targetPorts(service) : [];
      if (places.length === 0) return;
      const reach = reachOf(service, context);
      if (reach.runsOn !== 'fargate' || reach.pods.some(usesKubeletPort)) return;
      for (const at of places) context.report({ message: 'service', at, data: { pods: describePods(reach) } });
    },
  },
});

/** The ports of a Service that lead to the kubelet: their target, or the port itself where none is written. */
function targetPorts({ place }: Resource): Place[] {
  const ports = place.at('spec', 'ports').items(leadsToKubelet);
  return ports.map((port) => (port.at('targetPort').exists ? port.at('targetPort') : port.at('port')));
}

function leadsToKubelet(port: unknown): boolean {
  const target = valueIn(port, 'targetPort') ?? valueIn(port, 'port');
  return target === KUBELET_PORT && valueIn(port, 'protocol') !== 'UDP';
}

/** The flag, the port that is listed and probes by number; a Service by number says so itself afterwards. */
function otherPort({ place }: Container, flag: Place, { listed }: KubeletPortUse): Suggestion {
  const probes = ['livenessProbe', 'readinessProbe', 'startupProbe']
    .flatMap((probe) => ['httpGet', 'tcpSocket', 'grpc'].map((action) => place.at(probe, action, 'port')))
    .filter(({ value }) => value === KUBELET_PORT);
  const numbers = [...(listed ? [listed] : []), ...probes];
  const text = String(flag.value).replaceAll(String(KUBELET_PORT), String(FREE_PORT));
  const intents: EditIntent[] = [
    { type: 'replace', path: flag.path, value: text },
    ...numbers.map(({ path }) => ({ type: 'replace', path, value: FREE_PORT }) as const),
  ];
  return { title: `Listen on port ${FREE_PORT}`, place: flag, intents };
}
