import rule from '../../rules/no-runtime-class.ts';
import { container, deployment, pod, testRule } from '../../src/testing.ts';

const annotated = (annotation: string) => `
apiVersion: v1
kind: Pod
metadata:
  name: app
  annotations:
    team: shop${annotation}
spec:
  containers:
    - name: app
      image: app
`;

testRule(rule, [
  {
    name: 'allows profiles that the runtime brings',
    yaml: pod(`
      runtimeClassName: null
      securityContext:
        seccompProfile: { type: RuntimeDefault }
        appArmorProfile: { type: Unconfined }
    `),
  },
  { name: 'allows the runtime that has no class', yaml: pod('runtimeClassName: ""') },
  { name: 'cannot check what is filled in later', yaml: pod(`runtimeClassName: "\${RUNTIME}"`) },
  {
    name: 'allows annotations with other profiles',
    yaml: annotated('\n    container.apparmor.security.beta.kubernetes.io/app: unconfined\n    other/app: localhost/x'),
  },
  {
    name: 'doubts that there is AppArmor at all',
    yaml: `${annotated(
      '\n    container.apparmor.security.beta.kubernetes.io/app: runtime/default # ✗ AppArmor profile `runtime/default` needs AppArmor in the kernel, which Amazon Linux does not have',
    ).trimEnd()}\n---\n${pod(`
      securityContext:
        appArmorProfile:
          type: RuntimeDefault # ✗ AppArmor profile \`RuntimeDefault\` needs AppArmor in the kernel, which Amazon Linux does not have
    `)}`,
  },
  {
    name: 'reports a runtime class and offers to remove it',
    yaml: deployment(
      'runtimeClassName: gvisor # ✗ Runtime class `gvisor` must be installed on the node, which is not possible on Fargate',
    ),
    suggested: deployment(''),
  },
  {
    name: 'reports a local seccomp profile of the pod',
    yaml: pod(`
      securityContext:
        seccompProfile:
          type: Localhost # ✗ Seccomp profile \`profiles/audit.json\` must be a file on the node, which is not possible on Fargate
          localhostProfile: profiles/audit.json
    `),
    suggested: pod(`
      securityContext:
        seccompProfile:
          type: RuntimeDefault
    `),
  },
  {
    name: 'reports local profiles of a container',
    yaml: container(`
      securityContext:
        seccompProfile:
          type: Localhost # ✗ Seccomp profile of type Localhost must …
        appArmorProfile:
          type: Localhost # ✗ AppArmor profile \`k8s-nginx\` must be loaded on the node, which is not possible on Fargate
          localhostProfile: k8s-nginx
    `),
    suggested: [
      container(`
      securityContext:
        seccompProfile:
          type: RuntimeDefault
        appArmorProfile:
          type: Localhost
          localhostProfile: k8s-nginx
      `),
      container(`
      securityContext:
        seccompProfile:
          type: Localhost
      `),
    ],
  },
  {
    name: 'looks into init containers',
    yaml: pod(`
initContainers:
  - name: init
    image: init
    securityContext: { seccompProfile: { type: Localhost, localhostProfile: a.json } } # ✗ Seccomp profile \`a.json\` must be a file on the node, which is not possible on Fargate`),
  },
  {
    name: 'reports the annotation of the time before appArmorProfile',
    yaml: annotated(
      '\n    container.apparmor.security.beta.kubernetes.io/app: localhost/k8s-nginx # ✗ AppArmor profile `k8s-nginx` must be loaded on the node, which is not possible on Fargate',
    ),
    suggested: annotated(''),
  },
]);
