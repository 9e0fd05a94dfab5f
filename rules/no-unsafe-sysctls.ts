import type { Container } from '../src/kubernetes/container.ts';
import type { Place } from '../src/kubernetes/place.ts';
import { isPlaceholder } from '../src/kubernetes/shape.ts';
import { dottedSysctl, SAFE_SYSCTLS, sysctlsSetBy, sysctlsSetIn } from '../src/kubernetes/sysctls.ts';
import { defineRule, removeField } from '../src/rule.ts';

export default defineRule({
  id: 'no-unsafe-sysctls',
  description: 'Disallow kernel parameters that a Fargate pod cannot set',
  category: 'effect',
  severity: 'error',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
    'https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/',
    'https://github.com/aws/containers-roadmap/issues/460',
    'https://github.com/aws/containers-roadmap/issues/1452',
  ],
  messages: {
    unsafe: {
      text: 'sysctl `{sysctl}` is not in the safe set; on Fargate the pod fails with SysctlForbidden',
      outcome: 'fails',
    },
    command: {
      text: 'Init containers cannot set {sysctls} on Fargate (`/proc/sys` is read-only)',
      severity: 'warn',
      outcome: 'uncertain',
    },
    safeCommand: {
      text: 'Init containers cannot set {sysctls} on Fargate; use `securityContext.sysctls` of the pod',
      severity: 'warn',
      outcome: 'uncertain',
    },
  },
  help: 'Remove the parameter, or keep this workload on EC2 nodes; for Elasticsearch and OpenSearch set `node.store.allow_mmap` to `false`.',

  pod(pod, { report }) {
    const list = pod.spec.at('securityContext', 'sysctls');
    for (const item of list.items()) {
      const at = item.at('name');
      const sysctl = at.string;
      if (!sysctl || isPlaceholder(sysctl) || SAFE_SYSCTLS.has(dottedSysctl(sysctl))) continue;
      const place = list.items().length === 1 ? list : item;
      report({ message: 'unsafe', at, data: { sysctl }, suggest: [removeField(place, `Remove ${sysctl}`)] });
    }
    for (const container of pod.containers) {
      const found = isInit(container) ? firstSettingOf(container) : undefined;
      if (!found) continue;
      const message = found.sysctls.every((sysctl) => SAFE_SYSCTLS.has(sysctl)) ? 'safeCommand' : 'command';
      report({ message, at: found.at, data: { sysctls: found.sysctls.map((each) => `\`${each}\``).join(', ') } });
    }
  },
});

function isInit({ type }: Container): boolean {
  return type === 'init' || type === 'sidecar';
}

/** The parameters that a container's command line sets, and the first part of it that does. */
function firstSettingOf({ place }: Container): { at: Place; sysctls: string[] } | undefined {
  const parts = [...place.at('command').items(), ...place.at('args').items()];
  const words = parts.map(({ string }) => string ?? '');
  const program = words[0] ?? '';
  const settings = parts.map((at, index) => ({
    at,
    sysctls: [...sysctlsSetIn(words[index] ?? ''), ...(index > 0 ? sysctlsSetBy([program, words[index] ?? '']) : [])],
  }));
  const [first] = settings.filter(({ sysctls }) => sysctls.length > 0);
  return first && { at: first.at, sysctls: [...new Set(settings.flatMap(({ sysctls }) => sysctls))] };
}
