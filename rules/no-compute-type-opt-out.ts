import { isDaemonSet } from '../src/fargate/scheduling/daemon-sets.ts';
import { COMPUTE_TYPE } from '../src/fargate/scheduling/node-labels.ts';
import type { Pod } from '../src/kubernetes/pod.ts';
import { defineRule, removeField } from '../src/rule.ts';

export default defineRule({
  id: 'no-compute-type-opt-out',
  description: 'Disallow keeping pods off Fargate in a cluster that has nothing else',
  category: 'scheduling',
  severity: 'error',
  evidence: 'documented',
  outcome: 'pending',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-getting-started.html',
    'https://github.com/longhorn/longhorn/issues/6436',
  ],
  messages: {
    coreDns:
      'This annotation keeps CoreDNS off Fargate, and the cluster has no other nodes: it stays Pending, and no name is resolved.',
    other: 'This annotation keeps the pod off Fargate, and the cluster has no other nodes: it stays Pending.',
  },
  help: 'Remove the annotation, and see to a Fargate profile that selects the pod.',

  everyPod(pod, { report, settings }) {
    const at = pod.template.at('metadata', 'annotations', COMPUTE_TYPE);
    if (settings.cluster !== 'fargate-only' || at.value !== 'ec2' || isDaemonSet(pod)) return;
    const siblings = pod.template.at('metadata', 'annotations');
    const place = siblings.entries().length === 1 ? siblings : at;
    const removal = removeField(place, `Remove the annotation ${COMPUTE_TYPE}`);
    report({ message: isCoreDns(pod) ? 'coreDns' : 'other', at, suggest: [removal] });
  },
});

function isCoreDns({ namespace, labels, workload }: Pod): boolean {
  return namespace === 'kube-system' && (labels['k8s-app'] === 'kube-dns' || workload.name === 'coredns');
}
