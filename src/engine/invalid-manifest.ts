import { formatPath } from '../kubernetes/place.ts';
import type { Resource } from '../kubernetes/resource.ts';
import { isOfShape, KIND_SHAPES, type Misfit, misfits, POD_TEMPLATE } from '../kubernetes/shape.ts';
import { WORKLOAD_KINDS, type WorkloadKind, workloadKindOf } from '../kubernetes/workload-kinds.ts';

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

/** Goes down to the template step by step, since any of its parents may be no mapping. */
function misfitsOfTemplate(resource: Resource, kinds: readonly WorkloadKind[]): readonly Misfit[] {
  const kind = workloadKindOf(resource, kinds);
  if (!kind) return NONE;
  const template = resource.place.valueAt(...kind.template) ?? undefined;
  if (template !== undefined && isOfShape(template, POD_TEMPLATE)) return NONE;
  for (let length = 1; length <= kind.template.length; length++) {
    const place = resource.place.at(...kind.template.slice(0, length));
    if (!place.exists) return [];
    const wrong = misfits(place, { fields: {} });
    if (wrong.length > 0) return wrong;
  }
  return misfits(resource.place.at(...kind.template), POD_TEMPLATE);
}

const NONE: readonly Misfit[] = [];

function isBuiltIn({ group }: Resource): boolean {
  return group === '' || group.endsWith('.k8s.io') || group === 'apps' || group === 'extensions';
}
