/**
 * The kinds of objects that any rule, or what rules are made of, asks for by name; those with a pod template are known
 * anyway. An object of another kind decides nothing, so the linter does not read more of it than it has to.
 * `Manifests` refuses to look for a kind that is missing here.
 */
export const ASKED_KINDS: ReadonlySet<string> = new Set([
  // Config and identity
  'ConfigMap',
  'Namespace',
  'ServiceAccount',
  'PodIdentityAssociation',
  'Kustomization',
  // What sizes, counts and limits pods
  'HorizontalPodAutoscaler',
  'LimitRange',
  'PodDisruptionBudget',
  'RuntimeClass',
  'ScaledObject',
  // Storage
  'PersistentVolume',
  'PersistentVolumeClaim',
  'StorageClass',
  // Traffic
  'Gateway',
  'GatewayClass',
  'GRPCRoute',
  'HTTPRoute',
  'Ingress',
  'IngressClass',
  'IngressClassParams',
  'LoadBalancerConfiguration',
  'NetworkPolicy',
  'Service',
  'TargetGroupBinding',
  'TargetGroupConfiguration',
  'TCPRoute',
  'TLSRoute',
  'UDPRoute',
  // The cluster's own files
  'ClusterConfig',
  'FargateProfile',
]);
