import rule from '../../rules/no-kubelet-port.ts';
import { container, deployment, pod, testRule } from '../../src/testing.ts';

function service(ports: string): string {
  return `apiVersion: v1\nkind: Service\nmetadata: { name: webhook }\nspec:\n  selector: { app: app }\n  ports:\n${ports.replace(/^/gm, '    ')}\n`;
}

testRule(rule, [
  {
    name: 'reports a port that is listed',
    yaml: container(`
ports:
  - name: https
    containerPort: 10250 # ✗ Port 10250 is taken by the kubelet on Fargate; callers of \`app\` reach the kubelet`),
    suggested: [],
  },
  {
    name: 'allows other ports, and UDP',
    yaml: container(
      'ports: [{ containerPort: 10251 }, { containerPort: 8443, hostPort: 0 }, { containerPort: 10250, protocol: UDP }]',
    ),
  },
  {
    name: 'reports the flag once, and offers to change what belongs to it',
    yaml: container(`
args:
  - --cert-dir=/tmp
  - --secure-port=10250 # ✗ Port 10250 is taken by the kubelet on Fargate; callers of \`app\` reach the kubelet
ports:
  - name: https
    containerPort: 10250
livenessProbe:
  httpGet: { path: /livez, port: 10250 }
readinessProbe:
  httpGet: { path: /readyz, port: https }`),
    suggested: container(`
args:
  - --cert-dir=/tmp
  - "--secure-port=10251"
ports:
  - name: https
    containerPort: 10251
livenessProbe:
  httpGet: { path: /livez, port: 10251 }
readinessProbe:
  httpGet: { path: /readyz, port: https }`),
  },
  {
    name: 'reads flags in two words, single dashes, addresses and shell scripts',
    yaml: pod(`
containers:
  - name: a
    image: registry.example.com/a:1
    args: [--port, "10250"] # ✗ Port 10250 is taken by the kubelet on Fargate; callers of \`a\` reach the kubelet
  - name: b
    image: registry.example.com/b:1
    command: [b, -webhook-port=10250] # ✗ Port 10250 is taken by the kubelet on Fargate; callers of \`b\` reach the kubelet
  - name: c
    image: registry.example.com/c:1
    args: ["--webhook-bind-address=0.0.0.0:10250"] # ✗ Port 10250 is taken by the kubelet on Fargate; callers of \`c\` reach the kubelet
  - name: d
    image: registry.example.com/d:1
    command:
      - sh
      - -c
      - exec d --secure-port "10250" --v=2 # ✗ Port 10250 is taken by the kubelet on Fargate; callers of \`d\` reach the kubelet
  - name: e
    image: registry.example.com/e:1
    args:
      - --listen-address
      - :10250 # ✗ Port 10250 is taken by the kubelet on Fargate; callers of \`e\` reach the kubelet`),
  },
  {
    name: 'looks into init containers and sidecars',
    yaml: pod(`
initContainers:
  - name: proxy
    image: registry.example.com/proxy:1
    restartPolicy: Always
    ports:
      - containerPort: 10250 # ✗ Port 10250 is taken by the kubelet on Fargate; callers of \`proxy\` reach the kubelet
containers:
  - name: app
    image: registry.example.com/app:1`),
  },
  {
    name: 'does not take talking to kubelets for listening',
    yaml: container(
      'args: [--kubelet-port=10250, --kubelet-address=:10250, --secure-port=4443, "--target=http://node:10250", --timeout=10250, --secure-port]',
    ),
  },
  {
    name: 'reports a Service that leads to the port of pods that do not list it',
    notes: ['Deployment app, app.yaml:4:9', 'Deployment app, app.yaml:4:9'],
    yaml: service(
      `
- port: 443
  targetPort: 10250 # ✗ Port 10250 is taken by the kubelet on Fargate; callers of this Service reach the kubelet
- port: 10250 # ✗
- port: 10250
  targetPort: 8443
- port: 444
  protocol: UDP
  targetPort: 10250`.slice(1),
    ),
    files: { 'app.yaml': deployment('') },
  },
  {
    name: 'does not report the Service of a pod that is reported itself',
    yaml: service('- { port: 443, targetPort: 10250 }\n- { port: 444, targetPort: https }'),
    files: {
      'app.yaml': deployment(`
containers:
  - name: webhook
    image: registry.example.com/webhook:1
    ports: 
      - name: https
        containerPort: 10250 # ✗ Port 10250 is taken by the kubelet on Fargate; callers of \`webhook\` reach the kubelet`),
    },
  },
  { name: 'is silent about a Service whose pods were not read', yaml: service('- { port: 443, targetPort: 10250 }') },
  {
    name: 'is silent about pods on EC2',
    yaml: `${service('- { port: 443, targetPort: 10250 }')}---\n${deployment('containers: [{ name: a, image: a, ports: [{ containerPort: 10250 }] }]').replace('      labels:\n', '      annotations: { eks.amazonaws.com/compute-type: ec2 }\n      labels:\n')}`,
  },
  {
    name: 'survives what has the wrong type',
    yaml: container('args: [1, null]\nports: null'),
  },
]);
