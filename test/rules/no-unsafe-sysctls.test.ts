import rule from '../../rules/no-unsafe-sysctls.ts';
import { deployment, pod, testRule } from '../../src/testing.ts';

const init = (fields: string) => `
initContainers:
  - name: tune
    image: busybox
    ${fields}`;

testRule(rule, [
  {
    name: 'allows the safe set, with dots or slashes',
    yaml: pod(`
      securityContext:
        sysctls:
          - { name: kernel.shm_rmid_forced, value: "1" }
          - { name: net.ipv4.ip_unprivileged_port_start, value: "0" }
          - { name: net.ipv4.ip_local_reserved_ports, value: "8080" }
          - { name: net.ipv4.tcp_keepalive_probes, value: "3" }
          - { name: net.ipv4.tcp_rmem, value: "4096 87380 6291456" }
          - { name: net/ipv4/tcp_syncookies, value: "1" }
    `),
  },
  { name: 'allows an empty list', yaml: pod('securityContext: { sysctls: [] }') },
  { name: 'allows null', yaml: pod('securityContext: { sysctls: null }') },
  {
    name: 'cannot check a name that is filled in later or is not a string',
    yaml: pod(`securityContext: { sysctls: [{ name: "\${SYSCTL}", value: "1" }, { name: 1, value: "1" }, text] }`),
  },
  {
    name: 'reports each parameter outside of the safe set',
    yaml: deployment(`
      securityContext:
        sysctls:
          - name: net.core.somaxconn # ✗ sysctl \`net.core.somaxconn\` is not in the safe set; on Fargate the pod fails with SysctlForbidden
            value: "1024"
          - name: net.ipv4.tcp_syncookies
            value: "1"
          - name: net/ipv4/conf/eth0.1/rp_filter # ✗ sysctl \`net/ipv4/conf/eth0.1/rp_filter\` is not in the safe set; on Fargate the pod fails with SysctlForbidden
            value: "0"
    `),
    suggested: [
      deployment(`
      securityContext:
        sysctls:
          - name: net.ipv4.tcp_syncookies
            value: "1"
          - name: net/ipv4/conf/eth0.1/rp_filter
            value: "0"
      `),
      deployment(`
      securityContext:
        sysctls:
          - name: net.core.somaxconn
            value: "1024"
          - name: net.ipv4.tcp_syncookies
            value: "1"
      `),
    ],
  },
  {
    name: 'removes a list that would be left empty',
    yaml: pod(`
      securityContext:
        runAsUser: 1000
        sysctls:
          - name: vm.max_map_count # ✗
            value: "262144"
    `),
    suggested: pod(`
      securityContext:
        runAsUser: 1000
    `),
  },
  {
    name: 'reports sysctl as the command of an init container',
    yaml: pod(
      init(
        `command: [sysctl, -w, vm.max_map_count=262144] # ✗ Init containers cannot set \`vm.max_map_count\` on Fargate (\`/proc/sys\` is read-only)`,
      ),
    ),
    suggested: [],
  },
  {
    name: 'reports sysctl as arguments, with the program anywhere',
    yaml: pod(
      init(
        'command: [/sbin/sysctl]\n    args: [vm.max_map_count=262144] # ✗ Init containers cannot set `vm.max_map_count` on Fargate (`/proc/sys` is read-only)',
      ),
    ),
  },
  {
    name: 'reports sysctl in a script, naming each parameter once',
    yaml: pod(
      init(`command:
      - sh
      - -c
      - sysctl -w vm.max_map_count=262144 && sudo sysctl -q -w fs.file-max=65536; sysctl -w "vm.max_map_count=262144" || true # ✗ Init containers cannot set \`vm.max_map_count\`, \`fs.file-max\` on Fargate (\`/proc/sys\` is read-only)`),
    ),
  },
  {
    name: 'reports what a script writes below /proc/sys',
    yaml: pod(
      init(
        'command: [sh, -c, "echo never >/proc/sys/vm/overcommit_memory; echo 1 | tee /proc/sys/kernel/sem; echo 5 > \'/proc/sys/fs/file-max\'"] # ✗ Init containers cannot set `vm.overcommit_memory`, `kernel.sem`, `fs.file-max` on Fargate (`/proc/sys` is read-only)',
      ),
    ),
  },
  {
    name: 'finds the script in a block and in a sidecar',
    yaml: pod(
      init(`restartPolicy: Always
    command: [bash, -ec]
    args:
      - | # ✗ Init containers cannot set \`vm.max_map_count\` on Fargate (\`/proc/sys\` is read-only)
        if [ "$(id -u)" = 0 ]; then sysctl -w vm.max_map_count=262144; fi`),
    ),
  },
  {
    name: 'says how a safe parameter can be set',
    yaml: pod(
      init(
        'command: [sysctl, -w, net.ipv4.ip_local_port_range=1024 65535] # ✗ Init containers cannot set `net.ipv4.ip_local_port_range` on Fargate; use `securityContext.sysctls` of the pod',
      ),
    ),
  },
  {
    name: 'allows reading, and commands that only mention sysctl',
    yaml: pod(`
initContainers:
  - { name: a, image: a, command: [sysctl, -n, vm.max_map_count] }
  - { name: b, image: a, command: [sysctl, -a] }
  - { name: c, image: a, command: [sh, -c, "cat /proc/sys/vm/max_map_count > /tmp/before; apk add procps; which sysctl"] }
  - { name: d, image: a, command: [echo, "sysctl -w", a.b=1] }
  - { name: e, image: a, command: [sh, -c, "echo sysctl -w vm.max_map_count=1"] }
  - { name: f, image: a, command: [sh, -c, "# sysctl -w vm.max_map_count=1"] }
  - { name: g, image: a, command: [sysctl, -p, /etc/sysctl.conf] }
  - { name: h, image: a, command: [sh, -c, "# echo 1 > /proc/sys/vm/max_map_count"] }
`),
  },
  {
    name: 'leaves application containers alone',
    yaml: pod('containers: [{ name: app, image: app, command: [sh, -c, "sysctl -w vm.max_map_count=1; exec app"] }]'),
  },
  {
    name: 'survives commands of the wrong type',
    yaml: pod(init('command: sysctl -w vm.max_map_count=1\n    args: [1, null]')),
  },
]);
