/**
 * The events in which the EKS Fargate scheduler refuses a pod, as public threads show them (2020 to 2024):
 * kubernetes-sigs/aws-efs-csi-driver#589, #1179, #1329; kubernetes/ingress-nginx#4888; freegroup/kube-s3#14;
 * kubernetes-sigs/aws-ebs-csi-driver#496, #810; aws/eks-distro-prow-jobs#11. AWS documents none of the texts.
 */

/** One refusal, as a rule reports it with its finding. */
export type SchedulerMessage =
  | { readonly type: 'field'; readonly field: 'HostNetwork' | 'HostPID' | 'HostIPC' }
  | { readonly type: 'securityContext'; readonly container: number; readonly entry: SecurityContextEntry }
  | { readonly type: 'volume'; readonly volume: string; readonly reason: string }
  | { readonly type: 'port' }
  | { readonly type: 'nodeSelection' }
  | { readonly type: 'size' };

/** What the scheduler names; added capabilities are listed by {@link capabilities}. */
export type SecurityContextEntry = 'AllowPrivilegeEscalation' | 'Privileged' | { readonly capability: string };

export const UNSUPPORTED_VOLUME = 'is of an unsupported volume Type';
