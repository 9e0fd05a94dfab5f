import { parseQuantity, toMiB, toMilli, ZERO } from '../../kubernetes/requests/quantity.ts';
import type { NodePods } from '../ec2/fleet.ts';
import type { JudgedSubject } from '../workloads/subject.ts';

interface Daemon {
  readonly name: string;
  readonly cpuMilli: number;
  readonly memoryMiB: number;
  readonly isOnHostNetwork: boolean;
}

/**
 * What EKS runs on every node. Sources: aws/eks-charts stable/aws-vpc-cni values.yaml (two containers of 25m, 2026-08),
 * the kube-proxy add-on (100m), kubernetes-sigs/aws-ebs-csi-driver charts (three containers of 10m and 40 MiB).
 */
const USUAL: readonly Daemon[] = [
  { name: 'aws-node', cpuMilli: 50, memoryMiB: 0, isOnHostNetwork: true },
  { name: 'kube-proxy', cpuMilli: 100, memoryMiB: 0, isOnHostNetwork: true },
  { name: 'ebs-csi-node', cpuMilli: 30, memoryMiB: 120, isOnHostNetwork: false },
];

/** Labels that every node of these fleets has. */
const NODE_LABELS: Readonly<Record<string, string>> = { 'kubernetes.io/os': 'linux', 'beta.kubernetes.io/os': 'linux' };

export interface Daemons {
  readonly nodePods: NodePods;
  readonly names: readonly string[];
  /** Those that ask for nodes of their own, so that they do not count here. */
  readonly elsewhere: readonly string[];
}

/** What every node runs: the usual DaemonSets, and those that were read, which take the place of usual ones of their name. */
export function daemonsOf(subjects: readonly JudgedSubject[], arch: 'amd64' | 'arm64'): Daemons {
  const labels = { ...NODE_LABELS, 'kubernetes.io/arch': arch, 'beta.kubernetes.io/arch': arch };
  const read = subjects.filter(({ isDaemonSet }) => isDaemonSet);
  const here = read.filter((subject) => fitsNodes(subject, labels));
  const known = new Set(read.map(({ name }) => name));
  const daemons = [...USUAL.filter(({ name }) => !known.has(name)), ...here.map(daemonOf)];
  const sum = (of: (daemon: Daemon) => number) => daemons.reduce((total, daemon) => total + of(daemon), 0);
  return {
    nodePods: {
      cpuMilli: sum(({ cpuMilli }) => cpuMilli),
      memoryMiB: sum(({ memoryMiB }) => memoryMiB),
      pods: daemons.length,
      onHostNetwork: sum(({ isOnHostNetwork }) => (isOnHostNetwork ? 1 : 0)),
    },
    names: daemons.map(({ name }) => name),
    elsewhere: read.filter((subject) => !here.includes(subject)).map(({ name }) => name),
  };
}

function fitsNodes({ pod }: JudgedSubject, labels: Readonly<Record<string, string>>): boolean {
  const selector = pod.spec.at('nodeSelector').entries();
  return (
    selector.every(([key, { value }]) => labels[key] === value) && !hasDevices(pod.containers.map(({ place }) => place))
  );
}

function hasDevices(containers: readonly JudgedSubject['pod']['spec'][]): boolean {
  return containers.some((container) =>
    container
      .at('resources', 'limits')
      .entries()
      .some(([name, { value }]) => name.includes('/') && (parseQuantity(value) ?? ZERO) > ZERO),
  );
}

function daemonOf({ name, pod }: JudgedSubject): Daemon {
  const { cpu, memory } = pod.resources;
  const isOnHostNetwork = pod.spec.valueAt('hostNetwork') === true;
  return { name, cpuMilli: toMilli(cpu), memoryMiB: toMiB(memory), isOnHostNetwork };
}
