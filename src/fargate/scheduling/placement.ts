import { filterShared, memoize } from '../../kubernetes/memoize.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import { nodeOfLivePod } from '../live-pod.ts';
import { candidateOf, selectProfile } from '../profiles/match.ts';
import type { FargateProfile } from '../profiles/profile.ts';
import { isDaemonSet } from './daemon-sets.ts';
import { COMPUTE_TYPE, PROFILE_LABEL } from './node-labels.ts';

/** Where a pod will run, and what decides it. */
export interface Placement {
  readonly runsOn: 'fargate' | 'ec2';
  /** The Fargate profile that takes the pod; null on EC2, and when it is not known which one does. */
  readonly profile: string | null;
}

const ON_EC2: Placement = { runsOn: 'ec2', profile: null };

/** What annotates a pod that shall run elsewhere: EC2 nodes, Auto Mode, hybrid nodes. */
const ELSEWHERE: ReadonlySet<string> = new Set(['ec2', 'auto', 'hybrid']);

/**
 * Where a pod runs. A live one that Fargate has placed runs there; any other may go there when it is made again. Without
 * profiles (null) on Fargate, unless it says otherwise; with profiles only when one selects it. A pod whose selection
 * depends on something that is not known from the files counts as selected, as it would without profiles: otherwise it
 * would pass unseen.
 *
 * The annotation `eks.amazonaws.com/compute-type: ec2` makes the Fargate webhook skip a pod; `auto` and `hybrid` name
 * other kinds of nodes. The pods of a DaemonSet never go to Fargate: the webhook leaves them alone, so they run on EC2
 * nodes or nowhere.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/fargate-getting-started.html (2024-12-18),
 * https://docs.aws.amazon.com/eks/latest/userguide/associate-workload.html (2024-12-18),
 * https://github.com/longhorn/longhorn/issues/6436,
 * https://github.com/aws-samples/amazon-cloudwatch-container-insights/issues/61.
 */
export function placementOf(pod: Pod, profiles: readonly FargateProfile[] | null): Placement {
  if (nodeOfLivePod(pod) === 'fargate') return { runsOn: 'fargate', profile: pod.labels[PROFILE_LABEL] ?? null };
  if (optsOut(pod) || isDaemonSet(pod)) return ON_EC2;
  if (profiles === null) return { runsOn: 'fargate', profile: pod.labels[PROFILE_LABEL] ?? null };
  const { outcome, profile } = selectProfile(candidateOf(pod), profiles);
  return outcome === 'no' ? ON_EC2 : { runsOn: 'fargate', profile };
}

/** Whether an annotation keeps the pod off Fargate, whatever profiles there are. */
export function optsOut({ annotations }: Pod): boolean {
  return ELSEWHERE.has(annotations[COMPUTE_TYPE] ?? '');
}

/** Those of the pods that go to Fargate; found once for a list, as many objects select the same one. */
export function fargatePodsAmong(pods: readonly Pod[], placement: (pod: Pod) => Placement): readonly Pod[] {
  return fargatePodsBy(placement)(pods);
}

const fargatePodsBy = memoize((placement: (pod: Pod) => Placement) =>
  memoize((pods: readonly Pod[]): readonly Pod[] => filterShared(pods, (pod) => placement(pod).runsOn === 'fargate')),
);
