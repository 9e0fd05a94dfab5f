import type { Place } from './place.ts';
import { parseQuantity } from './requests/quantity.ts';

/**
 * The types of the fields that rules read. Just enough to tell when a manifest cannot be checked; validation against the
 * whole API is left to schema validators.
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/ (read 2026-11).
 */

export type Shape =
  | 'boolean'
  | 'integer'
  | 'string'
  | 'quantity'
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly fields: Readonly<Record<string, Shape>> };

export interface TypeMismatch {
  readonly at: Place;
  readonly expected: string;
  readonly actual: string;
}

const STRINGS: Shape = { map: 'string' };
const METADATA: Shape = {
  fields: { name: 'string', namespace: 'string', labels: STRINGS, annotations: STRINGS },
};
const RESOURCES: Shape = { fields: { requests: { map: 'quantity' }, limits: { map: 'quantity' } } };
const CONTAINER: Shape = {
  fields: {
    name: 'string',
    image: 'string',
    restartPolicy: 'string',
    command: { list: 'string' },
    args: { list: 'string' },
    env: { list: { fields: { name: 'string', value: 'string' } } },
    ports: { list: { fields: { containerPort: 'integer', hostPort: 'integer', hostIP: 'string' } } },
    resources: RESOURCES,
    securityContext: {
      fields: {
        privileged: 'boolean',
        allowPrivilegeEscalation: 'boolean',
        capabilities: { fields: { add: { list: 'string' }, drop: { list: 'string' } } },
      },
    },
  },
};
const EXPRESSIONS: Shape = { list: { fields: { key: 'string', operator: 'string', values: { list: 'string' } } } };
const NODE_TERMS: Shape = { list: { fields: { matchExpressions: EXPRESSIONS, matchFields: EXPRESSIONS } } };
const POD_SPEC: Shape = {
  fields: {
    containers: { list: CONTAINER },
    initContainers: { list: CONTAINER },
    ephemeralContainers: { list: CONTAINER },
    hostNetwork: 'boolean',
    hostPID: 'boolean',
    hostIPC: 'boolean',
    nodeName: 'string',
    nodeSelector: STRINGS,
    schedulerName: 'string',
    runtimeClassName: 'string',
    priorityClassName: 'string',
    securityContext: { fields: { sysctls: { list: { fields: { name: 'string', value: 'string' } } } } },
    resources: RESOURCES,
    overhead: { map: 'quantity' },
    tolerations: { list: { fields: { key: 'string', operator: 'string', value: 'string' } } },
    volumes: { list: { fields: { name: 'string', persistentVolumeClaim: { fields: { claimName: 'string' } } } } },
    affinity: {
      fields: {
        nodeAffinity: {
          fields: { requiredDuringSchedulingIgnoredDuringExecution: { fields: { nodeSelectorTerms: NODE_TERMS } } },
        },
        podAffinity: { fields: {} },
        podAntiAffinity: { fields: {} },
      },
    },
  },
};

/** Shape of a pod template. */
export const POD_TEMPLATE: Shape = { fields: { metadata: METADATA, spec: POD_SPEC } };

const CLAIM: Shape = {
  fields: { metadata: METADATA, spec: { fields: { storageClassName: 'string', volumeName: 'string' } } },
};

/** Shapes of kinds, without the pod template that some of them contain. */
export const KIND_SHAPES: Readonly<Record<string, Shape>> = {
  StatefulSet: { fields: { metadata: METADATA, spec: { fields: { volumeClaimTemplates: { list: CLAIM } } } } },
  Service: { fields: { metadata: METADATA, spec: { fields: { type: 'string', selector: STRINGS } } } },
  Ingress: { fields: { metadata: METADATA, spec: { fields: { ingressClassName: 'string' } } } },
  PersistentVolumeClaim: CLAIM,
  PersistentVolume: { fields: { metadata: METADATA, spec: { fields: { csi: { fields: { driver: 'string' } } } } } },
  StorageClass: { fields: { metadata: METADATA, provisioner: 'string' } },
};

/** Everything at or below `place` whose type differs from `shape`. An absent or null field fits any. */
export function typeMismatches(place: Place, shape: Shape): TypeMismatch[] {
  // Fast path without places, for nearly all objects.
  if (isOfShape(place.value, shape)) return [];
  if (typeof shape === 'string') return [mismatch(place, NAMES[shape])];
  if ('list' in shape) {
    if (!place.isSequence) return [mismatch(place, 'a list')];
    return place.items().flatMap((item) => typeMismatches(item, shape.list));
  }
  if (!place.isMapping) return [mismatch(place, 'a mapping')];
  if ('map' in shape) return place.entries().flatMap(([, value]) => typeMismatches(value, shape.map));
  return Object.entries(shape.fields).flatMap(([field, inner]) => typeMismatches(place.at(field), inner));
}

/** Whether {@link typeMismatches} finds nothing; it runs for every object, so it allocates nothing. */
export function isOfShape(value: unknown, shape: Shape): boolean {
  if (value === undefined || value === null) return true;
  if (typeof shape === 'string') return fits(value, shape) || isPlaceholder(value);
  if (typeof value !== 'object') return isPlaceholder(value);
  if ('list' in shape) return Array.isArray(value) && areOfShape(value, shape.list);
  if (Array.isArray(value)) return false;
  const mapping = value as Readonly<Record<string, unknown>>;
  // Mappings inherit nothing.
  for (const key in mapping) {
    const inner = 'map' in shape ? shape.map : Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined;
    const item = mapping[key];
    // Fast path: shapes of scalars are named like their JavaScript types.
    if (inner !== undefined && typeof item !== inner && !isOfShape(item, inner)) return false;
  }
  return true;
}

function areOfShape(items: readonly unknown[], shape: Shape): boolean {
  for (const item of items) if (typeof item !== shape && !isOfShape(item, shape)) return false;
  return true;
}

type Scalar = Extract<Shape, string>;

const NAMES: Readonly<Record<Scalar, string>> = {
  boolean: 'true or false',
  integer: 'an integer',
  string: 'a string',
  quantity: 'a quantity',
};

function fits(value: unknown, shape: Scalar): boolean {
  if (shape === 'integer') return Number.isInteger(value);
  return shape === 'quantity' ? parseQuantity(value) !== undefined : typeof value === shape;
}

function mismatch(at: Place, expected: string): TypeMismatch {
  return { at, expected, actual: nameOf(at) };
}

function nameOf(place: Place): string {
  if (place.isSequence) return 'a list';
  if (place.isMapping) return 'a mapping';
  return typeof place.value === 'string' ? 'a string' : `the ${typeof place.value} ${place.value}`;
}

/** A string that is filled in before the API server sees it: `${CPU}`, `$(VAR)`, `{{ .Values.cpu }}`. */
export function isPlaceholder(value: unknown): boolean {
  return typeof value === 'string' && /\$\{|\$\(|\{\{|<%/.test(value);
}
