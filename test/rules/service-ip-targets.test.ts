import rule from '../../rules/service-ip-targets.ts';
import { deployment, testRule } from '../../src/testing.ts';

const TYPE = 'service.beta.kubernetes.io/aws-load-balancer-type';
const TARGET = 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type';
const APP = deployment('');
const EC2_APP = APP.replace(
  '      labels:\n',
  '      annotations: { eks.amazonaws.com/compute-type: ec2 }\n      labels:\n',
);

function service(annotations: Record<string, string>, spec: string): string {
  const lines = Object.entries(annotations).map(([name, value]) => `    ${name}: ${value}\n`);
  return `apiVersion: v1
kind: Service
metadata:
  name: web
${lines.length > 0 ? `  annotations:\n${lines.join('')}` : ''}spec:
  selector: { app: app }
${spec.replace(/^/gm, '  ')}
`;
}

const LB = 'type: LoadBalancer';
const files = { 'app.yaml': APP };

testRule(rule, [
  {
    name: 'says that nothing arrives where there are no EC2 nodes',
    notes: [
      'assumes the AWS Load Balancer Controller (setting loadBalancerController)',
      'without EC2 nodes, no traffic reaches the pods',
      'Deployment app, app.yaml:4:9',
    ],
    yaml: service(
      {},
      `${LB} # ✗ Without target type \`ip\`, the load balancer targets EC2 instances, not Fargate pods`,
    ),
    files,
    settings: { cluster: 'fargate-only' },
  },
  {
    name: 'is silent over a DaemonSet, whose pods are on EC2 nodes or nowhere',
    yaml: service({}, LB),
    files: { 'app.yaml': APP.replace('kind: Deployment', 'kind: DaemonSet') },
  },
  {
    name: 'reports a Service that asks for nothing, and says who is assumed to act on it',
    notes: [
      'assumes the AWS Load Balancer Controller (setting loadBalancerController)',
      'traffic could reach the pods only through EC2 nodes, which AWS does not support',
      'Deployment app, app.yaml:4:9',
    ],
    yaml: service(
      {},
      `${LB} # ✗ Without target type \`ip\`, the load balancer targets EC2 instances, not Fargate pods`,
    ),
    files,
    suggested: `apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    ${TYPE}: external
    ${TARGET}: ip
spec:
  selector: { app: app }
  type: LoadBalancer
`,
  },
  {
    name: 'adds to annotations that are there',
    yaml: service({ team: 'shop' }, `${LB} # ✗`),
    files,
    suggested: service({ team: 'shop', [TYPE]: 'external', [TARGET]: 'ip' }, LB),
  },
  {
    name: 'allows ip targets from the AWS Load Balancer Controller',
    yaml: [
      service({ [TYPE]: 'external', [TARGET]: 'ip' }, LB),
      service({ [TYPE]: 'nlb-ip' }, LB),
      service({ [TARGET]: 'ip' }, `${LB}\nloadBalancerClass: service.k8s.aws/nlb`),
    ].join('---\n'),
    files,
  },
  {
    name: 'allows the ip annotation alone, since the controller takes every Service',
    yaml: [service({ [TARGET]: 'ip' }, LB), service({ [TYPE]: 'nlb', [TARGET]: 'ip' }, LB)].join('---\n'),
    files,
  },
  {
    name: 'reports instance targets that are asked for, exactly as written',
    yaml: service(
      {
        [TYPE]: 'external',
        [TARGET]: 'instance # ✗ Target type `instance` is not supported for Fargate pods; use `ip`',
      },
      LB,
    ),
    files,
    suggested: service({ [TYPE]: 'external', [TARGET]: 'ip' }, LB),
  },
  { name: 'compares the value exactly', yaml: service({ [TARGET]: 'IP # ✗ Target type `IP` …' }, LB), files },
  {
    name: 'points at the annotation or the class that picks the controller',
    yaml: [
      service(
        { [TYPE]: 'external # ✗ Without target type `ip`, the load balancer targets EC2 instances, not Fargate pods' },
        LB,
      ),
      service(
        { [TYPE]: 'nlb # ✗ Without target type `ip`, the load balancer targets EC2 instances, not Fargate pods' },
        LB,
      ),
      service(
        {},
        `${LB}\nloadBalancerClass: service.k8s.aws/nlb # ✗ Without target type \`ip\`, the load balancer targets EC2 instances, not Fargate pods`,
      ),
    ].join('---\n'),
    files,
  },
  {
    name: 'asks for the target type only where a class is named',
    yaml: service({}, `${LB}\nloadBalancerClass: service.k8s.aws/nlb # ✗`),
    files,
    suggested: `apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    ${TARGET}: ip
spec:
  selector: { app: app }
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
`,
  },
  {
    name: 'knows what the in-tree controller makes',
    yaml: [
      service({}, `${LB} # ✗ A Classic Load Balancer targets EC2 instances, not Fargate pods`),
      service(
        {
          [TYPE]: 'nlb # ✗ The in-tree Network Load Balancer targets EC2 instances, not Fargate pods',
        },
        LB,
      ),
      service({ [TARGET]: 'ip' }, `${LB} # ✗ A Classic Load Balancer …`),
    ].join('---\n'),
    files,
    settings: { loadBalancerController: 'in-tree' },
  },
  {
    name: 'leaves to the AWS Load Balancer Controller what the in-tree one passes on',
    yaml: [
      service({ [TYPE]: 'external', [TARGET]: 'ip' }, LB),
      service({ [TYPE]: 'nlb-ip' }, LB),
      service(
        { [TYPE]: 'external # ✗ Without target type `ip`, the load balancer targets EC2 instances, not Fargate pods' },
        LB,
      ),
    ].join('---\n'),
    files,
    settings: { loadBalancerController: 'in-tree' },
  },
  {
    name: 'knows that EKS Auto Mode registers ip targets unless told otherwise',
    yaml: [
      service({}, LB),
      service({ [TYPE]: 'external' }, LB),
      service({ [TARGET]: 'instance # ✗ Target type …instance… …' }, LB),
      service({}, `${LB}\nloadBalancerClass: service.k8s.aws/nlb # ✗`),
    ].join('---\n'),
    files,
    settings: { loadBalancerController: 'auto-mode' },
  },
  {
    name: 'takes a class of Auto Mode for what it is, and leaves those of others alone',
    yaml: [
      service({}, `${LB}\nloadBalancerClass: eks.amazonaws.com/nlb`),
      service({}, `${LB}\nloadBalancerClass: tailscale`),
      service({ [TARGET]: 'instance' }, `${LB}\nloadBalancerClass: metallb.universe.tf/l2`),
    ].join('---\n'),
    files,
  },
  {
    name: 'believes the flag that makes ip the default',
    yaml: service({}, LB),
    files: {
      ...files,
      'controller.yaml': deployment(`
containers:
  - name: controller
    image: public.ecr.aws/eks/aws-load-balancer-controller:v2.13.0
    args: [--cluster-name=shop, --default-target-type=ip]`),
    },
  },
  ...Object.entries({
    'a HelmRelease': `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: lbc }
spec:
  chart: { spec: { chart: aws-load-balancer-controller, sourceRef: { kind: HelmRepository, name: eks } } }
  values: { clusterName: shop, defaultTargetType: ip }
`,
    'an Application with an object of values': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: lbc }
spec:
  source: { chart: aws-load-balancer-controller, helm: { valuesObject: { defaultTargetType: ip } } }
`,
    'an Application with a text of values': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: lbc }
spec:
  sources:
    - path: charts/aws-load-balancer-controller
      helm: { values: "clusterName: shop\\ndefaultTargetType: ip\\n" }
`,
    'an Application with a parameter': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: lbc }
spec:
  source:
    chart: aws-load-balancer-controller
    helm: { parameters: [{ name: defaultTargetType, value: ip }] }
`,
  }).map(([what, release]) => ({
    name: `believes ${what} whose chart is not here`,
    yaml: service({}, LB),
    files: { ...files, 'release.yaml': release },
  })),
  {
    name: 'reports where another chart, or the controller with another target type, is installed',
    yaml: service({}, `${LB} # ✗`),
    files: {
      ...files,
      'release.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: lbc }
spec: { chart: { spec: { chart: shop } }, values: { defaultTargetType: ip } }
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: lbc }
spec:
  source:
    chart: aws-load-balancer-controller
    helm: { values: "defaultTargetType: ip", parameters: [{ name: defaultTargetType, value: instance }] }
`,
    },
  },
  { name: 'is silent about pods on EC2', yaml: service({}, LB), files: { 'app.yaml': EC2_APP } },
  {
    name: 'reports when some of the pods are on Fargate',
    yaml: service({}, `${LB} # ✗`),
    files: { 'ec2.yaml': EC2_APP, 'app.yaml': APP },
  },
  {
    name: 'says when the pods were not among the files',
    notes: [
      'assumes the AWS Load Balancer Controller (setting loadBalancerController)',
      'traffic could reach the pods only through EC2 nodes, which AWS does not support',
      'the pods are not in the linted files',
    ],
    yaml: service({}, `${LB} # ✗`),
  },
  {
    name: 'ignores Services without load balancer or selector, and those of Knative',
    yaml: [
      service({}, 'type: ClusterIP'),
      service({}, 'type: NodePort'),
      service({}, 'type: ExternalName\nexternalName: db.example.com'),
      service({}, LB).replace('  selector: { app: app }\n', ''),
      service({}, LB).replace('{ app: app }', '{}'),
      service({}, LB).replace('v1', 'serving.knative.dev/v1'),
    ].join('---\n'),
    files,
  },
  {
    name: 'does not guess at values that are not rendered',
    yaml: [
      service({ [TARGET]: `"\${TARGET_TYPE}"` }, LB),
      service({}, `${LB}\nloadBalancerClass: $(LB_CLASS)`),
      service({}, `type: \${SERVICE_TYPE}`),
    ].join('---\n'),
    files,
  },
  { name: 'takes null for absent', yaml: service({ [TARGET]: 'null' }, `${LB} # ✗`), files },
]);
