import { type Place, valueIn } from '../src/kubernetes/place.ts';
import { isPlaceholder } from '../src/kubernetes/shape.ts';
import { defineRule, keepOnEc2 } from '../src/rule.ts';

export default defineRule({
  id: 'no-host-ports',
  description: 'Disallow hostPort and hostIP',
  category: 'scheduling',
  severity: 'error',
  evidence: 'documented',
  outcome: 'pending',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
    'https://github.com/aws/containers-roadmap/issues/1517',
  ],
  messages: {
    host: 'Fargate does not support {fields}; the pod stays Pending',
  },
  help: 'Remove `hostPort` and `hostIP`, and reach the pod through a Service or by its IP.',

  pod(pod, { report, settings }) {
    for (const port of pod.containers.flatMap(({ place }) => place.at('ports').items(usesHost))) {
      const fields = hostFields(port);
      const [at] = fields;
      if (!at) continue;
      const written = fields.map(({ path, value }) => `\`${path.at(-1)}: ${value}\``);
      const title = `Remove ${fields.map(({ path }) => path.at(-1)).join(' and ')}`;
      report({
        message: 'host',
        at,
        data: { fields: written.join(' and ') },
        schedulerMessage: { type: 'port' },
        suggest: [
          { title, place: at, intents: fields.map(({ path }) => ({ type: 'remove', path })) },
          ...keepOnEc2(pod, settings),
        ],
      });
    }
  },
});

function usesHost(port: unknown): boolean {
  return valueIn(port, 'hostPort') !== undefined || valueIn(port, 'hostIP') !== undefined;
}

/** The fields of a port that use the host; port 0 uses none. */
function hostFields(port: Place): Place[] {
  const hostPort = port.at('hostPort');
  const hostIP = port.at('hostIP');
  return [
    ...(typeof hostPort.value === 'number' && hostPort.value > 0 ? [hostPort] : []),
    ...(hostIP.string && !isPlaceholder(hostIP.value) ? [hostIP] : []),
  ];
}
