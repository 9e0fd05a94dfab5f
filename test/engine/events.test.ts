import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { lint } from '../../src/engine/lint.ts';
import { deployment, pod } from '../../src/testing.ts';

/** What real clusters said of manifests of these shapes, as public threads report it. */

function eventOf(...texts: string[]): string | null | undefined {
  const inputs = texts.map((content, index) => ({ path: `${index}.yaml`, content }));
  return lint(inputs, { rules }).workloads[0]?.event;
}

const app = (fields: string) => `
containers:
  - name: app
    image: a
${fields.replace(/^\n/, '').replace(/^/gm, '    ')}`;

describe('the event of a blocked pod', () => {
  it('freegroup/kube-s3#14: privileged, with a hostPath volume', () => {
    expect(
      eventOf(
        pod(`${app('securityContext: { privileged: true }')}
volumes:
  - { name: mntdatas3fs, hostPath: { path: /mnt/data } }`),
      ),
    ).toBe(
      'Pod not supported on Fargate: invalid SecurityContext fields: Privileged, volumes not supported: mntdatas3fs is of an unsupported volume Type',
    );
  });

  it('kubernetes-sigs/aws-efs-csi-driver#1329: privileged', () => {
    expect(eventOf(deployment(app('securityContext: { privileged: true }')))).toBe(
      'Pod not supported on Fargate: invalid SecurityContext fields: Privileged',
    );
  });

  it('kubernetes/ingress-nginx#4888: allowPrivilegeEscalation', () => {
    expect(eventOf(deployment(app('securityContext: { allowPrivilegeEscalation: true }')))).toBe(
      'Pod not supported on Fargate: invalid SecurityContext fields: AllowPrivilegeEscalation',
    );
  });

  it('aws/aws-app-mesh-roadmap#158: an init container adds NET_ADMIN', () => {
    expect(
      eventOf(
        pod(`
initContainers:
  - { name: proxyinit, image: a, securityContext: { capabilities: { add: [NET_ADMIN] } } }`),
      ),
    ).toBe('Pod not supported on Fargate: invalid SecurityContext fields: Capabilities added: NET_ADMIN');
  });

  it('frappe/helm#182: a default capability with the prefix', () => {
    expect(eventOf(deployment(app('securityContext: { capabilities: { add: [CAP_CHOWN] } }')))).toBe(
      'Pod not supported on Fargate: invalid SecurityContext fields: Capabilities added: CAP_CHOWN',
    );
  });

  const controller = (securityContext: string) =>
    deployment(`
hostNetwork: true
containers:
  - name: efs-plugin
    image: a
    ${securityContext}
    ports: [{ containerPort: 9909, name: healthz }]
  - { name: csi-provisioner, image: b }`);

  it('kubernetes-sigs/aws-efs-csi-driver#589: host network, one privileged container, ports', () => {
    expect(eventOf(controller('securityContext: { privileged: true }'))).toBe(
      'Pod not supported on Fargate: fields not supported: HostNetwork, invalid SecurityContext fields: Privileged, port contains HostIP or HostPort',
    );
  });

  it('kubernetes-sigs/aws-efs-csi-driver#1179: the same, unprivileged', () => {
    expect(eventOf(controller('securityContext: { privileged: false }'))).toBe(
      'Pod not supported on Fargate: fields not supported: HostNetwork, port contains HostIP or HostPort',
    );
  });

  it('all three host namespaces, in the order of the scheduler', () => {
    expect(eventOf(pod('hostIPC: true\nhostPID: true\nhostNetwork: true'))).toBe(
      'Pod not supported on Fargate: fields not supported: HostNetwork, HostPID, HostIPC',
    );
  });

  it('two containers: entries joined by a comma without a space, init containers first', () => {
    expect(
      eventOf(
        pod(`
containers:
  - { name: app, image: a, securityContext: { privileged: true } }
initContainers:
  - { name: init, image: a, securityContext: { privileged: true, capabilities: { add: [SYS_ADMIN] } } }`),
      ),
    ).toBe(
      'Pod not supported on Fargate: invalid SecurityContext fields: Capabilities added: SYS_ADMIN,Privileged,Privileged',
    );
  });

  const claim = (name: string, storageClass: string) => `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: ${name} }
spec: { accessModes: [ReadWriteOnce], storageClassName: ${storageClass}, resources: { requests: { storage: 8Gi } } }`;

  it('kubernetes-sigs/aws-ebs-csi-driver#810: a claim on EBS', () => {
    const volume = deployment(`
volumes:
  - name: storage-volume
    persistentVolumeClaim: { claimName: prometheus-server }`);
    const storageClass = `
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: ebs }
provisioner: ebs.csi.aws.com
volumeBindingMode: Immediate`;
    expect(eventOf(volume, claim('prometheus-server', 'ebs'), storageClass)).toBe(
      'Pod not supported on Fargate: volumes not supported: storage-volume not supported because: PVC prometheus-server bound to invalid PV pvc-… with CSI Driver: ebs.csi.aws.com',
    );
  });

  it('milvus-io/milvus-helm#389: a claim template without an EFS volume', () => {
    const statefulSet = `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: milvus-etcd }
spec:
  selector: { matchLabels: { app: etcd } }
  template:
    metadata: { labels: { app: etcd } }
    spec: { containers: [{ name: etcd, image: a, volumeMounts: [{ name: data, mountPath: /data }] }] }
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 10Gi } } }`;
    expect(eventOf(statefulSet)).toBe(
      'Pod not supported on Fargate: volumes not supported: data not supported because: PVC data-milvus-etcd-0 not bound',
    );
  });

  it('cert-manager/csi-driver#267: an inline CSI volume', () => {
    expect(eventOf(pod('volumes: [{ name: ca, csi: { driver: csi.cert-manager.io } }]'))).toBe(
      'Pod not supported on Fargate: volumes not supported: ca is of an unsupported volume Type',
    );
  });

  const onEc2Nodes = deployment('nodeSelector: { eks.amazonaws.com/nodegroup: workers }').replace(
    '        app: app\n',
    '        app: app\n        eks.amazonaws.com/fargate-profile: apps\n',
  );
  it('kubernetes-sigs/aws-ebs-csi-driver#496: a node selector for EC2 nodes', () => {
    expect(eventOf(onEc2Nodes)).toBe(
      "MatchNodeSelector failed: Fargate profile apps cannot satisfy pod's node selector/affinity requirements",
    );
  });

  it('kubernetes-sigs/aws-efs-csi-driver#1068: an affinity against Fargate nodes, with an unknown profile', () => {
    expect(
      eventOf(
        deployment(`
affinity:
  nodeAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
      nodeSelectorTerms:
        - matchExpressions: [{ key: eks.amazonaws.com/compute-type, operator: NotIn, values: [fargate] }]`),
      ),
    ).toBe(
      "MatchNodeSelector failed: Fargate profile <profile> cannot satisfy pod's node selector/affinity requirements",
    );
  });

  it('aws/eks-distro-prow-jobs#11: requests above the largest size', () => {
    expect(eventOf(pod(app('resources: { requests: { cpu: 17, memory: 128Gi } }')))).toBe(
      "Your pod's cpu/memory requirements exceed the max Fargate configuration",
    );
  });
});

