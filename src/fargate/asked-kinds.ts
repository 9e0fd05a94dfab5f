import { LOGGING_NAMESPACE } from './logging.ts';

/**
 * The kinds of objects that any rule, or what rules are made of, asks for by name; those with a pod template are known
 * anyway. An object of another kind decides nothing, so the linter does not read more of it than it has to.
 * `Manifests` refuses to look for a kind that is missing here. Where words stand behind a kind, an object of it decides
 * nothing either unless one of them is written in it.
 */
export const ASKED_KINDS: ReadonlyMap<string, readonly string[]> = new Map([
  // Config and identity
  ['ConfigMap', []],
  ['Namespace', []],
  ['ServiceAccount', []],
  ['PodIdentityAssociation', []],
  // Its numbers of replicas, and whether it puts objects into the log router's namespace.
  ['Kustomization', ['replicas', LOGGING_NAMESPACE]],
  // What sizes, counts and limits pods
  ['HorizontalPodAutoscaler', []],
  ['LimitRange', []],
  ['PodDisruptionBudget', []],
  ['RuntimeClass', []],
  ['ScaledObject', []],
  // Storage
  ['PersistentVolume', []],
  ['PersistentVolumeClaim', []],
  ['StorageClass', []],
  // Traffic
  ['Gateway', []],
  ['GatewayClass', []],
  ['GRPCRoute', []],
  ['HTTPRoute', []],
  ['Ingress', []],
  ['IngressClass', []],
  ['IngressClassParams', []],
  ['LoadBalancerConfiguration', []],
  ['NetworkPolicy', []],
  ['Service', []],
  ['TargetGroupBinding', []],
  ['TargetGroupConfiguration', []],
  ['TCPRoute', []],
  ['TLSRoute', []],
  ['UDPRoute', []],
  // The cluster's own files
  ['ClusterConfig', []],
  ['FargateProfile', []],
]);
