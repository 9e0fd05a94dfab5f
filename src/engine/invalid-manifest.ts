import { formatPath, type Place } from '../kubernetes/place.ts';
import type { Resource } from '../kubernetes/resource.ts';
import { isOfShape, KIND_SHAPES, POD_TEMPLATE, type TypeMismatch, typeMismatches } from '../kubernetes/shape.ts';
import { placesAt } from '../kubernetes/workloads/described-pods.ts';
import { type WorkloadKind, workloadKindsOf } from '../kubernetes/workloads/workload-kinds.ts';
import type { Path } from '../source/document.ts';

/** The fields of an object with the wrong type, each once. */
export function typeMismatchesOf(resource: Resource, kinds: readonly WorkloadKind[]): TypeMismatch[] {
  const found = [...mismatchesOfKind(resource), ...mismatchesOfTemplate(resource, kinds)];
  if (found.length === 0) return found;
  const seen = new Set<string>();
  return found.filter(({ at }) => {
    const path = formatPath(at.path);
    return !seen.has(path) && seen.add(path);
  });
}

function mismatchesOfKind(resource: Resource): readonly TypeMismatch[] {
  const shape = KIND_SHAPES[resource.kind];
  return shape && isBuiltIn(resource) ? typeMismatches(resource.place, shape) : NONE;
}

/** Only of templates that people write; those of operators are checked as the operator describes them. */
function mismatchesOfTemplate(resource: Resource, kinds: readonly WorkloadKind[]): readonly TypeMismatch[] {
  const found = workloadKindsOf(resource, kinds).flatMap((kind) => {
    if (!('template' in kind)) return kind.describe(resource.place).flatMap(({ template }) => mismatchesAt(template));
    if (!kind.template.includes('*')) return mismatchesOnPath(resource, kind.template);
    return placesAt(resource.place, kind.template).flatMap(mismatchesAt);
  });
  return found.length === 0 ? NONE : found;
}

function mismatchesAt(template: Place): readonly TypeMismatch[] {
  return isOfShape(template.value ?? undefined, POD_TEMPLATE) ? NONE : typeMismatches(template, POD_TEMPLATE);
}

/** Checks every parent of the template, because any of them may not be a mapping. */
function mismatchesOnPath(resource: Resource, path: Path): readonly TypeMismatch[] {
  const template = resource.place.valueAt(...path) ?? undefined;
  if (template !== undefined && isOfShape(template, POD_TEMPLATE)) return NONE;
  for (let length = 1; length <= path.length; length++) {
    const place = resource.place.at(...path.slice(0, length));
    if (!place.exists) return NONE;
    const wrong = typeMismatches(place, { fields: {} });
    if (wrong.length > 0) return wrong;
  }
  return typeMismatches(resource.place.at(...path), POD_TEMPLATE);
}

const NONE: readonly TypeMismatch[] = [];

function isBuiltIn({ group }: Resource): boolean {
  return group === '' || group.endsWith('.k8s.io') || group === 'apps' || group === 'extensions';
}
