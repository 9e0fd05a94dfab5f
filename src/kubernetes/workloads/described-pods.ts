import type { Path, Segment } from '../../source/document.ts';
import { memoize } from '../memoize.ts';
import { formatPath, isMapping, type Place } from '../place.ts';
import type { Resource } from '../resource.ts';
import { type DescribedPod, type WorkloadKind, workloadKindsOf } from './workload-kinds.ts';

/** Pods that an object describes, and the kind that says how. */
export interface FoundPod extends DescribedPod {
  readonly kind: WorkloadKind;
}

/** All pods that an object describes, each template once; the same ones for the same object. A template without spec makes none. */
export function describedPodsOf(resource: Resource, kinds: readonly WorkloadKind[]): readonly FoundPod[] {
  const own = workloadKindsOf(resource, kinds);
  return own.length === 0 ? NONE : described(kinds)(resource);
}

const NONE: readonly FoundPod[] = [];

const described = memoize((kinds: readonly WorkloadKind[]) =>
  memoize((resource: Resource) => describe(resource, kinds)),
);

function describe(resource: Resource, kinds: readonly WorkloadKind[]): FoundPod[] {
  const found: FoundPod[] = [];
  // A kind that a configuration names may be known already.
  const seen = new Set<string>();
  for (const kind of workloadKindsOf(resource, kinds)) {
    for (const pod of 'template' in kind ? templatesAt(resource.place, kind) : kind.describe(resource.place)) {
      if (!isMapping(pod.template.valueAt('spec'))) continue;
      const path = formatPath(pod.template.path);
      if (seen.has(path)) continue;
      seen.add(path);
      found.push({ kind, ...pod });
    }
  }
  return found;
}

function templatesAt(object: Place, { template, replicas }: Extract<WorkloadKind, { template: Path }>): DescribedPod[] {
  return expand(object, template).map((steps) => ({
    template: object.at(...fill(template, steps)),
    replicas: replicas && object.at(...fill(replicas, steps)),
  }));
}

/** What stands for each `*` of a path, for each place that it leads to. */
export function expand(place: Place, path: Path): Segment[][] {
  const index = path.indexOf('*');
  if (index < 0) return [[]];
  const parent = place.at(...path.slice(0, index));
  const children: Segment[] = parent.isSequence ? [...parent.items().keys()] : parent.keys();
  return children.flatMap((child) => expand(parent.at(child), path.slice(index + 1)).map((rest) => [child, ...rest]));
}

/** The path with its `*` replaced, in order. */
function fill(path: Path, steps: readonly Segment[]): Segment[] {
  const left = steps.values();
  return path.map((segment) => (segment === '*' ? (left.next().value ?? segment) : segment));
}

/** All places that a path with `*` leads to. */
export function placesAt(place: Place, path: Path): Place[] {
  return expand(place, path).map((steps) => place.at(...fill(path, steps)));
}
