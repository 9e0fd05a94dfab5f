import { repositoryOf } from '../../kubernetes/image.ts';

/**
 * What takes the place of a node agent on Fargate. logRouter: the Fluent Bit that Fargate runs itself. sidecar: a
 * container in each pod that the agent watches. builtIn: AWS does it on every Fargate node. nodeBound: it tends nodes,
 * and there is nothing for it to do, or nothing that it could do.
 */
export type Replacement = 'logRouter' | 'sidecar' | 'builtIn' | 'nodeBound';

interface Daemon {
  readonly agent: string;
  /** Matches the repository of its image. */
  readonly repository: RegExp;
  readonly replacement: Replacement;
}

/**
 * Agents that are commonly run as DaemonSets. What becomes of them follows from these pages (read 2026-11):
 * https://docs.aws.amazon.com/eks/latest/userguide/fargate-logging.html,
 * https://docs.aws.amazon.com/eks/latest/userguide/fargate.html (daemons become sidecars, EFS is mounted),
 * https://docs.aws.amazon.com/eks/latest/userguide/eks-networking-add-ons.html (kube-proxy and the VPC CNI),
 * https://docs.datadoghq.com/integrations/eks_fargate/,
 * https://docs.newrelic.com/docs/kubernetes-pixie/kubernetes-integration/installation/kubernetes-eks-fargate/.
 */
const DAEMONS: readonly Daemon[] = [
  { agent: 'Fluent Bit', repository: /(^|\/)(aws-for-)?fluent-?bit$/, replacement: 'logRouter' },
  { agent: 'Fluentd', repository: /(^|\/)fluentd(-kubernetes-daemonset)?$/, replacement: 'logRouter' },
  {
    agent: 'the Datadog agent',
    repository: /(^|\/)(datadog(hq)?|registry\.datadoghq\.com)\/agent$/,
    replacement: 'sidecar',
  },
  {
    agent: 'the New Relic agent',
    repository: /(^|\/)newrelic\/(nri-kubernetes|infrastructure(-k8s|-bundle)?)$/,
    replacement: 'sidecar',
  },
  { agent: 'the CloudWatch agent', repository: /(^|\/)cloudwatch-agent$/, replacement: 'sidecar' },
  { agent: 'the OpenTelemetry collector of AWS', repository: /(^|\/)aws-otel-collector$/, replacement: 'sidecar' },
  {
    agent: 'the OpenTelemetry collector',
    repository: /(^|\/)(splunk-otel-collector|opentelemetry-collector(-contrib|-k8s)?)$/,
    replacement: 'sidecar',
  },
  { agent: 'the X-Ray daemon', repository: /(^|\/)aws-xray-daemon$/, replacement: 'sidecar' },
  { agent: 'Promtail', repository: /(^|\/)promtail$/, replacement: 'sidecar' },
  { agent: 'Grafana Alloy', repository: /(^|\/)grafana\/(alloy|agent)$/, replacement: 'sidecar' },
  { agent: 'Filebeat', repository: /(^|\/)filebeat(-oss)?$/, replacement: 'sidecar' },
  { agent: 'Vector', repository: /(^|\/)timberio\/vector$/, replacement: 'sidecar' },
  { agent: 'kube-proxy', repository: /(^|\/)kube-proxy(-minimal)?$/, replacement: 'builtIn' },
  { agent: 'the VPC CNI', repository: /(^|\/)amazon-k8s-cni$/, replacement: 'builtIn' },
  { agent: 'the EFS CSI driver', repository: /(^|\/)aws-efs-csi-driver$/, replacement: 'builtIn' },
  { agent: 'node-exporter', repository: /(^|\/)node-exporter$/, replacement: 'nodeBound' },
  { agent: 'node-problem-detector', repository: /(^|\/)node-problem-detector$/, replacement: 'nodeBound' },
  { agent: 'cAdvisor', repository: /(^|\/)cadvisor$/, replacement: 'nodeBound' },
  { agent: 'the DCGM exporter', repository: /(^|\/)dcgm-exporter$/, replacement: 'nodeBound' },
  { agent: 'a device plugin', repository: /(^|\/)[\w-]*device-plugin$/, replacement: 'nodeBound' },
  { agent: 'the Pod Identity agent', repository: /(^|\/)eks-pod-identity-agent$/, replacement: 'nodeBound' },
  {
    agent: 'the node termination handler',
    repository: /(^|\/)aws-node-termination-handler$/,
    replacement: 'nodeBound',
  },
  {
    agent: 'a CNI plugin',
    repository: /(^|\/)(calico\/node|cilium\/cilium|flannel|multus-cni|weave-kube)$/,
    replacement: 'nodeBound',
  },
  { agent: 'the Istio CNI agent', repository: /(^|\/)(istio\/)?install-cni$/, replacement: 'nodeBound' },
  { agent: 'the Istio ztunnel', repository: /(^|\/)ztunnel$/, replacement: 'nodeBound' },
  { agent: 'the SPIRE agent', repository: /(^|\/)spire-agent$/, replacement: 'sidecar' },
  {
    agent: 'a CSI driver',
    repository: /(^|\/)([\w-]*csi-driver|csi-secrets-store\/driver|csi-node-driver-registrar)$/,
    replacement: 'nodeBound',
  },
];

/** The first of the images that is a known node agent, and what takes its place. */
export function daemonReplacement(images: readonly string[]): Omit<Daemon, 'repository'> | undefined {
  for (const repository of images.map(repositoryOf)) {
    const daemon = DAEMONS.find((each) => each.repository.test(repository));
    if (daemon) return daemon;
  }
  return undefined;
}
