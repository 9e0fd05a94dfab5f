interface DeviceFamily {
  readonly pattern: RegExp;
  /** Why no Fargate node offers it, for parentheses. */
  readonly reason: string;
}

/**
 * Resources that a pod can request and that no Fargate node offers. Device plugins, which offer them elsewhere, run as
 * DaemonSets, and Fargate runs none.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/fargate.html (2024-12-18 and 2025: no GPUs, no
 * Inferentia), https://github.com/aws/containers-roadmap/issues/88 (closed 2025-12-23),
 * https://github.com/aws/containers-roadmap/issues/1248 (a node that reports `hugepages-2Mi: 0`).
 */
const DEVICE_FAMILIES: readonly DeviceFamily[] = [
  {
    pattern: /^nvidia\.com\/|^amd\.com\/gpu$/,
    reason: 'no GPUs',
  },
  {
    pattern: /^aws\.amazon\.com\/neuron/,
    reason: 'no Inferentia or Trainium',
  },
  {
    pattern: /^vpc\.amazonaws\.com\//,
    reason: 'EC2 network interfaces only',
  },
  { pattern: /^hugepages-/, reason: 'no huge pages' },
];

/** Why no Fargate node offers a resource; undefined for one that is not known to be missing. */
export function reasonNotOffered(resource: string): string | undefined {
  return DEVICE_FAMILIES.find(({ pattern }) => pattern.test(resource))?.reason;
}
