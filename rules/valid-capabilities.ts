import { acceptedSpelling, canAddCapability } from '../src/fargate/capabilities.ts';
import { isPlaceholder } from '../src/kubernetes/shape.ts';
import { defineRule, keepOnEc2, removeField, replaceValue } from '../src/rule.ts';

export default defineRule({
  id: 'valid-capabilities',
  description: 'Disallow capabilities beyond those that a container has by default',
  category: 'scheduling',
  severity: 'error',
  evidence: 'observed',
  outcome: 'pending',
  references: [
    'https://docs.aws.amazon.com/eks/latest/best-practices/pod-security.html',
    'https://github.com/aws/aws-app-mesh-roadmap/issues/158',
    'https://github.com/frappe/helm/issues/182',
  ],
  messages: {
    refused: 'Fargate does not allow capability `{capability}`; the pod stays Pending',
    all: 'Fargate does not allow adding all capabilities (`{capability}`); the pod stays Pending',
    spelling: {
      text: 'Write `{accepted}`, not `{capability}`; Fargate rejects it, and the pod stays Pending',
      help: 'Use the name in capitals, without `CAP_`.',
    },
  },
  help: 'Remove the capability if the image runs without it, or keep this workload on EC2 nodes.',

  pod(pod, { report, settings }) {
    for (const container of pod.containers) {
      for (const at of container.place.at('securityContext', 'capabilities', 'add').items()) {
        const capability = at.string;
        if (!capability || canAddCapability(capability) || isPlaceholder(capability)) continue;
        const refusal = {
          at,
          schedulerMessage: { type: 'securityContext', container: container.order, refused: { capability } },
        } as const;
        const accepted = acceptedSpelling(capability);
        if (accepted) {
          report({
            ...refusal,
            message: 'spelling',
            data: { capability, accepted },
            fix: replaceValue(at, accepted),
          });
          continue;
        }
        report({
          ...refusal,
          message: capability.toUpperCase() === 'ALL' ? 'all' : 'refused',
          data: { capability },
          notes: [{ text: 'only the 14 default capabilities can be added' }],
          suggest: [removeField(at, `Remove ${capability}`), ...keepOnEc2(pod, settings)],
        });
      }
    }
  },
});
