import { isDaemonSet } from '../src/fargate/scheduling/daemon-sets.ts';
import { COMPUTE_TYPE } from '../src/fargate/scheduling/node-labels.ts';
import type { Pod } from '../src/kubernetes/pod.ts';
import { defineRule, removeField } from '../src/rule.ts';

export default defineRule({
  id: 'no-compute-type-opt-out',
  description: 'Disallow keeping pods off Fargate in a Fargate-only cluster',
  category: 'scheduling',
  severity: 'error',
  evidence: 'documented',
  outcome: 'pending',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-getting-started.html',
    'https://github.com/longhorn/longhorn/issues/6436',
  ],
  messages: {
    coreDns: 'CoreDNS is kept off Fargate in a Fargate-only cluster; it stays Pending, and DNS fails',
    other: 'The pod is kept off Fargate in a Fargate-only cluster; it stays Pending',
  },
  help: 'Remove the annotation, and make sure that a Fargate profile selects the pod.',

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
