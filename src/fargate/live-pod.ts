import type { Pod } from '../kubernetes/pod.ts';

/**
 * The kind of node that a live pod is on, as `kubectl get -o yaml` shows it: Fargate calls its nodes `fargate-ip-…`.
 * Undefined for a pod that has yet to be placed, and for a manifest.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate-getting-started.html (read 2026-11).
 */
export function nodeOfLivePod({ workload, spec }: Pod): 'fargate' | 'other' | undefined {
  const node = spec.valueAt('nodeName');
  if (workload.kind !== 'Pod' || typeof node !== 'string') return undefined;
  if (node.startsWith('fargate-')) return 'fargate';
  return workload.place.valueAt('status', 'phase') === 'Running' ? 'other' : undefined;
}
