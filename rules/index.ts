// Written by `npm run generate`.

import type { Rule } from '../src/rule.ts';
import computeSize from './compute-size.ts';
import ephemeralStorageSize from './ephemeral-storage-size.ts';
import evictablePdb from './evictable-pdb.ts';
import ingressIpTargets from './ingress-ip-targets.ts';
import limitsWithoutEffect from './limits-without-effect.ts';
import matchingProfile from './matching-profile.ts';
import networkPolicyNotEnforced from './network-policy-not-enforced.ts';
import noCapacityAnnotation from './no-capacity-annotation.ts';
import noComputeTypeOptOut from './no-compute-type-opt-out.ts';
import noDaemonset from './no-daemonset.ts';
import noDeviceResources from './no-device-resources.ts';
import noFargateToleration from './no-fargate-toleration.ts';
import noHostNamespaces from './no-host-namespaces.ts';
import noHostPorts from './no-host-ports.ts';
import noImds from './no-imds.ts';
import noKubeletPort from './no-kubelet-port.ts';
import noMeshInjection from './no-mesh-injection.ts';
import noNodePort from './no-node-port.ts';
import noPodAffinity from './no-pod-affinity.ts';
import noPodIdentity from './no-pod-identity.ts';
import noPriorityClass from './no-priority-class.ts';
import noPrivilegeEscalation from './no-privilege-escalation.ts';
import noPrivileged from './no-privileged.ts';
import noRuntimeClass from './no-runtime-class.ts';
import noTopologySpread from './no-topology-spread.ts';
import noUnsafeSysctls from './no-unsafe-sysctls.ts';
import noVolumeClaimTemplates from './no-volume-claim-templates.ts';
import replicaCeiling from './replica-ceiling.ts';
import requireJobTtl from './require-job-ttl.ts';
import requireRequests from './require-requests.ts';
import satisfiableNodeSelection from './satisfiable-node-selection.ts';
import serviceIpTargets from './service-ip-targets.ts';
import sizeRounding from './size-rounding.ts';
import validAwsLogging from './valid-aws-logging.ts';
import validCapabilities from './valid-capabilities.ts';
import validFargateProfile from './valid-fargate-profile.ts';
import validSchedulerName from './valid-scheduler-name.ts';
import validVolumeClaims from './valid-volume-claims.ts';
import validVolumes from './valid-volumes.ts';

export const rules: readonly Rule[] = [
  computeSize,
  ephemeralStorageSize,
  evictablePdb,
  ingressIpTargets,
  limitsWithoutEffect,
  matchingProfile,
  networkPolicyNotEnforced,
  noCapacityAnnotation,
  noComputeTypeOptOut,
  noDaemonset,
  noDeviceResources,
  noFargateToleration,
  noHostNamespaces,
  noHostPorts,
  noImds,
  noKubeletPort,
  noMeshInjection,
  noNodePort,
  noPodAffinity,
  noPodIdentity,
  noPriorityClass,
  noPrivilegeEscalation,
  noPrivileged,
  noRuntimeClass,
  noTopologySpread,
  noUnsafeSysctls,
  noVolumeClaimTemplates,
  replicaCeiling,
  requireJobTtl,
  requireRequests,
  satisfiableNodeSelection,
  serviceIpTargets,
  sizeRounding,
  validAwsLogging,
  validCapabilities,
  validFargateProfile,
  validSchedulerName,
  validVolumeClaims,
  validVolumes,
];