describe('what runs, although people fear it', () => {
  it.each([
    [
      'drop ALL, a read-only root, fsGroup and memory-backed emptyDir',
      pod(`${app('securityContext: { capabilities: { drop: [ALL] }, readOnlyRootFilesystem: true }')}
securityContext: { fsGroup: 1000 }
volumes: [{ name: tmp, emptyDir: { medium: Memory } }]`),
    ],
    ['NET_BIND_SERVICE', pod(app('securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] } }'))],
    ['a shared process namespace', pod('shareProcessNamespace: true')],
    [
      'Linux and a zone by node selector',
      pod('nodeSelector: { kubernetes.io/os: linux, topology.kubernetes.io/zone: eu-west-1a }'),
    ],
    ['30 GiB of ephemeral storage', pod(app('resources: { requests: { ephemeral-storage: 30Gi } }'))],
    ['the default scheduler by name', pod('schedulerName: default-scheduler')],
    ['limits above requests', pod(app('resources: { requests: { cpu: 250m }, limits: { cpu: 1 } }'))],
  ])('%s', (_name, manifest) => {
    const report = lint([{ path: 'a.yaml', content: manifest }], { rules });
    expect(report.workloads.map(({ verdict, event }) => ({ verdict, event }))).toEqual([
      { verdict: 'runs', event: null },
    ]);
    expect(report.summary.errors).toBe(0);
  });
});
