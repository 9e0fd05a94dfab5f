import { CLEAN } from './cli.ts';

/** A pod that is right or wrong by what another file says of its claim. */
export const POD_WITH_CLAIM = CLEAN.replace(
  'spec:\n',
  'spec:\n  volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]\n',
);

/** What Fargate mounts. */
export const EFS_CLAIM = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec:
  accessModes: [ReadWriteMany]
  storageClassName: ""
  volumeName: data
  resources: { requests: { storage: 5Gi } }
---
apiVersion: v1
kind: PersistentVolume
metadata: { name: data }
spec:
  accessModes: [ReadWriteMany]
  storageClassName: ""
  capacity: { storage: 5Gi }
  csi: { driver: efs.csi.aws.com, volumeHandle: fs-0123456789abcdef0 }
`;

/** The same claim on a volume that Fargate does not have. */
export const EBS_CLAIM = EFS_CLAIM.replace('efs.csi.aws.com', 'ebs.csi.aws.com');

/** A pod with something that is fixed without asking. */
export const FIXABLE = CLEAN.replace(
  '      image',
  '      securityContext: { capabilities: { add: [CAP_CHOWN] } }\n      image',
);
