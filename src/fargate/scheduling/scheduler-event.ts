import type { Pod } from '../../kubernetes/pod.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isDaemonSet } from './daemon-sets.ts';

/**
 * The events in which the EKS Fargate scheduler rejects a pod, as public threads show them (2020 to 2024):
 * kubernetes-sigs/aws-efs-csi-driver#589, #1179, #1329; kubernetes/ingress-nginx#4888; freegroup/kube-s3#14;
 * kubernetes-sigs/aws-ebs-csi-driver#496, #810; aws/eks-distro-prow-jobs#11. AWS documents none of the texts. The order
 * of volumes before ports, and of AllowPrivilegeEscalation before Privileged, has not been seen in public.
 */

/** One refusal, as a rule reports it with its finding. `container` orders those of one pod. */
export type SchedulerMessage =
  | { readonly type: 'field'; readonly field: HostNamespaceField }
  | { readonly type: 'securityContext'; readonly container: number; readonly refused: SecurityContextRefusal }
  | { readonly type: 'volume'; readonly volume: string; readonly reason: string }
  | { readonly type: 'port' }
  | { readonly type: 'nodeSelection' }
  | { readonly type: 'size' };

export type HostNamespaceField = 'HostNetwork' | 'HostPID' | 'HostIPC';

/** `AllowPrivilegeEscalation`, `Privileged`, or one added capability. */
export type SecurityContextRefusal = 'AllowPrivilegeEscalation' | 'Privileged' | { readonly capability: string };

/** Why a volume is rejected, in the scheduler's words. */
export const volumeRefusal = {
  unsupported: 'is of an unsupported volume Type',
  claimNotBound: (claim: string) => `not supported because: PVC ${claim} not bound`,
  claimOfDriver: (claim: string, volume: string, driver: string) =>
    `not supported because: PVC ${claim} bound to invalid PV ${volume} with CSI Driver: ${driver}`,
} as const;

/** Stands for the name of a profile that is not known, and of a volume that does not exist yet. */
const UNKNOWN_PROFILE = '<profile>';
export const UNKNOWN_VOLUME = 'pvc-…';

/**
 * The scheduler names of pods that go to fargate-scheduler: its webhook rewrites the first into the second.
 * Source: https://github.com/aws/karpenter-provider-aws/issues/7455.
 */
const OWN_SCHEDULERS: ReadonlySet<string> = new Set(['default-scheduler', 'fargate-scheduler']);

/** The schedulerName of a pod when it leaves the pod to a scheduler that is not Fargate's; undefined otherwise. */
export function foreignSchedulerOf({ spec }: Pod): string | undefined {
  const name = spec.at('schedulerName').string;
  return name && !OWN_SCHEDULERS.has(name) && !isPlaceholder(name) ? name : undefined;
}

/**
 * Whether fargate-scheduler looks at the pods, and so could print an event. A pod with nodeName is bound already, and a
 * DaemonSet binds its pods to nodes through the default scheduler.
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#how-daemon-pods-are-scheduled.
 */
export function isSeenByFargateScheduler(pod: Pod): boolean {
  const isBound = Boolean(pod.spec.at('nodeName').string);
  return !isBound && !isDaemonSet(pod) && foreignSchedulerOf(pod) === undefined;
}

const FIELDS: readonly HostNamespaceField[] = ['HostNetwork', 'HostPID', 'HostIPC'];

/** The event for a pod with these refusals, or null when none of them has a known text. */
export function schedulerEvent(messages: readonly SchedulerMessage[], profile: string | null): string | null {
  const groups = [fields(messages), securityContexts(messages), volumes(messages), ports(messages)].filter(Boolean);
  if (groups.length > 0) return `Pod not supported on Fargate: ${groups.join(', ')}`;
  if (messages.some(({ type }) => type === 'nodeSelection')) {
    return `MatchNodeSelector failed: Fargate profile ${profile ?? UNKNOWN_PROFILE} cannot satisfy pod's node selector/affinity requirements`;
  }
  if (messages.some(({ type }) => type === 'size')) {
    return "Your pod's cpu/memory requirements exceed the max Fargate configuration";
  }
  return null;
}

function fields(messages: readonly SchedulerMessage[]): string {
  const set = FIELDS.filter((field) => messages.some((each) => each.type === 'field' && each.field === field));
  return set.length > 0 ? `fields not supported: ${set.join(', ')}` : '';
}

function securityContexts(messages: readonly SchedulerMessage[]): string {
  const refusals = messages.filter((each) => each.type === 'securityContext');
  if (refusals.length === 0) return '';
  const inOrder = refusals.toSorted((a, b) => a.container - b.container || rank(a.refused) - rank(b.refused));
  const entries = inOrder.map(({ refused }) =>
    typeof refused === 'string' ? refused : `Capabilities added: ${refused.capability}`,
  );
  return `invalid SecurityContext fields: ${entries.join(',')}`;
}

function rank(refused: SecurityContextRefusal): number {
  if (typeof refused !== 'string') return 0;
  return refused === 'AllowPrivilegeEscalation' ? 1 : 2;
}

function volumes(messages: readonly SchedulerMessage[]): string {
  const refusals = messages.filter((each) => each.type === 'volume');
  if (refusals.length === 0) return '';
  return `volumes not supported: ${refusals.map(({ volume, reason }) => `${volume} ${reason}`).join(', ')}`;
}

function ports(messages: readonly SchedulerMessage[]): string {
  return messages.some(({ type }) => type === 'port') ? 'port contains HostIP or HostPort' : '';
}
