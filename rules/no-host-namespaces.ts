import type { SchedulerMessage } from '../src/fargate/scheduling/scheduler-event.ts';
import type { Pod } from '../src/kubernetes/pod.ts';
import { defineRule, keepOnEc2, removeField } from '../src/rule.ts';

const fields = { hostNetwork: 'HostNetwork', hostPID: 'HostPID', hostIPC: 'HostIPC' } as const;

export default defineRule({
  id: 'no-host-namespaces',
  description: 'Disallow sharing the host network, PID or IPC namespace',
  category: 'scheduling',
  severity: 'error',
  evidence: 'documented',
  outcome: 'pending',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
    'https://github.com/kubernetes-sigs/aws-efs-csi-driver/issues/589',
  ],
  messages: { shared: '`{field}` is not supported on Fargate; the pod stays Pending' },
  help: 'Remove the field, or keep this workload on EC2 nodes.',

  pod(pod, { report, settings }) {
    for (const [field, name] of Object.entries(fields)) {
      const at = pod.spec.at(field);
      if (at.value !== true) continue;
      const schedulerMessage: SchedulerMessage[] = [{ type: 'field', field: name }];
      if (field === 'hostNetwork' && listsPorts(pod)) schedulerMessage.push({ type: 'port' });
      const suggest = [removeField(at), ...keepOnEc2(pod, settings)];
      report({ message: 'shared', at, data: { field }, schedulerMessage, suggest });
    }
  },
});

/** On the host network the API server copies every containerPort into hostPort, which is rejected as well. */
function listsPorts(pod: Pod): boolean {
  return [...pod.spec.at('containers').items(), ...pod.spec.at('initContainers').items()].some(
    (container) => container.at('ports').items().length > 0,
  );
}
