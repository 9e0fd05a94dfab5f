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
    name: 'does not judge placeholders and other types',
    yaml: container(`securityContext: {capabilities: {add: ["\${CAPABILITY}", 12, {name: SYS_ADMIN}]}}`),
  },
  {
    name: 'reports every other one and offers to remove it',
    yaml: container(`
      securityContext:
        capabilities:
          add:
            - NET_BIND_SERVICE
            - NET_ADMIN # ✗ Fargate adds no capability beyond the 14 that a container has by default, and NET_ADMIN is none of them: …
            - SYS_PTRACE # ✗ …SYS_PTRACE is none…
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
            - ALL # ✗ …and ALL asks for every one: …
            - all # ✗ …and all asks for every one: …
    `),
  },
  {
    name: 'mends the spelling of the 14',
    yaml: container(`
      securityContext:
        capabilities:
          add:
            - CAP_CHOWN # ✗ Fargate knows this capability as CHOWN only; spelt CAP_CHOWN it is refused, …
            - setuid # ✗ …as SETUID only…
            - cap_setgid # ✗ …as SETGID only…
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
      'securityContext:\n  capabilities:\n    add:\n      - CAP_NET_ADMIN # ✗ …CAP_NET_ADMIN is none of them…\n      - CHOWN',
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
