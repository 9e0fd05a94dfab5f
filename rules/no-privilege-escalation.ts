import { defineRule, removeField, replaceValue } from '../src/rule.ts';

export default defineRule({
  id: 'no-privilege-escalation',
  description: 'Disallow an explicit allowPrivilegeEscalation: true',
  category: 'scheduling',
  severity: 'error',
  evidence: 'observed',
  outcome: 'pending',
  references: [
    'https://github.com/kubernetes/ingress-nginx/issues/4888',
    'https://github.com/kubernetes/ingress-nginx/issues/9704',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  ],
  messages: {
    allowed: 'Fargate rejects an explicit `allowPrivilegeEscalation: true`; the pod stays Pending',
  },
  help: 'Remove the field, or set it to `false`; Fargate accepts the default, although that is `true`.',

  pod(pod, { report }) {
    for (const container of pod.containers) {
      const at = container.place.at('securityContext', 'allowPrivilegeEscalation');
      if (at.value !== true) continue;
      const remove = removeField(at);
      const forbid = replaceValue(at, false, 'Set allowPrivilegeEscalation to false');
      report({
        message: 'allowed',
        at,
        schedulerMessage: { type: 'securityContext', container: container.order, refused: 'AllowPrivilegeEscalation' },
        // Removed from a patch, the value of the base applies, which may not be the default.
        ...(pod.complete ? { fix: remove, suggest: [forbid] } : { suggest: [remove, forbid] }),
      });
    }
  },
});
