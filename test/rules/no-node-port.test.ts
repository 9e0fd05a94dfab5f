import rule from '../../rules/no-node-port.ts';
import { deployment, testRule } from '../../src/testing.ts';

const APP = deployment('');
const EC2_APP = APP.replace(
  '      labels:\n',
  '      annotations: { eks.amazonaws.com/compute-type: ec2 }\n      labels:\n',
);
const files = { 'app.yaml': APP };

function service(spec: string, name = 'web'): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector: { app: app }
${spec.replace(/^/gm, '  ')}
`;
}

function entrance(apiVersion: string, kind: string, spec: string): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: web }\nspec: ${spec}\n`;
}

const NODE_PORT = service('type: NodePort');
const INGRESS = entrance(
  'networking.k8s.io/v1',
  'Ingress',
  '{ ingressClassName: alb, defaultBackend: { service: { name: web, port: { number: 80 } } } }',
);

testRule(rule, [
  {
    name: 'reports a node port over Fargate pods and offers a ClusterIP',
    notes: [
      'traffic could reach the pods only through EC2 nodes, which AWS does not support',
      'Deployment app, app.yaml:4:9',
    ],
    yaml: service(
      'type: NodePort # ✗ NodePort is not supported for Fargate pods, and no Ingress or load balancer leads here',
    ),
    files,
    suggested: service('type: ClusterIP'),
  },
  {
    name: 'takes along what a ClusterIP must not have',
    yaml: service(`type: NodePort # ✗
externalTrafficPolicy: Local
ports:
  - port: 80
    nodePort: 30080
    targetPort: 8080`),
    files,
    suggested: service(`type: ClusterIP
ports:
  - port: 80
    targetPort: 8080`),
  },
  {
    name: 'allows other types',
    yaml: [service('type: ClusterIP'), service('ports: [{ port: 80 }]')].join('---\n'),
    files,
  },
  { name: 'allows one behind an Ingress', yaml: `${NODE_PORT}---\n${INGRESS}`, files },
  { name: 'looks for the Ingress in other files', yaml: NODE_PORT, files: { ...files, 'ingress.yaml': INGRESS } },
  {
    name: 'does not take an Ingress of another Service or namespace for one',
    yaml: service('type: NodePort # ✗'),
    files: {
      ...files,
      'a.yaml': INGRESS.replace('service: { name: web', 'service: { name: other'),
      'b.yaml': INGRESS.replace('{ name: web }', '{ name: web, namespace: shop }'),
    },
  },
  {
    name: 'allows one that a route or a TargetGroupBinding names',
    yaml: NODE_PORT,
    files: {
      ...files,
      'route.yaml': entrance(
        'gateway.networking.k8s.io/v1',
        'HTTPRoute',
        '{ rules: [{ backendRefs: [{ name: web, port: 80 }] }] }',
      ),
    },
  },
  {
    name: 'allows one that a TargetGroupBinding names',
    yaml: NODE_PORT,
    files: {
      ...files,
      'binding.yaml': entrance(
        'elbv2.k8s.aws/v1beta1',
        'TargetGroupBinding',
        '{ targetType: ip, serviceRef: { name: web, port: 80 } }',
      ),
    },
  },
  {
    name: 'allows one whose pods a load balancer reaches by another Service',
    yaml: `${NODE_PORT}---\n${service('type: LoadBalancer', 'public')}`,
    files,
  },
  { name: 'is silent about pods on EC2', yaml: NODE_PORT, files: { 'app.yaml': EC2_APP } },
  { name: 'is silent when the pods were not read', yaml: NODE_PORT },
  { name: 'ignores Services without selector', yaml: NODE_PORT.replace('{ app: app }', 'null'), files },
  { name: 'ignores Services of Knative', yaml: NODE_PORT.replace('v1', 'serving.knative.dev/v1'), files },
]);
