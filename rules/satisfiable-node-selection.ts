import { nodeOfLivePod } from '../src/fargate/live-pod.ts';
import { COMPUTE_TYPE } from '../src/fargate/scheduling/node-labels.ts';
import { reasonAgainst, unsatisfiableSelection } from '../src/fargate/scheduling/node-selection.ts';
import { requirementAt } from '../src/kubernetes/label-selector.ts';
import { defineRule, keepOnEc2, removeField } from '../src/rule.ts';

export default defineRule({
  id: 'satisfiable-node-selection',
  description: 'Require node selectors and affinities that a Fargate node satisfies',
  category: 'scheduling',
  severity: 'error',
  evidence: 'observed',
  outcome: 'pending',
  references: [
    'https://github.com/kubernetes-sigs/aws-ebs-csi-driver/pull/496',
    'https://github.com/kubernetes-sigs/aws-efs-csi-driver/issues/1068',
    'https://www.eksworkshop.com/docs/fundamentals/compute/fargate/scheduling',
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
  ],
  messages: {
    nodeSelector:
      'No Fargate node has the label {label}: {reason}. The pod stays Pending; it does not fall back to EC2.',
    affinity: 'No Fargate node satisfies {expression}: {reason}. The pod stays Pending; it does not fall back to EC2.',
    emptyTerms: 'The required node affinity has no term that could match, so the pod fits no node and stays Pending.',
    nodeName: {
      text: 'nodeName binds the pod to {node}, and the node of a Fargate pod does not exist before the pod.',
      outcome: 'absent',
    },
    windows: 'The pod asks for {os}, and Fargate runs Linux only on EKS: it stays Pending.',
  },
  help: `Remove the selection for a workload that goes to Fargate, or keep it on EC2 with the pod annotation ${COMPUTE_TYPE}: ec2.`,

  pod(pod, { report, settings }) {
    const { nodeSelector, expressions, emptyTerms } = unsatisfiableSelection(pod.spec);
    const onEc2 = keepOnEc2(pod, settings);
    const refused = { schedulerMessage: { type: 'nodeSelection' } } as const;
    for (const at of nodeSelector) {
      const [key, value] = [String(at.path.at(-1)), String(at.value)];
      const data = { label: `${key}=${value}`, reason: reasonAgainst(key, [value]) };
      report({ message: 'nodeSelector', at, data, suggest: [removeField(at), ...onEc2], ...refused });
    }
    for (const at of expressions) {
      const { key, operator, values } = requirementAt(at);
      const expression = [key, operator, values.length > 0 ? `[${values.join(', ')}]` : ''].join(' ').trim();
      const data = { expression, reason: reasonAgainst(key, values) };
      report({ message: 'affinity', at: at.at('key'), data, suggest: onEc2, ...refused });
    }
    if (emptyTerms) report({ message: 'emptyTerms', at: emptyTerms, suggest: onEc2, ...refused });
    const nodeName = pod.spec.at('nodeName');
    if (nodeName.string && !nodeOfLivePod(pod)) {
      report({ message: 'nodeName', at: nodeName, data: { node: nodeName.string }, suggest: [removeField(nodeName)] });
    }
    const os = pod.spec.at('os', 'name');
    if (os.string && os.string !== 'linux') {
      report({ message: 'windows', at: os, data: { os: os.string }, suggest: onEc2, ...refused });
    }
  },
});
