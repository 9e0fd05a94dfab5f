import noHostPorts from '../../rules/no-host-ports.ts';
import { container, deployment, testRule } from '../../src/testing.ts';
import { onEc2 } from '../support/on-ec2.ts';

testRule(noHostPorts, [
  { name: 'allows container ports', yaml: container('ports:\n  - containerPort: 8080\n    protocol: TCP') },
  {
    name: 'allows port 0, the empty address and null, which ask for nothing',
    yaml: container(`
      ports:
        - {containerPort: 8080, hostPort: 0}
        - {containerPort: 8081, hostIP: ""}
        - {containerPort: 8082, hostPort: null, hostIP: null}
    `),
  },
  {
    name: 'does not check placeholders, nor text in place of a number',
    yaml: container(`
      ports:
        - {containerPort: 8080, hostPort: "\${PORT}"}
        - {containerPort: 8080, hostPort: "80"}
        - {containerPort: 8081, hostIP: "\${ADDRESS}"}
    `),
  },
  {
    name: 'reports hostPort and offers to remove it',
    yaml: container(`
      ports:
        - containerPort: 8080
          hostPort: 80 # ✗ Fargate does not support \`hostPort: 80\`; the pod stays Pending
    `),
    suggested: [
      container('ports:\n  - containerPort: 8080'),
      onEc2(container('ports:\n  - containerPort: 8080\n    hostPort: 80')),
    ],
  },
  {
    name: 'reports hostIP by itself',
    yaml: container(`
      ports:
        - containerPort: 8080
          hostIP: 127.0.0.1 # ✗ Fargate does not support \`hostIP: 127.0.0.1\`; the pod stays Pending
    `),
    suggested: [
      container('ports:\n  - containerPort: 8080'),
      onEc2(container('ports:\n  - containerPort: 8080\n    hostIP: 127.0.0.1')),
    ],
  },
  {
    name: 'reports a port once and removes both fields',
    yaml: container(`
      ports:
        - containerPort: 8080
          hostIP: 127.0.0.1
          protocol: TCP
          hostPort: 80 # ✗ Fargate does not support \`hostPort: 80\` and \`hostIP: 127.0.0.1\`; the pod stays Pending
    `),
    suggested: [
      container('ports:\n  - containerPort: 8080\n    protocol: TCP'),
      onEc2(container('ports:\n  - containerPort: 8080\n    hostIP: 127.0.0.1\n    protocol: TCP\n    hostPort: 80')),
    ],
  },
  {
    name: 'reports each port of each container',
    yaml: deployment(`
      containers:
        - name: app
          image: registry.example.com/app:1.0
          ports:
            - {containerPort: 80, hostPort: 80} # ✗
            - {containerPort: 443, hostPort: 443} # ✗
      initContainers:
        - name: proxy
          image: registry.example.com/proxy:1.0
          restartPolicy: Always
          ports:
            - hostPort: 15090 # ✗
              containerPort: 15090
    `),
  },
]);
