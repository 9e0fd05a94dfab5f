import type { InstanceType } from './instance-types.ts';

/** What a node has for pods, DaemonSets included. */
export interface Allocatable {
  readonly cpuMilli: number;
  readonly memoryMiB: number;
  readonly pods: number;
}

/** Taken for what the hypervisor takes where nobody has measured it: Karpenter's `vmMemoryOverheadPercent`. */
const ASSUMED_OVERHEAD = 0.075;

/** What Graviton types set aside for contiguous memory; Karpenter's documentation leaves it out as well. */
const GRAVITON_CMA_MIB = 64;

/**
 * With the VPC CNI and no prefixes. Source: awslabs/amazon-eks-ami, nodeadm/internal/kubelet/eni_max_pods.go at 81fec2e
 * (2026-07-23).
 */
export function maxPods({ enis, addressesPerEni }: InstanceType): number {
  return enis * (addressesPerEni - 1) + 2;
}

/**
 * What the kubelet of an AL2023 node sets aside. Source: awslabs/amazon-eks-ami, nodeadm/internal/kubelet/config.go at
 * 81fec2e (2026-07-23).
 */
export function kubeReserved(type: InstanceType): { cpuMilli: number; memoryMiB: number } {
  const { vcpu } = type;
  const tenths = 600 + (vcpu > 1 ? 100 : 0) + Math.max(0, Math.min(vcpu, 4) - 2) * 50 + Math.max(0, vcpu - 4) * 25;
  return { cpuMilli: Math.floor(tenths / 10), memoryMiB: 11 * maxPods(type) + 255 };
}

/** `evictionHard` of the same file. */
const EVICTION_MIB = 100;

export function allocatable(type: InstanceType): Allocatable {
  const reserved = kubeReserved(type);
  return {
    cpuMilli: 1000 * type.vcpu - reserved.cpuMilli,
    memoryMiB: type.memoryMiB - (type.overheadMiB ?? assumedOverhead(type)) - reserved.memoryMiB - EVICTION_MIB,
    pods: maxPods(type),
  };
}

/** MiB of the memory that never get to the operating system. */
function assumedOverhead({ memoryMiB, arch }: InstanceType): number {
  const set = arch === 'arm64' ? GRAVITON_CMA_MIB : 0;
  return set + Math.ceil((memoryMiB - set) * ASSUMED_OVERHEAD);
}

/**
 * Interfaces and addresses that the VPC CNI holds on a node, with one interface kept warm, its default.
 * Source: aws/amazon-vpc-cni-k8s, docs/eni-and-ip-target.md at 2026-08-20.
 *
 * @param pods those with an address of their own, so not those on the network of the host
 */
export function networkOf({ enis, addressesPerEni }: InstanceType, pods: number): { enis: number; addresses: number } {
  const held = pods <= 0 ? 1 : Math.min(enis, Math.ceil(pods / (addressesPerEni - 1)) + 1);
  return { enis: held, addresses: held * addressesPerEni };
}
