import { defineRule, keepOnEc2, removeField } from '../src/rule.ts';

export default defineRule({
  id: 'no-privileged',
  description: 'Disallow privileged containers',
  category: 'scheduling',
  severity: 'error',
  evidence: 'documented',
  outcome: 'pending',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
    'https://github.com/kubernetes-sigs/aws-efs-csi-driver/issues/1329',
    'https://github.com/freegroup/kube-s3/issues/14',
  ],
  messages: {
    privileged: 'Privileged containers are not supported on Fargate; the pod stays Pending',
  },
  help: 'Remove `privileged` if the image runs without it, or keep this workload on EC2 nodes.',

  pod(pod, { report, settings }) {
    for (const container of pod.containers) {
      const at = container.place.at('securityContext', 'privileged');
      if (at.value !== true) continue;
      report({
        message: 'privileged',
        at,
        schedulerMessage: { type: 'securityContext', container: container.order, refused: 'Privileged' },
        suggest: [removeField(at), ...keepOnEc2(pod, settings)],
      });
    }
  },
});
