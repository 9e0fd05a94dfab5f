import { GoList, GoStruct, type GoValue } from '../go/value.ts';

/** The newest Kubernetes version that Helm 4.1 knows; what a release is rendered for unless told otherwise. */
export const KUBERNETES_VERSION = '1.35.0';

/** What the cluster is said to serve without asking one. Source: Helm 4.1, `DefaultVersionSet`. */
export const API_VERSIONS: readonly string[] = [
  ['', 'v1'],
  ['admissionregistration.k8s.io', 'v1 v1alpha1 v1beta1'],
  ['internal.apiserver.k8s.io', 'v1alpha1'],
  ['apps', 'v1 v1beta1 v1beta2'],
  ['authentication.k8s.io', 'v1 v1alpha1 v1beta1'],
  ['authorization.k8s.io', 'v1 v1beta1'],
  ['autoscaling', 'v1 v2 v2beta1 v2beta2'],
  ['batch', 'v1 v1beta1'],
  ['certificates.k8s.io', 'v1 v1beta1 v1alpha1'],
  ['coordination.k8s.io', 'v1alpha2 v1beta1 v1'],
  ['discovery.k8s.io', 'v1 v1beta1'],
  ['events.k8s.io', 'v1 v1beta1'],
  ['extensions', 'v1beta1'],
  ['flowcontrol.apiserver.k8s.io', 'v1 v1beta1 v1beta2 v1beta3'],
  ['networking.k8s.io', 'v1 v1beta1'],
  ['node.k8s.io', 'v1 v1alpha1 v1beta1'],
  ['policy', 'v1 v1beta1'],
  ['rbac.authorization.k8s.io', 'v1 v1beta1 v1alpha1'],
  ['resource.k8s.io', 'v1 v1beta2 v1beta1 v1alpha3'],
  ['scheduling.k8s.io', 'v1alpha1 v1beta1 v1'],
  ['storage.k8s.io', 'v1beta1 v1 v1alpha1'],
  ['storagemigration.k8s.io', 'v1beta1'],
  ['apiextensions.k8s.io', 'v1beta1 v1'],
].flatMap(([group, versions]) =>
  (versions ?? '').split(' ').map((version) => (group ? `${group}/${version}` : version)),
);

/** `.Capabilities` */
export function capabilities(kubernetesVersion: string, extraApiVersions: readonly string[]): GoValue {
  const version = `v${kubernetesVersion.replace(/^v/, '')}`;
  const [, major = '1', minor = '0'] = /^v(\d+)\.(\d+)/.exec(version) ?? [];
  const text = (value: string) => () => ({ value });
  const kubeVersion = new GoStruct(
    'common.KubeVersion',
    { Version: version, Major: major, Minor: minor },
    { String: text(version), GitVersion: text(version) },
    version,
  );
  const served = [...API_VERSIONS, ...extraApiVersions];
  const known = new Set(served);
  const apiVersions = new GoList(
    served.map((value) => ({ value })),
    'common.VersionSet',
    { Has: ([name]) => ({ value: known.has(String(name?.value)) }) },
  );
  const helm = new GoStruct('common.VersionInfo', {
    Version: 'v4.1.4',
    GitCommit: '',
    GitTreeState: 'clean',
    GoVersion: 'go1.25.9',
  });
  return new GoStruct('*common.Capabilities', {
    KubeVersion: kubeVersion,
    APIVersions: apiVersions,
    HelmVersion: helm,
  });
}
