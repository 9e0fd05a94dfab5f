import { toMiB, toMilli } from '../../kubernetes/requests/quantity.ts';
import type { NodePods } from '../ec2/fleet.ts';
import type { Demand } from '../pools/demand.ts';
import type { JudgedSubject } from '../workloads/subject.ts';

/** A pod that is on every node that admits it. */
export interface Daemon {
  readonly name: string;
  readonly cpuMilli: number;
  readonly memoryMiB: number;
  readonly isOnHostNetwork: boolean;
  /** Null for those of EKS, which are on every node. */
  readonly demand: Demand | null;
}

/**
 * What EKS runs on every node. Sources: aws/eks-charts stable/aws-vpc-cni values.yaml (two containers of 25m, 2026-08),
 * the kube-proxy add-on (100m), kubernetes-sigs/aws-ebs-csi-driver charts (three containers of 10m and 40 MiB).
 */
const USUAL: readonly Daemon[] = [
  { name: 'aws-node', cpuMilli: 50, memoryMiB: 0, isOnHostNetwork: true, demand: null },
  { name: 'kube-proxy', cpuMilli: 100, memoryMiB: 0, isOnHostNetwork: true, demand: null },
  { name: 'ebs-csi-node', cpuMilli: 30, memoryMiB: 120, isOnHostNetwork: false, demand: null },
];

/** The usual DaemonSets, and those that were read, which take the place of usual ones of their name. */
export function daemonsOf(subjects: readonly JudgedSubject[]): Daemon[] {
  const read = subjects.filter(({ isDaemonSet }) => isDaemonSet);
  const known = new Set(read.map(({ name }) => name));
  return [...USUAL.filter(({ name }) => !known.has(name)), ...read.filter((each) => !each.hasDevices).map(daemonOf)];
}

function daemonOf({ name, pod, demand }: JudgedSubject): Daemon {
  const { cpu, memory } = pod.resources;
  const isOnHostNetwork = pod.spec.valueAt('hostNetwork') === true;
  return { name, cpuMilli: toMilli(cpu), memoryMiB: toMiB(memory), isOnHostNetwork, demand };
}

/** What a node runs that admits some of the DaemonSets. */
export function nodePodsOf(daemons: readonly Daemon[]): NodePods {
  const sum = (of: (daemon: Daemon) => number) => daemons.reduce((total, daemon) => total + of(daemon), 0);
  return {
    cpuMilli: sum(({ cpuMilli }) => cpuMilli),
    memoryMiB: sum(({ memoryMiB }) => memoryMiB),
    pods: daemons.length,
    onHostNetwork: sum(({ isOnHostNetwork }) => (isOnHostNetwork ? 1 : 0)),
  };
}
