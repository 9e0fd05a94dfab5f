import validCapabilities from '../../rules/valid-capabilities.ts';
import { container, pod, testRule } from '../../src/testing.ts';
import { onEc2 } from '../support/on-ec2.ts';

testRule(validCapabilities, [
  {
    name: 'allows all 14 that a container has by default',
    yaml: container(`
      securityContext:
        capabilities:
          add: [AUDIT_WRITE, CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, MKNOD, NET_BIND_SERVICE, NET_RAW, SETFCAP,
                SETGID, SETPCAP, SETUID, SYS_CHROOT]
    `),
  },
  {
    name: 'allows to drop anything',
    yaml: container('securityContext: {capabilities: {drop: [ALL, SYS_ADMIN, CAP_CHOWN], add: null}}'),
  },
  { name: 'allows an empty list', yaml: container('securityContext: {capabilities: {add: []}}') },
  {
    name: 'does not check placeholders and other types',
    yaml: container(`securityContext: {capabilities: {add: ["\${CAPABILITY}", 12, {name: SYS_ADMIN}]}}`),
  },
  {
    name: 'reports every other one and offers to remove it',
    yaml: container(`
      securityContext:
        capabilities:
          add:
            - NET_BIND_SERVICE
            - NET_ADMIN # ✗ Fargate does not allow capability \`NET_ADMIN\`; the pod stays Pending
            - SYS_PTRACE # ✗ Fargate does not allow capability \`SYS_PTRACE\`; the pod stays Pending
    `),
    suggested: [
      container('securityContext:\n  capabilities:\n    add:\n      - NET_BIND_SERVICE\n      - SYS_PTRACE'),
      onEc2(
        container(
          'securityContext:\n  capabilities:\n    add:\n      - NET_BIND_SERVICE\n      - NET_ADMIN\n      - SYS_PTRACE',
        ),
      ),
      container('securityContext:\n  capabilities:\n    add:\n      - NET_BIND_SERVICE\n      - NET_ADMIN'),
      onEc2(
        container(
          'securityContext:\n  capabilities:\n    add:\n      - NET_BIND_SERVICE\n      - NET_ADMIN\n      - SYS_PTRACE',
        ),
      ),
    ],
  },
  {
    name: 'reports several on one line',
    notes: ['only the 14 default capabilities can be added', 'only the 14 default capabilities can be added'],
    yaml: container(`
      securityContext:
        capabilities:
          add: [IPC_LOCK, CHOWN, BPF] # ✗ …IPC_LOCK… ✗ …BPF…
    `),
  },
  {
    name: 'reports ALL and all',
    yaml: container(`
      securityContext:
        capabilities:
          add:
            - ALL # ✗ Fargate does not allow adding all capabilities (\`ALL\`); the pod stays Pending
            - all # ✗ Fargate does not allow adding all capabilities (\`all\`); the pod stays Pending
    `),
  },
  {
    name: 'fixes the spelling of the 14',
    yaml: container(`
      securityContext:
        capabilities:
          add:
            - CAP_CHOWN # ✗ Write \`CHOWN\`, not \`CAP_CHOWN\`; Fargate rejects it, and the pod stays Pending
            - setuid # ✗ Write \`SETUID\`, not \`setuid\`; Fargate rejects it, and the pod stays Pending
            - cap_setgid # ✗ Write \`SETGID\`, not \`cap_setgid\`; Fargate rejects it, and the pod stays Pending
            - "CAP_KILL" # ✗
    `),
    fixed: container(`
      securityContext:
        capabilities:
          add:
            - CHOWN
            - SETUID
            - SETGID
            - "KILL"
    `),
  },
  {
    name: 'offers no other spelling of one that is refused anyway',
    yaml: container(
      'securityContext:\n  capabilities:\n    add:\n      - CAP_NET_ADMIN # ✗ …capability `CAP_NET_ADMIN`; …\n      - CHOWN',
    ),
    suggested: [
      container('securityContext:\n  capabilities:\n    add:\n      - CHOWN'),
      onEc2(container('securityContext:\n  capabilities:\n    add:\n      - CAP_NET_ADMIN\n      - CHOWN')),
    ],
  },
  {
    name: 'looks at init containers and sidecars',
    yaml: pod(`
      containers:
        - name: app
          image: registry.example.com/app:1.0
      initContainers:
        - name: istio-init
          image: registry.example.com/proxy:1.0
          securityContext:
            capabilities:
              drop: [ALL]
              add: [NET_ADMIN, NET_RAW] # ✗
        - name: proxy
          image: registry.example.com/proxy:1.0
          restartPolicy: Always
          securityContext:
            capabilities:
              add: [NET_ADMIN] # ✗
    `),
  },
]);
