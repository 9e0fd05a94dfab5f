import { NODE_TAINT } from '../src/fargate/node-taint.ts';
import type { Pod } from '../src/kubernetes/pod.ts';
import { tolerates } from '../src/kubernetes/toleration.ts';
import { defineRule, removeField } from '../src/rule.ts';

export default defineRule({
  id: 'no-fargate-toleration',
  description: 'Disallow tolerating the taint of Fargate nodes',
  category: 'effect',
  severity: 'warn',
  evidence: 'observed',
  references: [
    'https://github.com/aws/amazon-cloudwatch-agent/issues/580',
    'https://github.com/kubernetes-sigs/aws-efs-csi-driver/issues/328',
    'https://github.com/amazon-archives/k8s-cloudwatch-adapter/issues/73',
  ],
  messages: {
    needless:
      'Tolerating the taint eks.amazonaws.com/compute-type has no effect: a Fargate profile brings a pod to Fargate, and its scheduler asks for no toleration.',
    everything: 'Tolerating every taint has no effect on Fargate: each pod gets a new node, and no taint keeps it off.',
    daemonSet:
      'This toleration matches the taint of Fargate nodes, so the DaemonSet makes a pod for each of them, which stays Pending: a Fargate node holds one pod.',
  },
  help: 'Remove the toleration. What brings a pod to Fargate is a profile whose namespace and labels select it.',

  pod(pod, { report }) {
    const list = pod.spec.at('tolerations');
    const tolerations = list.items();
    for (const toleration of tolerations) {
      if (!tolerates(toleration, NODE_TAINT)) continue;
      const place = tolerations.length === 1 ? list : toleration;
      const removal = removeField(place, 'Remove the toleration');
      const isExact = toleration.at('key').string === NODE_TAINT.key;
      const at = toleration.at(isExact ? 'key' : 'operator');
      if (isExact) report({ message: messageFor(pod, 'needless'), at, fix: removal });
      else report({ message: messageFor(pod, 'everything'), at, suggest: [removal] });
    }
  },
});

function messageFor<M>(pod: Pod, message: M): M | 'daemonSet' {
  return pod.workload.kind === 'DaemonSet' ? 'daemonSet' : message;
}
