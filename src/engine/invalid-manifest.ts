import { formatPath, type Place } from '../kubernetes/place.ts';
import type { Resource } from '../kubernetes/resource.ts';
import { isOfShape, KIND_SHAPES, type Misfit, misfits, POD_TEMPLATE } from '../kubernetes/shape.ts';
import { placesAt } from '../kubernetes/workloads/described-pods.ts';
import { WORKLOAD_KINDS, type WorkloadKind, workloadKindsOf } from '../kubernetes/workloads/workload-kinds.ts';
import type { Path } from '../source/document.ts';

/** The fields of an object that have a type which rules cannot read, each once. */
export function misfitsOf(resource: Resource, kinds: readonly WorkloadKind[] = WORKLOAD_KINDS): Misfit[] {
  const found = [...misfitsOfKind(resource), ...misfitsOfTemplate(resource, kinds)];
  if (found.length === 0) return found;
  const seen = new Set<string>();
  return found.filter(({ at }) => {
    const path = formatPath(at.path);
    return !seen.has(path) && seen.add(path);
  });
}

function misfitsOfKind(resource: Resource): readonly Misfit[] {
  const shape = KIND_SHAPES[resource.kind];
  return shape && isBuiltIn(resource) ? misfits(resource.place, shape) : NONE;
}

/** Only of templates that people write: what operators take over is checked as they describe it. */
function misfitsOfTemplate(resource: Resource, kinds: readonly WorkloadKind[]): readonly Misfit[] {
  const found = workloadKindsOf(resource, kinds).flatMap((kind) => {
    if (!('template' in kind)) return kind.describe(resource.place).flatMap(({ template }) => misfitsAt(template));
    if (!kind.template.includes('*')) return misfitsOnTheWay(resource, kind.template);
    return placesAt(resource.place, kind.template).flatMap(misfitsAt);
  });
  return found.length === 0 ? NONE : found;
}

function misfitsAt(template: Place): readonly Misfit[] {
  return isOfShape(template.value ?? undefined, POD_TEMPLATE) ? NONE : misfits(template, POD_TEMPLATE);
}

/** Goes down to the template step by step, since any of its parents may be no mapping. */
function misfitsOnTheWay(resource: Resource, path: Path): readonly Misfit[] {
  const template = resource.place.valueAt(...path) ?? undefined;
  if (template !== undefined && isOfShape(template, POD_TEMPLATE)) return NONE;
  for (let length = 1; length <= path.length; length++) {
    const place = resource.place.at(...path.slice(0, length));
    if (!place.exists) return NONE;
    const wrong = misfits(place, { fields: {} });
    if (wrong.length > 0) return wrong;
  }
  return misfits(resource.place.at(...path), POD_TEMPLATE);
}

const NONE: readonly Misfit[] = [];

function isBuiltIn({ group }: Resource): boolean {
  return group === '' || group.endsWith('.k8s.io') || group === 'apps' || group === 'extensions';
}
