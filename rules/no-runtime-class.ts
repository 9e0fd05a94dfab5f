import type { Place } from '../src/kubernetes/place.ts';
import type { Pod } from '../src/kubernetes/pod.ts';
import { isPlaceholder } from '../src/kubernetes/shape.ts';
import { defineRule, removeField, type Suggestion } from '../src/rule.ts';

const APPARMOR_ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';

export default defineRule({
  id: 'no-runtime-class',
  description: 'Disallow runtime classes and profiles that must be installed on the node',
  category: 'effect',
  severity: 'warn',
  evidence: 'inferred',
  outcome: 'uncertain',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
    'https://kubernetes.io/docs/concepts/containers/runtime-class/',
    'https://kubernetes.io/docs/tutorials/security/seccomp/',
    'https://kubernetes.io/docs/tutorials/security/apparmor/',
    'https://github.com/kubernetes-retired/dashboard/issues/7567',
    'https://github.com/VictoriaMetrics/operator/issues/1120',
  ],
  messages: {
    runtimeClass: 'Runtime class `{name}` must be installed on the node, which is not possible on Fargate',
    seccomp: 'Seccomp profile {profile} must be a file on the node, which is not possible on Fargate',
    appArmor: 'AppArmor profile {profile} must be loaded on the node, which is not possible on Fargate',
    noAppArmor: 'AppArmor profile {profile} needs AppArmor in the kernel, which Amazon Linux does not have',
  },
  help: 'Remove it, or keep this workload on EC2 nodes; for seccomp, use type `RuntimeDefault`.',

  pod(pod, { report }) {
    const runtimeClass = pod.spec.at('runtimeClassName');
    const name = runtimeClass.string;
    if (name && !isPlaceholder(name)) {
      report({ message: 'runtimeClass', at: runtimeClass, data: { name }, suggest: [removeField(runtimeClass)] });
    }
    for (const context of securityContexts(pod)) {
      const seccomp = context.at('seccompProfile');
      if (isLocal(seccomp)) {
        const data = { profile: profileOf(seccomp) };
        report({ message: 'seccomp', at: seccomp.at('type'), data, suggest: [useRuntimeDefault(seccomp)] });
      }
      const appArmor = context.at('appArmorProfile');
      if (isLocal(appArmor)) {
        const data = { profile: profileOf(appArmor) };
        report({ message: 'appArmor', at: appArmor.at('type'), data, suggest: [removeField(appArmor)] });
      } else if (appArmor.at('type').value === 'RuntimeDefault') {
        const data = { profile: '`RuntimeDefault`' };
        report({ message: 'noAppArmor', at: appArmor.at('type'), data, suggest: [removeField(appArmor)] });
      }
    }
    for (const [key, at] of pod.template.at('metadata', 'annotations').entries()) {
      if (!key.startsWith(APPARMOR_ANNOTATION)) continue;
      const profile = /^localhost\/(.+)/.exec(at.string ?? '')?.[1];
      const common = { at, data: { profile: `\`${profile ?? at.string}\`` }, suggest: [removeField(at)] };
      if (profile) report({ message: 'appArmor', ...common });
      else if (at.value === 'runtime/default') report({ message: 'noAppArmor', ...common });
    }
  },
});

function securityContexts(pod: Pod): Place[] {
  const holders = [pod.spec, ...pod.containers.map(({ place }) => place)];
  return holders.map((place) => place.at('securityContext')).filter(({ exists }) => exists);
}

function isLocal(profile: Place): boolean {
  return profile.at('type').value === 'Localhost';
}

function profileOf(profile: Place): string {
  const { string } = profile.at('localhostProfile');
  return string === undefined ? 'of type Localhost' : `\`${string}\``;
}

function useRuntimeDefault(profile: Place): Suggestion {
  const type = profile.at('type');
  const file = profile.at('localhostProfile');
  return {
    title: 'Use the profile of the runtime',
    place: profile,
    intents: [
      { type: 'replace', path: type.path, value: 'RuntimeDefault' },
      ...(file.exists ? [{ type: 'remove', path: file.path } as const] : []),
    ],
  };
}
