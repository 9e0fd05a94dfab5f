/**
 * By which keys strategic merge patches tell the items of a list apart; other lists are replaced as a whole. Source:
 * `x-kubernetes-patch-merge-key` and `x-kubernetes-list-map-keys` in the OpenAPI document of Kubernetes 1.30.
 */
const BY_FIELD: Readonly<Record<string, readonly string[]>> = {
  conditions: ['type'],
  containers: ['name'],
  env: ['name'],
  ephemeralContainers: ['name'],
  hostAliases: ['ip'],
  imagePullSecrets: ['name'],
  initContainers: ['name'],
  ownerReferences: ['uid'],
  resourceClaims: ['name'],
  schedulingGates: ['name'],
  secrets: ['name'],
  topologySpreadConstraints: ['topologyKey', 'whenUnsatisfiable'],
  volumeDevices: ['devicePath'],
  volumeMounts: ['mountPath'],
  volumes: ['name'],
  webhooks: ['name'],
};

/** Lists of plain values that are merged. */
const SETS = new Set(['finalizers', 'supplementalGroups']);

/** Where a list stands: the names of the fields above it, the list's own last. */
export type FieldNames = readonly string[];

/** The keys of a list's items; undefined for a list that is replaced. */
export function mergeKeysOf(kind: string, fields: FieldNames): readonly string[] | undefined {
  const field = fields.at(-1) ?? '';
  if (field === 'ports') return portKeys(kind, fields.at(-2));
  // A projected volume has no sub-volumes, a claim no containers: the names are used in one sense only.
  return BY_FIELD[field];
}

export function isSet(fields: FieldNames): boolean {
  return SETS.has(fields.at(-1) ?? '');
}

function portKeys(kind: string, parent: string | undefined): readonly string[] | undefined {
  if (kind === 'Service' && parent === 'spec') return ['port', 'protocol'];
  return /^(?:c|initC|ephemeralC)ontainers$/.test(parent ?? '') ? ['containerPort', 'protocol'] : undefined;
}
