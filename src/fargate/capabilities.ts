/**
 * What `capabilities.add` may name: the capabilities that a container has anyway. AWS's best practices list the 14 and
 * say that capabilities can only be dropped; adding one of the 14 back (after `drop: [ALL]`) is seen to run.
 * Sources: https://docs.aws.amazon.com/eks/latest/best-practices/pod-security.html (2026-01-27),
 * https://github.com/CrowdStrike/falcon-helm/issues/183.
 */
const DEFAULT_CAPABILITIES: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'NET_RAW',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

/** Whether Fargate takes a capability to add. Spelling counts: `CAP_CHOWN` and `chown` are rejected. */
export function canAddCapability(name: string): boolean {
  return DEFAULT_CAPABILITIES.has(name);
}

/**
 * The spelling that Fargate takes, when `name` is another spelling of a capability that can be added.
 * Source: https://github.com/frappe/helm/issues/182 (2023-07-15).
 */
export function acceptedSpelling(name: string): string | undefined {
  const spelling = name.toUpperCase().replace(/^CAP_/, '');
  return spelling !== name && canAddCapability(spelling) ? spelling : undefined;
}
