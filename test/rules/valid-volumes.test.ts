import { describe, expect, it } from 'vitest';
import validVolumes from '../../rules/valid-volumes.ts';
import { lint } from '../../src/engine/lint.ts';
import { container, deployment, pod, testRule } from '../../src/testing.ts';
import { onEc2 } from '../support/on-ec2.ts';

const hostPaths = deployment(`
      containers:
        - name: app
          image: registry.example.com/app:1.0
          volumeMounts:
            - name: log
              mountPath: /var/log
              readOnly: true
      volumes:
        - name: log
          hostPath: # ✗ \`hostPath\` volume \`log\` is not supported on Fargate; the pod stays Pending
            path: /var/log
        - name: docker
          hostPath: # ✗ \`hostPath\` volume \`docker\` is not supported on Fargate; the pod stays Pending
            path: /var/run/docker.sock
            type: Socket
    `);

testRule(validVolumes, [
  {
    name: 'allows everything that needs no driver on the node',
    yaml: pod(`
      volumes:
        - name: scratch
          emptyDir: {}
        - name: memory
          emptyDir:
            medium: Memory
            sizeLimit: 64Mi
        - name: settings
          configMap:
            name: settings
        - name: credentials
          secret:
            secretName: credentials
        - name: token
          projected:
            sources:
              - serviceAccountToken:
                  path: token
        - name: labels
          downwardAPI:
            items:
              - path: labels
                fieldRef:
                  fieldPath: metadata.labels
    `),
  },
  {
    name: 'leaves claims to their own rule',
    yaml: pod('volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]'),
  },
  {
    name: 'says nothing of inline NFS, of which nothing is known',
    yaml: pod('volumes: [{ name: share, nfs: { server: 10.0.0.1, path: / } }]'),
  },
  {
    name: 'takes a volume without a source for an emptyDir, and null for nothing',
    yaml: pod(`
      volumes:
        - name: scratch
        - name: other
          hostPath:
          csi: null
    `),
  },
  { name: 'knows no keys that Kubernetes does not know', yaml: pod('volumes: [{ name: a, hostpath: { path: / } }]') },
  { name: 'survives what is not a list and no mapping', yaml: pod('volumes: { name: a, hostPath: { path: / } }') },
  { name: 'survives items that are no mappings', yaml: pod('volumes: [a, 1, null, [hostPath]]') },
  { name: 'does not look at what containers mount', yaml: container('volumeMounts: [{ name: a, mountPath: /a }]') },
  {
    name: 'leaves pods on EC2 alone',
    yaml: `
apiVersion: v1
kind: Pod
metadata:
  name: app
  annotations:
    eks.amazonaws.com/compute-type: ec2
spec:
  containers: [{ name: app, image: app }]
  volumes: [{ name: log, hostPath: { path: /var/log } }]
`,
  },
  {
    name: 'reports each hostPath at its key, read-only ones too',
    notes: ['path /var/log, manifest.yaml:24:19', 'path /var/run/docker.sock, manifest.yaml:27:19'],
    yaml: hostPaths,
    suggested: [onEc2(hostPaths), onEc2(hostPaths)],
  },
  {
    name: 'names the driver of an inline volume',
    yaml: pod(`
      volumes:
        - name: ca
          csi: # ✗ CSI driver \`csi.cert-manager.io\` of volume \`ca\` does not run on Fargate; the pod stays Pending
            driver: csi.cert-manager.io
    `),
  },
  {
    name: 'knows the Secrets Store driver',
    yaml: pod(`
      volumes:
        - name: secrets
          csi: # ✗ Secrets Store CSI volume \`secrets\` is not supported on Fargate; the pod stays Pending
            driver: secrets-store.csi.k8s.io
            readOnly: true
            volumeAttributes:
              secretProviderClass: aws-secrets
    `),
  },
  {
    name: 'reports EBS, generic ephemeral volumes and what other drivers back',
    yaml: pod(`
      volumes:
        - name: disk
          awsElasticBlockStore: # ✗ EBS volume \`disk\` cannot be attached on Fargate; the pod stays Pending
            volumeID: vol-0123456789abcdef0
        - name: scratch
          ephemeral: # ✗ Ephemeral volume \`scratch\` is never Bound before its pod; the pod stays Pending
            volumeClaimTemplate:
              spec:
                accessModes: [ReadWriteOnce]
                resources: { requests: { storage: 1Gi } }
        - name: block
          iscsi: # ✗ \`iscsi\` volume \`block\` is not supported on Fargate; the pod stays Pending
            targetPortal: 10.0.0.1:3260
            iqn: iqn.2001-04.com.example:storage
            lun: 0
        - name: shared
          cephfs: {monitors: [10.0.0.1]} # ✗
        - name: plugin
          flexVolume: {driver: example/driver} # ✗
    `),
  },
  {
    name: 'doubts volumes cloned from a repository',
    yaml: pod(`
volumes:
  - name: site
    gitRepo: # ✗ Volume \`site\` is of type \`gitRepo\`, which Kubernetes 1.33 and later refuse to mount
      repository: https://git.example.com/site.git`),
  },
  {
    name: 'doubts image volumes',
    yaml: pod(`
      volumes:
        - name: model
          image: # ✗ \`image\` volume \`model\` is not known to work on Fargate
            reference: registry.example.com/model:1.0
    `),
  },
  {
    name: 'reports a volume in a patch too',
    yaml: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: app
spec:
  template:
    spec:
      volumes:
        - name: log
          hostPath: # ✗
            path: /var/log
        - name: secrets
          csi: # ✗ CSI driver (unnamed) of volume \`secrets\` does not run on Fargate; the pod stays Pending
            readOnly: true
`,
  },
]);

describe('the event of a refused volume', () => {
  const eventOf = (text: string) =>
    lint([{ path: 'pod.yaml', content: text }], { rules: [validVolumes] }).workloads[0]?.event;

  it('is the one of freegroup/kube-s3#14', () => {
    expect(eventOf(pod('volumes: [{ name: mntdatas3fs, hostPath: { path: /mnt/data-s3-fs } }]'))).toBe(
      'Pod not supported on Fargate: volumes not supported: mntdatas3fs is of an unsupported volume Type',
    );
  });

  it('is the one of cert-manager/csi-driver#267', () => {
    expect(eventOf(pod('volumes: [{ name: ca, csi: { driver: csi.cert-manager.io } }]'))).toBe(
      'Pod not supported on Fargate: volumes not supported: ca is of an unsupported volume Type',
    );
  });

  it('is not guessed for image volumes', () => {
    expect(eventOf(pod('volumes: [{ name: model, image: { reference: model } }]'))).toBeNull();
  });
});
