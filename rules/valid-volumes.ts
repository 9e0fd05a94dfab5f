import { volumeRefusal } from '../src/fargate/scheduling/scheduler-event.ts';
import { isDriverBacked, SECRETS_STORE_DRIVER } from '../src/fargate/storage/volumes.ts';
import { isMapping, type Place } from '../src/kubernetes/place.ts';
import { defineRule, keepOnEc2, type Messages, type Reported } from '../src/rule.ts';

const messages = {
  hostPath:
    'Volume {volume} is the path {path} of the node, and a Fargate pod has no node to share files with: it stays Pending.',
  csi: 'Volume {volume} is an inline volume of the CSI driver {driver}, which does not run on Fargate: the pod stays Pending.',
  secretsStore:
    'Volume {volume} is one of the Secrets Store CSI driver, which does not run on Fargate: the pod stays Pending.',
  ebs: 'Volume {volume} is an EBS volume, which cannot be attached to Fargate: the pod stays Pending.',
  ephemeral:
    'Volume {volume} gets its claim only with the pod, and Fargate takes no claim that is not Bound by then: it stays Pending.',
  driver: 'Volume {volume} is of type {source}, whose driver Fargate does not have: the pod stays Pending.',
  image: {
    text: 'Volume {volume} is of type image, which is not among the types known to be mounted on Fargate.',
    severity: 'warn',
    outcome: 'uncertain',
    evidence: 'inferred',
  },
  gitRepo: {
    text: 'Volume `{volume}` is of type `gitRepo`, which Kubernetes 1.33 and later refuse to mount',
    severity: 'warn',
    outcome: 'uncertain',
    evidence: 'documented',
  },
} as const satisfies Messages;

export default defineRule({
  id: 'valid-volumes',
  description: 'Disallow volumes that Fargate does not mount',
  category: 'scheduling',
  severity: 'error',
  evidence: 'observed',
  outcome: 'pending',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/manage-secrets.html',
    'https://github.com/kubernetes/enhancements/issues/5040',
    'https://github.com/freegroup/kube-s3/issues/14',
    'https://github.com/cert-manager/csi-driver/issues/267',
    'https://github.com/pachyderm/pachyderm/issues/4522',
    'https://github.com/aws/containers-roadmap/issues/1764',
  ],
  messages,
  help: 'Use an emptyDir for scratch files, a Secret or ConfigMap for what is to be read (External Secrets fills Secrets from AWS Secrets Manager), a static EFS volume for what has to stay, or keep this workload on EC2 nodes.',

  pod(pod, { report, settings }) {
    for (const volume of pod.spec.at('volumes').items(hasSourceToLookAt)) {
      const name = volume.at('name').string ?? '';
      for (const [source, at] of volume.entries()) {
        if (!at.exists) continue;
        const finding = findingFor(source, at, name);
        if (!finding) continue;
        const refused = { type: 'volume', volume: name, reason: volumeRefusal.unsupported } as const;
        if (finding.message === 'image' || finding.message === 'gitRepo') report(finding);
        else report({ ...finding, schedulerMessage: refused, suggest: keepOnEc2(pod, settings) });
      }
    }
  },
});

/** Whether a volume has one of the types that there is something to say of. */
function hasSourceToLookAt(volume: unknown): boolean {
  if (!isMapping(volume)) return false;
  for (const source in volume) if (isDriverBacked(source) || OTHER_SOURCES.has(source)) return true;
  return false;
}

const OTHER_SOURCES: ReadonlySet<string> = new Set(['hostPath', 'csi', 'ephemeral', 'gitRepo', 'image']);

const UNNAMED = '(not named here)';

/** What there is to say of a volume with this source; undefined for the others, and for keys that nobody knows. */
function findingFor(source: string, at: Place, volume: string): Reported<typeof messages> | undefined {
  switch (source) {
    case 'hostPath':
      return { message: 'hostPath', at, data: { volume, path: at.at('path').string ?? UNNAMED } };
    case 'csi': {
      const driver = at.at('driver').string ?? UNNAMED;
      if (driver === SECRETS_STORE_DRIVER) return { message: 'secretsStore', at, data: { volume } };
      return { message: 'csi', at, data: { volume, driver } };
    }
    case 'awsElasticBlockStore':
      return { message: 'ebs', at, data: { volume } };
    case 'ephemeral':
    case 'gitRepo':
    case 'image':
      return { message: source, at, data: { volume } };
    default:
      return isDriverBacked(source) ? { message: 'driver', at, data: { volume, source } } : undefined;
  }
}
