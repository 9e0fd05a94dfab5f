import type { PodGroup } from '../ec2/packing.ts';
import type { PlanOptions } from '../options.ts';
import type { Subject } from '../workloads/subject.ts';

/** CoreDNS as EKS installs it. Source: the add-on's manifest (two replicas, 100m and 70Mi). */
const CORE_DNS: PodGroup = { cpuMilli: 100, memoryMiB: 70, count: 2 };

/** Source: the install guide of Karpenter (two replicas, 1 CPU and 1Gi). */
const KARPENTER: PodGroup = { cpuMilli: 1000, memoryMiB: 1024, count: 2 };

/** What a cluster runs beside the workloads that were read, unless they were read too. */
export function systemPods(subjects: readonly Subject[], { autoscaler }: PlanOptions): PodGroup[] {
  const isRead = (name: string) => subjects.some((subject) => subject.name === name && !subject.isDaemonSet);
  return [
    ...(isRead('coredns') ? [] : [CORE_DNS]),
    ...(autoscaler === 'karpenter' && !isRead('karpenter') ? [KARPENTER] : []),
  ];
}
