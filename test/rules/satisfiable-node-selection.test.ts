import rule from '../../rules/satisfiable-node-selection.ts';
import { pod, testRule } from '../../src/testing.ts';
import { onEc2 } from '../support/on-ec2.ts';

function required(terms: string): string {
  return pod(`
affinity:
  nodeAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
      nodeSelectorTerms:
${terms.replace(/^\n/, '').replace(/^/gm, '        ')}`);
}

testRule(rule, [
  {
    name: 'allows what every Fargate node has',
    yaml: pod(`
nodeSelector:
  kubernetes.io/os: linux
  kubernetes.io/arch: amd64
  beta.kubernetes.io/os: linux
  eks.amazonaws.com/compute-type: fargate
  topology.kubernetes.io/zone: eu-west-1a
  topology.kubernetes.io/region: eu-west-1
  topology.k8s.aws/zone-id: euw1-az1
  failure-domain.beta.kubernetes.io/zone: eu-west-1a
  kubernetes.io/hostname: fargate-ip-10-0-0-1.eu-west-1.compute.internal`),
  },
  {
    name: 'reports each label that no Fargate node has, with its reason',
    notes: [
      'on Fargate nodes it is always amd64',
      'the pod does not fall back to EC2',
      'on Fargate nodes it is always linux',
      'the pod does not fall back to EC2',
      'this does not keep a Fargate profile from selecting the pod',
      'the pod does not fall back to EC2',
      'Fargate has no instance types',
      'the pod does not fall back to EC2',
      'Fargate nodes belong to no node group',
      'the pod does not fall back to EC2',
      'Karpenter and Spot capacity are EC2 only',
      'the pod does not fall back to EC2',
      'Fargate has no GPUs or accelerators',
      'the pod does not fall back to EC2',
      'Fargate nodes have no roles',
      'the pod does not fall back to EC2',
      'EKS Fargate runs only amd64',
      'the pod does not fall back to EC2',
      'Fargate nodes have no custom labels',
      'the pod does not fall back to EC2',
    ],
    yaml: pod(`
nodeSelector:
  kubernetes.io/arch: arm64 # ✗ No Fargate node has label \`kubernetes.io/arch=arm64\`; the pod stays Pending
  kubernetes.io/os: windows # ✗ No Fargate node has label \`kubernetes.io/os=windows\`; the pod stays Pending
  eks.amazonaws.com/compute-type: ec2 # ✗ No Fargate node has label \`eks.amazonaws.com/compute-type=ec2\`; the pod stays Pending
  node.kubernetes.io/instance-type: m6i.large # ✗ No Fargate node has label \`node.kubernetes.io/instance-type=m6i.large\`; the pod stays Pending
  eks.amazonaws.com/nodegroup: workers # ✗ No Fargate node has label \`eks.amazonaws.com/nodegroup=workers\`; the pod stays Pending
  karpenter.sh/nodepool: default # ✗ No Fargate node has label \`karpenter.sh/nodepool=default\`; the pod stays Pending
  nvidia.com/gpu.present: "true" # ✗ No Fargate node has label \`nvidia.com/gpu.present=true\`; the pod stays Pending
  node-role.kubernetes.io/worker: "" # ✗ No Fargate node has label \`node-role.kubernetes.io/worker=\`; the pod stays Pending
  cpu: graviton # ✗ No Fargate node has label \`cpu=graviton\`; the pod stays Pending
  team: shop # ✗ No Fargate node has label \`team=shop\`; the pod stays Pending`),
  },
  {
    name: 'offers to remove the label or to keep the pod on EC2',
    yaml: pod(`
nodeSelector:
  kubernetes.io/os: linux
  team: shop # ✗`),
    suggested: [
      pod(`
nodeSelector:
  kubernetes.io/os: linux`),
      pod(`
nodeSelector:
  kubernetes.io/os: linux
  team: shop`).replace('  name: app\n', '  name: app\n  annotations:\n    eks.amazonaws.com/compute-type: ec2\n'),
    ],
  },
  {
    name: 'is content when one of several terms can be satisfied',
    yaml: required(`
- matchExpressions: [{ key: team, operator: In, values: [shop] }]
- matchExpressions: [{ key: topology.kubernetes.io/zone, operator: In, values: [eu-west-1a] }]`),
  },
  {
    name: 'reports every expression at fault when no term can be satisfied',
    notes: [
      'Fargate nodes have no custom labels',
      'the pod does not fall back to EC2',
      'this does not keep a Fargate profile from selecting the pod',
      'the pod does not fall back to EC2',
    ],
    yaml: required(`
- matchExpressions:
    - key: kubernetes.io/os
      operator: In
      values: [linux]
    - key: team # ✗ No Fargate node satisfies \`team In [shop]\`; the pod stays Pending
      operator: In
      values: [shop]
- matchExpressions:
    - key: eks.amazonaws.com/compute-type # ✗ No Fargate node satisfies \`eks.amazonaws.com/compute-type NotIn [fargate]\`; the pod stays Pending
      operator: NotIn
      values: [fargate]`),
  },
  {
    name: 'allows expressions about labels that Fargate nodes do not have',
    yaml: required(`
- matchExpressions:
    - { key: eks.amazonaws.com/nodegroup, operator: DoesNotExist }
    - { key: karpenter.sh/nodepool, operator: NotIn, values: [gpu] }
    - { key: kubernetes.io/arch, operator: In, values: [arm64, amd64] }
    - { key: topology.kubernetes.io/zone, operator: NotIn, values: [eu-west-1a] }
    - { key: topology.kubernetes.io/zone, operator: Exists }`),
  },
  {
    name: 'knows that a zone is there and is not a number',
    yaml: required(`
- matchExpressions:
    - key: topology.kubernetes.io/zone # ✗
      operator: DoesNotExist
    - key: topology.kubernetes.io/region # ✗
      operator: Gt
      values: ["1"]
    - key: topology.kubernetes.io/zone # ✗
      operator: In
      values: []
    - key: kubernetes.io/arch # ✗
      operator: Exist`),
  },
  {
    name: 'reads matchFields',
    yaml: required(`
- matchFields:
    - key: metadata.name # ✗ No Fargate node satisfies \`metadata.name In [ip-10-0-0-1.ec2.internal]\`; the pod stays Pending
      operator: In
      values: [ip-10-0-0-1.ec2.internal]`),
  },
  {
    name: 'reports a list of terms in which none could match',
    yaml: required('- {}').replace(
      'nodeSelectorTerms:',
      'nodeSelectorTerms: # ✗ The required node affinity has no term that could match; the pod stays Pending',
    ),
    suggested: onEc2(required('- {}')),
  },
  {
    name: 'ignores a preferred affinity',
    yaml: pod(`
affinity:
  nodeAffinity:
    preferredDuringSchedulingIgnoredDuringExecution:
      - weight: 1
        preference:
          matchExpressions: [{ key: team, operator: In, values: [shop] }]`),
  },
  {
    name: 'reports nodeName and an operating system other than Linux',
    yaml: pod(`
nodeName: ip-10-0-0-1.ec2.internal # ✗ \`nodeName\` cannot be used: a Fargate node is created for its pod
os:
  name: windows # ✗ EKS Fargate runs only Linux, not \`windows\`; the pod stays Pending`),
  },
  {
    name: 'offers to remove nodeName',
    yaml: pod('nodeName: ip-10-0-0-1.ec2.internal # ✗'),
    suggested: pod(''),
  },
  {
    name: 'offers EC2 nodes for another operating system',
    yaml: pod('os: { name: windows } # ✗'),
    suggested: onEc2(pod('os: { name: windows }')),
  },
  { name: 'allows the operating system to be named', yaml: pod('os: { name: linux }') },
  {
    name: 'leaves pods on EC2 alone',
    yaml: pod('nodeSelector: { team: shop }').replace(
      '  name: app\n',
      '  name: app\n  annotations: { eks.amazonaws.com/compute-type: ec2 }\n',
    ),
  },
]);
