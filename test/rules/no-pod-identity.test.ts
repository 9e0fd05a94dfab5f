import rule from '../../rules/no-pod-identity.ts';
import { deployment, testRule } from '../../src/testing.ts';

const APP = deployment('serviceAccountName: reader');

function association(serviceAccount: string, namespace = 'default'): string {
  return `apiVersion: eks.services.k8s.aws/v1alpha1
kind: PodIdentityAssociation
metadata: { name: reader }
spec:
  clusterName: shop
  namespace: ${namespace}
  serviceAccount: ${serviceAccount}
`;
}

function account(annotations: string): string {
  return `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: reader\n  annotations: ${annotations}\n`;
}

const files = { 'app.yaml': APP };

testRule(rule, [
  {
    name: 'reports an association for a service account of Fargate pods',
    yaml: association('reader # ✗ EKS Pod Identity does not work on Fargate; pods of `reader` get no credentials'),
    files,
  },
  {
    name: 'reports it also when the account has a role of its own, which is replaced',
    yaml: association('reader # ✗ Pod Identity overrides the IAM role of `reader` and does not work on Fargate'),
    files: {
      ...files,
      'account.yaml': account('{ eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/reader }'),
    },
  },
  {
    name: 'reports it when the account has none',
    yaml: association('reader # ✗'),
    files: { ...files, 'account.yaml': account('{ team: shop }') },
  },
  {
    name: 'is silent about accounts and namespaces without Fargate pods',
    yaml: [association('writer'), association('reader', 'shop')].join('---\n'),
    files,
  },
  { name: 'is silent when no pods were read', yaml: association('reader') },
  {
    name: 'is silent about pods on EC2',
    yaml: association('reader'),
    files: {
      'app.yaml': APP.replace(
        '      labels:\n',
        '      annotations: { eks.amazonaws.com/compute-type: ec2 }\n      labels:\n',
      ),
    },
  },
  {
    name: 'knows the account of pods that name none, and the older field',
    yaml: [association('default # ✗ …no credentials'), association('old # ✗ …no credentials')].join('---\n'),
    files: { 'app.yaml': deployment(''), 'old.yaml': deployment('serviceAccount: old') },
  },
  {
    name: 'does not conclude from a patch that leaves the account open',
    yaml: association('default'),
    files: {
      'patch.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: app }\nspec: { template: { spec: { containers: [{ name: app }] } } }\n',
    },
  },
  {
    name: 'counts further pods',
    notes: ['Deployment app, app.yaml:4:9', 'Deployment other, job.yaml:4:9'],
    yaml: association('reader # ✗ EKS Pod Identity does not work on Fargate; pods of `reader` get no credentials'),
    files: { ...files, 'job.yaml': APP.replace('  name: app', '  name: other') },
  },
  {
    name: 'reads the configuration of eksctl',
    yaml: `apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: eu-west-1 }
iam:
  podIdentityAssociations:
    - namespace: default
      serviceAccountName: reader # ✗
    - namespace: default
      serviceAccountName: writer
    - permissionPolicyARNs: []
`,
    files,
  },
  {
    name: 'reads Crossplane, and ignores the kind in other groups',
    yaml: `apiVersion: eks.aws.upbound.io/v1beta1
kind: PodIdentityAssociation
metadata: { name: reader }
spec:
  forProvider:
    namespace: default
    serviceAccount: reader # ✗
---
${association('reader').replace('eks.services.k8s.aws', 'example.com')}`,
    files,
  },
]);
