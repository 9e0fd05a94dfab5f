import { type Flag, flagsOf } from '../kubernetes/command-line.ts';
import type { Container } from '../kubernetes/container.ts';
import { type Place, valueIn } from '../kubernetes/place.ts';
import type { Pod } from '../kubernetes/pod.ts';

/**
 * The kubelet of a Fargate node listens here, on the address that the pod has too.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/metrics-server.html (2024-12-18),
 * https://github.com/cert-manager/cert-manager/issues/3237.
 */
export const KUBELET_PORT = 10250;

/** Port that the metrics-server add-on of EKS uses instead, by the same page. */
export const FREE_PORT = 10251;

const PORT = new RegExp(String(KUBELET_PORT));

/** Flags by which programs are told where to listen. */
const LISTENING =
  /^((secure|webhook|webhook-secure|https?|bind|listen|metrics|server|serving)-)?port$|(^|[.-])(bind|listen)-(address|addr)$|^(webhook|metrics|health|health-probe|listen|bind|web\.listen|https?|addr|address)(-addr|-address)?$/;

/** What makes a container listen on the kubelet's port: a flag, or for want of one a port that it lists. */
export interface KubeletPortUse {
  readonly at: Place;
  readonly flag: Flag | null;
  /** The port among the container's ports. */
  readonly listed: Place | null;
}

export function kubeletPortUse(container: Container): KubeletPortUse | undefined {
  const { place } = container;
  const hasFlag = place.mentions(PORT, 'command') || place.mentions(PORT, 'args');
  const flag = hasFlag ? (flagsOf(container).find(isAboutKubeletPort) ?? null) : null;
  const [port] = place.at('ports').items(isKubeletPort);
  const listed = port?.at('containerPort') ?? null;
  const at = flag?.at ?? listed;
  return at ? { at, flag, listed } : undefined;
}

function isKubeletPort(port: unknown): boolean {
  if (valueIn(port, 'containerPort') !== KUBELET_PORT) return false;
  const protocol = valueIn(port, 'protocol');
  return protocol === 'TCP' || typeof protocol !== 'string';
}

function isAboutKubeletPort({ name, value }: Flag): boolean {
  return LISTENING.test(name) && (value === String(KUBELET_PORT) || value.endsWith(`:${KUBELET_PORT}`));
}

/** Whether a container of the pod says by itself that it listens on the kubelet's port. */
export function usesKubeletPort(pod: Pod): boolean {
  return pod.containers.some((container) => kubeletPortUse(container) !== undefined);
}
