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
  failure-domain.beta.kubernetes.io/zone: eu-west-1a
  kubernetes.io/hostname: fargate-ip-10-0-0-1.eu-west-1.compute.internal`),
  },
  {
    name: 'reports each label that no Fargate node has, with its reason',
    yaml: pod(`
nodeSelector:
  kubernetes.io/arch: arm64 # ✗ No Fargate node has the label kubernetes.io/arch=arm64: it always is amd64 there. The pod stays Pending; it does not fall back to EC2.
  kubernetes.io/os: windows # ✗ …it always is linux there…
  eks.amazonaws.com/compute-type: ec2 # ✗ …this keeps a pod off Fargate nodes, but a Fargate profile takes it all the same…
  node.kubernetes.io/instance-type: m6i.large # ✗ …Fargate has no instance types…
  eks.amazonaws.com/nodegroup: workers # ✗ …Fargate nodes belong to no node group…
  karpenter.sh/nodepool: default # ✗ …Karpenter and Spot capacity are EC2 only…
  nvidia.com/gpu.present: "true" # ✗ …Fargate has no GPUs or accelerators…
  node-role.kubernetes.io/worker: "" # ✗ …Fargate nodes have no roles…
  cpu: graviton # ✗ …Fargate runs amd64 only on EKS…
  team: shop # ✗ …Fargate nodes carry no labels of your own…`),
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
    yaml: required(`
- matchExpressions:
    - key: kubernetes.io/os
      operator: In
      values: [linux]
    - key: team # ✗ No Fargate node satisfies team In [shop]: Fargate nodes carry no labels of your own. …
      operator: In
      values: [shop]
- matchExpressions:
    - key: eks.amazonaws.com/compute-type # ✗ …eks.amazonaws.com/compute-type NotIn [fargate]: this keeps a pod off…
      operator: NotIn
      values: [fargate]`),
  },
  {
    name: 'allows expressions about labels that Fargate nodes lack',
    yaml: required(`
- matchExpressions:
    - { key: eks.amazonaws.com/nodegroup, operator: DoesNotExist }
    - { key: karpenter.sh/nodepool, operator: NotIn, values: [gpu] }
    - { key: kubernetes.io/arch, operator: In, values: [arm64, amd64] }
    - { key: topology.kubernetes.io/zone, operator: NotIn, values: [eu-west-1a] }
    - { key: topology.kubernetes.io/zone, operator: Exists }`),
  },
  {
    name: 'knows that a zone is there and is no number',
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
    - key: metadata.name # ✗ No Fargate node satisfies metadata.name In [ip-10-0-0-1.ec2.internal]: …
      operator: In
      values: [ip-10-0-0-1.ec2.internal]`),
  },
  {
    name: 'reports a list of terms in which none could match',
    yaml: required('- {}').replace(
      'nodeSelectorTerms:',
      'nodeSelectorTerms: # ✗ The required node affinity has no term that could match, …',
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
nodeName: ip-10-0-0-1.ec2.internal # ✗ nodeName binds the pod to ip-10-0-0-1.ec2.internal, and the node of a Fargate pod does not exist before the pod.
os:
  name: windows # ✗ The pod asks for windows, and Fargate runs Linux only on EKS: it stays Pending.`),
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
