import type { Amount, ContainerResources } from './container-resources.ts';

export type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort';

/**
 * The QoS class as the API server computes it, from CPU and memory of init and application containers.
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/ (read 2026-11).
 */
export function qosClassOf(containers: readonly ContainerResources[]): QosClass {
  let isLimited = true;
  let isSaid = false;
  for (const { cpu, memory } of containers) {
    isLimited &&= isExact(cpu) && isExact(memory);
    isSaid ||=
      isPositive(cpu.request) || isPositive(cpu.limit) || isPositive(memory.request) || isPositive(memory.limit);
  }
  if (!isSaid) return 'BestEffort';
  return isLimited ? 'Guaranteed' : 'Burstable';
}

/** Whether a container gets what it asks for and no more. */
function isExact({ request, limit }: Amount): boolean {
  return isPositive(limit) && request === limit;
}

/** Zero counts as not said. */
function isPositive(quantity: bigint | undefined): boolean {
  return quantity !== undefined && quantity > 0n;
}
