import noComputeTypeOptOut from '../../rules/no-compute-type-opt-out.ts';
import { testRule } from '../../src/testing.ts';

const settings = { cluster: 'fargate-only' } as const;

const template = (metadata: string, kind = 'Deployment') => `apiVersion: apps/v1
kind: ${kind}
metadata: { name: web, namespace: kube-system }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata:
${metadata.trim().replace(/^/gm, '      ')}
    spec:
      containers: [{ name: app, image: app }]
`;

testRule(noComputeTypeOptOut, [
  { name: 'allows it in a hybrid cluster', yaml: template('annotations: { eks.amazonaws.com/compute-type: ec2 }') },
  {
    name: 'allows other values, and DaemonSets, which make no pods there',
    settings,
    yaml: [
      ...['auto', 'hybrid', 'fargate', ''].map((type) =>
        template(`annotations: { eks.amazonaws.com/compute-type: "${type}" }`),
      ),
      template('annotations: { eks.amazonaws.com/compute-type: ec2 }', 'DaemonSet'),
      template('labels: { app: web }'),
    ].join('---\n'),
  },
  {
    name: 'reports it where there are no other nodes, and offers to remove it',
    settings,
    yaml: template(`
labels: { app: web }
annotations:
  eks.amazonaws.com/compute-type: ec2 # ✗ The pod is kept off Fargate in a Fargate-only cluster; it stays Pending`),
    suggested: template('labels: { app: web }'),
  },
  {
    name: 'keeps other annotations',
    settings,
    yaml: template(`
annotations:
  eks.amazonaws.com/compute-type: ec2 # ✗
  other: "1"`),
    suggested: template('annotations:\n  other: "1"'),
  },
  {
    name: 'knows CoreDNS',
    settings,
    yaml: template(`
labels: { k8s-app: kube-dns }
annotations:
  eks.amazonaws.com/compute-type: ec2 # ✗ CoreDNS is kept off Fargate in a Fargate-only cluster; it stays Pending, and DNS fails`),
  },
]);
