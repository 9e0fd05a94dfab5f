import noDeviceResources from '../../rules/no-device-resources.ts';
import { container, deployment, pod, testRule } from '../../src/testing.ts';
import { onEc2 } from '../support/on-ec2.ts';

const claims = pod(`
      resourceClaims:
        - name: gpu # ✗ Resource claim \`gpu\` needs a driver on the node; on Fargate the pod likely stays Pending
          resourceClaimTemplateName: one-gpu
        - name: nic # ✗ Resource claim \`nic\` needs a driver on the node; on Fargate the pod likely stays Pending
          resourceClaimName: shared-nic
      containers:
        - name: app
          image: registry.example.com/train:1.0
          resources:
            claims:
              - name: gpu
        - name: helper
          image: registry.example.com/helper:1.0
          resources:
            claims:
              - name: gpu
    `);

testRule(noDeviceResources, [
  {
    name: 'allows what Fargate nodes have',
    yaml: container('resources: {requests: {cpu: 1, memory: 2Gi, ephemeral-storage: 10Gi}, limits: {memory: 2Gi}}'),
  },
  {
    name: 'allows to ask for none',
    yaml: container('resources: {limits: {nvidia.com/gpu: 0, hugepages-2Mi: "0", amd.com/gpu: null}}'),
  },
  {
    name: 'does not check placeholders',
    yaml: container(`resources: {limits: {nvidia.com/gpu: "\${GPUS}"}}`),
  },
  {
    name: 'doubts that any other extended resource is there, but not those of Kubernetes',
    yaml: container(`
      resources:
        limits:
          smarter-devices/fuse: 1 # ✗ \`smarter-devices/fuse\` needs a device plugin on the node; on Fargate the pod likely stays Pending
          scheduling.kubernetes.io/foo: 1
          dongles: 1
    `),
  },
  {
    name: 'reports a resource once for its request and its limit, and removes both',
    yaml: container(`
      resources:
        requests:
          cpu: 4
          nvidia.com/gpu: 1
        limits:
          memory: 8Gi
          nvidia.com/gpu: 1 # ✗ \`nvidia.com/gpu\` is not available on Fargate (no GPUs); the pod stays Pending
    `),
    suggested: [
      container('resources:\n  requests:\n    cpu: 4\n  limits:\n    memory: 8Gi'),
      onEc2(
        container(
          'resources:\n  requests:\n    cpu: 4\n    nvidia.com/gpu: 1\n  limits:\n    memory: 8Gi\n    nvidia.com/gpu: 1',
        ),
      ),
    ],
  },
  {
    name: 'reports a request by itself',
    yaml: container(
      'resources:\n  requests:\n    cpu: 1\n    amd.com/gpu: "1" # ✗ `amd.com/gpu` is not available on Fargate (no GPUs); the pod stays Pending',
    ),
  },
  {
    name: 'knows the families of devices',
    yaml: container(`
      resources:
        limits:
          nvidia.com/mig-1g.5gb: 1 # ✗ …no GPUs…
          nvidia.com/gpu.shared: 1 # ✗ …no GPUs…
          aws.amazon.com/neuron: 1 # ✗ …no Inferentia or Trainium…
          aws.amazon.com/neuroncore: 2 # ✗ …no Inferentia or Trainium…
          vpc.amazonaws.com/efa: 1 # ✗ …(EC2 network interfaces only)…
          vpc.amazonaws.com/pod-eni: 1 # ✗ …(EC2 network interfaces only)…
          hugepages-2Mi: 64Mi # ✗ …(no huge pages)…
          hugepages-1Gi: 2Gi # ✗ …(no huge pages)…
    `),
  },
  {
    name: 'reports each container, and the pod as a whole',
    yaml: deployment(`
      resources:
        limits:
          hugepages-2Mi: 64Mi # ✗
      containers:
        - name: one
          image: registry.example.com/train:1.0
          resources:
            limits:
              nvidia.com/gpu: 1 # ✗
        - name: two
          image: registry.example.com/train:1.0
          resources:
            limits:
              nvidia.com/gpu: 1 # ✗
      initContainers:
        - name: warm-up
          image: registry.example.com/train:1.0
          resources:
            limits:
              nvidia.com/gpu: 1 # ✗
    `),
  },
  {
    name: 'warns of a resource claim once, however many containers use it',
    notes: [
      'drivers of devices run as DaemonSets, which Fargate does not run',
      'used here, manifest.yaml:16:19',
      'used here, manifest.yaml:21:19',
      'drivers of devices run as DaemonSets, which Fargate does not run',
    ],
    yaml: claims,
    suggested: [onEc2(claims), onEc2(claims)],
  },
  {
    name: 'warns of a claim that only the container of a patch names',
    yaml: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: app
spec:
  template:
    spec:
      resourceClaims: [{resourceClaimName: nameless}]
      containers:
        - name: app
          resources:
            claims:
              - name: gpu # ✗
`,
  },
]);
