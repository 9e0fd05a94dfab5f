import type { ContainerResources } from './container-resources.ts';

export type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort';

/**
 * The QoS class as the API server computes it, from CPU and memory of init and application containers.
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/ (read 2026-11).
 */
export function qosClassOf(containers: readonly ContainerResources[]): QosClass {
  const amounts = containers.flatMap(({ cpu, memory }) => [cpu, memory]);
  if (!amounts.some(({ request, limit }) => isPositive(request) || isPositive(limit))) return 'BestEffort';
  return amounts.every(({ request, limit }) => isPositive(limit) && request === limit) ? 'Guaranteed' : 'Burstable';
}

/** Zero counts as not said. */
function isPositive(quantity: bigint | undefined): boolean {
  return quantity !== undefined && quantity > 0n;
}
