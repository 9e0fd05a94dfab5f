import { nodeOfLivePod } from '../src/fargate/live-pod.ts';
import { COMPUTE_TYPE } from '../src/fargate/scheduling/node-labels.ts';
import { reasonAgainst, unsatisfiableSelection } from '../src/fargate/scheduling/node-selection.ts';
import { requirementAt } from '../src/kubernetes/label-selector.ts';
import { defineRule, keepOnEc2, removeField } from '../src/rule.ts';

const NO_FALLBACK = { text: 'the pod does not fall back to EC2' };

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
    nodeSelector: 'No Fargate node has label `{label}`; the pod stays Pending',
    affinity: 'No Fargate node satisfies `{expression}`; the pod stays Pending',
    emptyTerms: 'The required node affinity has no term that could match; the pod stays Pending',
    nodeName: {
      text: '`nodeName` cannot be used: a Fargate node is created for its pod',
      outcome: 'absent',
    },
    windows: 'EKS Fargate runs only Linux, not `{os}`; the pod stays Pending',
  },
  help: `Remove the selection, or keep this workload on EC2 with the pod annotation \`${COMPUTE_TYPE}: ec2\`.`,

  pod(pod, { report, settings }) {
    const { nodeSelector, expressions, emptyTerms } = unsatisfiableSelection(pod.spec);
    const onEc2 = keepOnEc2(pod, settings);
    const refused = { schedulerMessage: { type: 'nodeSelection' } } as const;
    for (const at of nodeSelector) {
      const [key, value] = [String(at.path.at(-1)), String(at.value)];
      const notes = [{ text: reasonAgainst(key, [value]) }, NO_FALLBACK];
      const suggest = [removeField(at, `Remove node selector ${key}`), ...onEc2];
      report({ message: 'nodeSelector', at, data: { label: `${key}=${value}` }, notes, suggest, ...refused });
    }
    for (const at of expressions) {
      const { key, operator, values } = requirementAt(at);
      const expression = [key, operator, values.length > 0 ? `[${values.join(', ')}]` : ''].join(' ').trim();
      const notes = [{ text: reasonAgainst(key, values) }, NO_FALLBACK];
      report({ message: 'affinity', at: at.at('key'), data: { expression }, notes, suggest: onEc2, ...refused });
    }
    if (emptyTerms) report({ message: 'emptyTerms', at: emptyTerms, suggest: onEc2, ...refused });
    const nodeName = pod.spec.at('nodeName');
    if (nodeName.string && !nodeOfLivePod(pod)) {
      report({ message: 'nodeName', at: nodeName, suggest: [removeField(nodeName)] });
    }
    const os = pod.spec.at('os', 'name');
    if (os.string && os.string !== 'linux') {
      report({ message: 'windows', at: os, data: { os: os.string }, suggest: onEc2, ...refused });
    }
  },
});
