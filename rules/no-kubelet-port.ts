import {
  FREE_PORT,
  KUBELET_PORT,
  type KubeletPortUse,
  kubeletPortUse,
  usesKubeletPort,
} from '../src/fargate/kubelet-port.ts';
import { destinationOf } from '../src/fargate/traffic/service-destination.ts';
import type { Container } from '../src/kubernetes/container.ts';
import { type Place, valueIn } from '../src/kubernetes/place.ts';
import type { Resource } from '../src/kubernetes/resource.ts';
import { noteWorkloads } from '../src/kubernetes/workloads/selected-pods.ts';
import { defineRule, type Suggestion } from '../src/rule.ts';
import type { EditIntent } from '../src/source/document.ts';

export default defineRule({
  id: 'no-kubelet-port',
  description: 'Disallow port 10250, which the kubelet uses on Fargate',
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
    listens: 'Port 10250 is taken by the kubelet on Fargate; callers of {container} reach the kubelet',
    service: 'Port 10250 is taken by the kubelet on Fargate; callers of this Service reach the kubelet',
  },
  help: 'Use another port, such as 10251, in the program, its `containerPort`, its probes and the `targetPort` of its Service.',

  pod(pod, { report }) {
    for (const container of pod.containers) {
      const use = kubeletPortUse(container);
      if (!use) continue;
      const { at, flag, listed } = use;
      const notes = flag && listed ? [{ at: listed, text: 'the same port' }] : [];
      const data = { container: container.name ? `\`${container.name}\`` : 'this container' };
      const offered = flag ? [otherPort(container, flag.at, use)] : [];
      report({ message: 'listens', at, data, notes, suggest: offered });
    }
  },

  resources: {
    Service(service, context) {
      const places = service.group === '' ? targetPorts(service) : [];
      if (places.length === 0) return;
      const destination = destinationOf(service, context);
      if (destination.runsOn !== 'fargate' || destination.pods.some(usesKubeletPort)) return;
      for (const at of places) context.report({ message: 'service', at, notes: noteWorkloads(destination.pods) });
    },
  },
});

/** The ports of a Service that lead to the kubelet: the target port, or the port itself if none is written. */
function targetPorts({ place }: Resource): Place[] {
  const ports = place.at('spec', 'ports').items(leadsToKubelet);
  return ports.map((port) => (port.at('targetPort').exists ? port.at('targetPort') : port.at('port')));
}

function leadsToKubelet(port: unknown): boolean {
  const target = valueIn(port, 'targetPort') ?? valueIn(port, 'port');
  return target === KUBELET_PORT && valueIn(port, 'protocol') !== 'UDP';
}

/** Changes the flag, the listed port and probes by number; a Service by number then gets a finding of its own. */
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
