import { signsOfFargate } from '../src/fargate/profiles/intent.ts';
import { isDaemonSet } from '../src/fargate/scheduling/daemon-sets.ts';
import { excludesFargateNodes } from '../src/fargate/scheduling/node-selection.ts';
import { NODE_TAINT } from '../src/fargate/scheduling/node-taint.ts';
import { optsOut } from '../src/fargate/scheduling/placement.ts';
import { tolerates, tolerationAt } from '../src/kubernetes/toleration.ts';
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
    'https://github.com/kubernetes-sigs/aws-ebs-csi-driver/issues/672',
  ],
  messages: {
    needless: 'This toleration has no effect: Fargate profiles bring pods to Fargate, not tolerations',
    everything: 'Tolerating every taint has no effect on Fargate, where each pod gets a node of its own',
    leftOver: {
      text: 'This toleration may bind the pod to a leftover Fargate node, where it cannot start',
      outcome: 'uncertain',
    },
  },
  help: 'Remove the toleration; a Fargate profile that selects the pod brings it to Fargate.',

  everyPod(pod, { report, placement }) {
    if (isDaemonSet(pod)) return;
    const isOnFargate = placement(pod).runsOn === 'fargate';
    // Off Fargate, a toleration of this taint alone means that the pod is meant for Fargate: see matching-profile.
    if (!isOnFargate && (excludesFargateNodes(pod.spec) || (signsOfFargate(pod).length > 0 && !optsOut(pod)))) return;
    const list = pod.spec.at('tolerations');
    const tolerations = list.items();
    for (const toleration of tolerations) {
      if (!tolerates(tolerationAt(toleration), NODE_TAINT)) continue;
      const place = tolerations.length === 1 ? list : toleration;
      const removal = removeField(place, 'Remove the toleration');
      const isExact = toleration.at('key').string === NODE_TAINT.key;
      const at = toleration.at(isExact ? 'key' : 'operator');
      if (!isOnFargate) report({ message: 'leftOver', at, suggest: [removal] });
      else if (isExact) report({ message: 'needless', at, fix: removal });
      else report({ message: 'everything', at, suggest: [removal] });
    }
  },
});
