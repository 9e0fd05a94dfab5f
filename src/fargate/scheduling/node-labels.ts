import type { Labels } from '../../kubernetes/label-selector.ts';

/**
 * Labels of every Fargate node.
 * Source: https://www.eksworkshop.com/docs/fundamentals/compute/fargate/scheduling (2025-09-09),
 * https://github.com/aws/containers-roadmap/issues/1476.
 */
export const NODE_LABELS: Labels = {
  'eks.amazonaws.com/compute-type': 'fargate',
  'kubernetes.io/os': 'linux',
  'kubernetes.io/arch': 'amd64',
  'beta.kubernetes.io/os': 'linux',
  'beta.kubernetes.io/arch': 'amd64',
};

/**
 * Labels that every Fargate node has with a value that depends on where it starts. The zone ID is set by the cloud
 * provider of Kubernetes 1.30 and later, on Fargate nodes too; whether fargate-scheduler knows it is not documented.
 * Source: https://github.com/kubernetes/cloud-provider-aws/blob/master/pkg/providers/v1/instances_v2.go (read 2026-11).
 */
export const VARIABLE_NODE_LABELS: ReadonlySet<string> = new Set([
  'kubernetes.io/hostname',
  'topology.kubernetes.io/zone',
  'topology.kubernetes.io/region',
  'topology.k8s.aws/zone-id',
  'failure-domain.beta.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region',
]);

/** Label of a pod that picks a Fargate profile, set by the admission webhook when nobody else does. */
export const PROFILE_LABEL = 'eks.amazonaws.com/fargate-profile';
/** Label of nodes, and annotation of pods (`ec2` keeps a pod off Fargate). */
export const COMPUTE_TYPE = 'eks.amazonaws.com/compute-type';
