import { type MappingTree, type Origin, scalarAt, stringAt } from './tree.ts';

/** What kustomize knows an object by. */
export interface ObjectId {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly name: string;
  /** Undefined where the object does not say. */
  readonly namespace: string | undefined;
}

/** An object while a kustomization makes it. */
export interface BuiltObject {
  readonly tree: MappingTree;
  /** Where the object as such is written. */
  readonly origin: Origin;
  /** What it was called before names and namespaces were changed; patches and references may use any of these. */
  readonly formerIds: ObjectId[];
  /** The kustomizations that it went through, the innermost first. */
  readonly trail: number[];
  /** Whether kustomize adds a hash to its name, which references follow. */
  readonly isHashed: boolean;
}

export function idOf({ tree }: Pick<BuiltObject, 'tree'>): ObjectId {
  const apiVersion = stringAt(tree, 'apiVersion') ?? '';
  const slash = apiVersion.indexOf('/');
  return {
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    kind: stringAt(tree, 'kind') ?? '',
    name: String(scalarAt(tree, 'metadata', 'name') ?? ''),
    namespace: stringAt(tree, 'metadata', 'namespace'),
  };
}

/** All that an object is or was called. */
export function idsOf(object: BuiltObject): ObjectId[] {
  return [idOf(object), ...object.formerIds];
}

export function isSameId(a: ObjectId, b: ObjectId): boolean {
  return (
    a.group === b.group &&
    a.kind === b.kind &&
    a.name === b.name &&
    (a.namespace || 'default') === (b.namespace || 'default')
  );
}

export function describeId({ kind, name, namespace }: ObjectId): string {
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}

/** Kinds of Kubernetes itself that live outside of namespaces. Source: kustomize's openapi of Kubernetes. */
const CLUSTER_SCOPED = new Set(
  `APIService CSIDriver CSINode CertificateSigningRequest ClusterRole ClusterRoleBinding ClusterTrustBundle
  ComponentStatus CustomResourceDefinition DeviceClass FlowSchema IngressClass MutatingAdmissionPolicy
  MutatingAdmissionPolicyBinding MutatingWebhookConfiguration Namespace Node PersistentVolume PriorityClass
  PriorityLevelConfiguration RuntimeClass SelfSubjectAccessReview SelfSubjectRulesReview StorageClass StorageVersion
  SubjectAccessReview TokenReview ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
  ValidatingWebhookConfiguration VolumeAttachment PodSecurityPolicy`.split(/\s+/),
);

const SHORT_GROUPS = new Set(['', 'apps', 'batch', 'autoscaling', 'policy', 'extensions']);

/** Whether Kubernetes itself defines a group, so that its merge keys and scopes are known. */
export function isBuiltIn({ group }: Pick<ObjectId, 'group'>): boolean {
  return SHORT_GROUPS.has(group) || BUILT_IN_GROUP.test(group);
}

const BUILT_IN_GROUP =
  /^(?:admissionregistration|apiextensions|apiregistration|authentication|authorization|certificates|coordination|discovery|events|flowcontrol\.apiserver|internal\.apiserver|networking|node|policy|rbac\.authorization|resource|scheduling|storage|storagemigration)\.k8s\.io$/;

export function isClusterScoped(id: ObjectId): boolean {
  return CLUSTER_SCOPED.has(id.kind) && isBuiltIn(id);
}
