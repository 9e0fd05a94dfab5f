import { volumeRefusal } from '../src/fargate/scheduling/scheduler-event.ts';
import { isDriverBacked, SECRETS_STORE_DRIVER } from '../src/fargate/storage/volumes.ts';
import { isMapping, type Place } from '../src/kubernetes/place.ts';
import { defineRule, keepOnEc2, type Messages, type Reported } from '../src/rule.ts';

const messages = {
  hostPath: '`hostPath` volume `{volume}` is not supported on Fargate; the pod stays Pending',
  csi: 'CSI driver {driver} of volume `{volume}` does not run on Fargate; the pod stays Pending',
  secretsStore: 'Secrets Store CSI volume `{volume}` is not supported on Fargate; the pod stays Pending',
  ebs: 'EBS volume `{volume}` cannot be attached on Fargate; the pod stays Pending',
  ephemeral: 'Ephemeral volume `{volume}` is never Bound before its pod; the pod stays Pending',
  driver: '`{source}` volume `{volume}` is not supported on Fargate; the pod stays Pending',
  image: {
    text: '`image` volume `{volume}` is not known to work on Fargate',
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
  help: 'Use an `emptyDir` for scratch files, a Secret or ConfigMap for configuration, or a static EFS volume for data that stays.',

  pod(pod, { report, settings }) {
    for (const volume of pod.spec.at('volumes').items(hasCheckedSource)) {
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

/** Whether a volume may have a finding. */
function hasCheckedSource(volume: unknown): boolean {
  if (!isMapping(volume)) return false;
  for (const source in volume) if (isDriverBacked(source) || OTHER_SOURCES.has(source)) return true;
  return false;
}

const OTHER_SOURCES: ReadonlySet<string> = new Set(['hostPath', 'csi', 'ephemeral', 'gitRepo', 'image']);

function pathNotes(at: Place) {
  return at.string ? [{ text: `path ${at.string}`, at }] : [];
}

/** The finding for a volume with this source; undefined for supported sources and unknown keys. */
function findingFor(source: string, at: Place, volume: string): Reported<typeof messages> | undefined {
  switch (source) {
    case 'hostPath':
      return { message: 'hostPath', at, data: { volume }, notes: pathNotes(at.at('path')) };
    case 'csi': {
      const driver = at.at('driver').string;
      if (driver === SECRETS_STORE_DRIVER) return { message: 'secretsStore', at, data: { volume } };
      return { message: 'csi', at, data: { volume, driver: driver ? `\`${driver}\`` : '(unnamed)' } };
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
