import type { Pod } from '../kubernetes/pod.ts';
import { COMPUTE_TYPE, PROFILE_LABEL } from './node-labels.ts';
import { excludesFargateNodes } from './node-selection.ts';

/** Where a pod will run, and what decides it. */
export interface Placement {
  readonly runsOn: 'fargate' | 'ec2';
  /** The Fargate profile that selects the pod; null on EC2 or while no profiles are known. */
  readonly profile: string | null;
}

const ON_EC2: Placement = { runsOn: 'ec2', profile: null };

/**
 * Where a pod runs when no profiles are known: on Fargate, unless it says otherwise. The annotation
 * `eks.amazonaws.com/compute-type: ec2` makes the Fargate webhook skip a pod; `auto` and `hybrid` name other kinds of
 * nodes. A DaemonSet that excludes Fargate nodes makes no pod for them.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/fargate-getting-started.html (2024-12-18),
 * https://docs.aws.amazon.com/eks/latest/userguide/associate-workload.html (2024-12-18),
 * https://github.com/longhorn/longhorn/issues/6436.
 */
export function placementOf(pod: Pod): Placement {
  const computeType = pod.annotations[COMPUTE_TYPE];
  if (computeType === 'ec2' || computeType === 'auto' || computeType === 'hybrid') return ON_EC2;
  if (pod.workload.kind === 'DaemonSet' && excludesFargateNodes(pod.spec)) return ON_EC2;
  return { runsOn: 'fargate', profile: pod.labels[PROFILE_LABEL] ?? null };
}
