import { isBuiltIn, type ObjectId } from '../built-object.ts';
import type { OpenApiSchema } from './openapi-schema.ts';

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

/** By which keys the lists of a build's objects are merged: as Kubernetes does, or as the build says. */
export class MergeKeys {
  #schema: OpenApiSchema | undefined;
  #isChosen = false;
  #isBuiltInRead = false;

  /**
   * Takes the first schema that a build names, the outermost kustomization's before others: kustomize has only one, which
   * takes the place of its own. Only if that has been read before, it goes by both.
   *
   * @param read undefined for a version of the built-in schema, in all of which the keys are the same
   */
  choose(read: (() => OpenApiSchema | undefined) | undefined): void {
    if (this.#isChosen) return;
    this.#isChosen = true;
    this.#schema = read?.();
  }

  /** Is told of each object: of those that are not built in, kustomize asks its schema as soon as it meets them. */
  meet(id: ObjectId): void {
    if (!this.#schema && !isBuiltIn(id)) this.#isBuiltInRead = true;
  }

  /** The keys of a list's items, none for a list of plain values; undefined for a list that is replaced. */
  of(id: ObjectId, fields: FieldNames): readonly string[] | undefined {
    if (!this.#schema) this.#isBuiltInRead = true;
    if (this.#schema?.describes(id)) return this.#schema.mergeKeysOf(id, fields);
    return this.#isBuiltInRead && isBuiltIn(id) ? builtInKeysOf(id.kind, fields) : undefined;
  }
}

function builtInKeysOf(kind: string, fields: FieldNames): readonly string[] | undefined {
  const field = fields.at(-1) ?? '';
  if (field === 'ports') return portKeys(kind, fields.at(-2));
  // A projected volume has no sub-volumes, a claim no containers: the names are used in one sense only.
  return SETS.has(field) ? [] : BY_FIELD[field];
}

function portKeys(kind: string, parent: string | undefined): readonly string[] | undefined {
  if (kind === 'Service' && parent === 'spec') return ['port', 'protocol'];
  return /^(?:c|initC|ephemeralC)ontainers$/.test(parent ?? '') ? ['containerPort', 'protocol'] : undefined;
}
