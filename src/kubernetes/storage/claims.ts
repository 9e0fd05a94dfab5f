import { groupBy } from '../group-by.ts';
import type { Manifests } from '../manifests.ts';
import { memoize } from '../memoize.ts';
import { nearest } from '../nearest.ts';
import type { Place } from '../place.ts';
import { claimTemplatesOfSet } from '../pod.ts';
import type { Resource } from '../resource.ts';
import type { Claim } from './claim.ts';
import { type Binding, bindingOf, fittingVolumes } from './volume-binding.ts';

/**
 * The claims of that name, as `from` sees them: the nearest, and all that are equally near. Where the claim or the
 * object leaves its namespace to `kubectl -n`, the name alone decides. A patch, without the accessModes that every
 * claim must have, is not a claim.
 */
export function claimsNamed(name: string, from: Resource, manifests: Manifests): Claim[] {
  const named = persistentVolumeClaims(name, from, manifests).filter(
    ({ place }) => place.at('spec', 'accessModes').exists,
  );
  return nearest(named, from, (each) => each).map(claimOf);
}

/** Whether anything that was read has to do with a claim of that name, be it a patch. */
export function isClaimMentioned(name: string, from: Resource, manifests: Manifests): boolean {
  return persistentVolumeClaims(name, from, manifests).length > 0;
}

function persistentVolumeClaims(name: string, from: Resource, manifests: Manifests): readonly Resource[] {
  const named = claimsByName(manifests).get(name) ?? [];
  const here = named.filter(({ namespace }) => namespace === from.namespace);
  if (here.length > 0 || !statesNamespace(from)) return here.length > 0 ? here : named;
  return named.filter((each) => !statesNamespace(each));
}

const claimsByName = memoize((manifests: Manifests): ReadonlyMap<string, readonly Resource[]> => {
  const claims = manifests.ofKind('PersistentVolumeClaim').filter(({ group }) => group === '');
  return groupBy(claims, ({ name }) => name);
});

function statesNamespace({ place }: Resource): boolean {
  return place.at('metadata', 'namespace').exists;
}

function claimOf(resource: Resource): Claim {
  return {
    name: resource.name,
    namespace: resource.namespace ?? '',
    metadata: resource.place.at('metadata'),
    spec: resource.place.at('spec'),
    resource,
  };
}

/**
 * Name of the claim that a template makes for the pod with that ordinal.
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage.
 */
export function templateClaimName(template: Place, statefulSet: Resource, ordinal: number): string {
  return `${template.at('metadata', 'name').string}-${statefulSet.name}-${ordinal}`;
}

/** Whether a StatefulSet in the namespace of `from` makes the claim of that name. */
export function isTemplateClaim(name: string, from: Resource, manifests: Manifests): boolean {
  const [, beginning] = /^(.*-)\d+$/s.exec(name) ?? [];
  return beginning !== undefined && templateClaims(manifests).has(JSON.stringify([from.namespace, beginning]));
}

/** Namespaces and names, without the ordinal, of the claims that StatefulSets make. */
const templateClaims = memoize((manifests: Manifests): ReadonlySet<string> => {
  const beginnings = manifests.ofKind('StatefulSet').flatMap((statefulSet) =>
    claimTemplatesOfSet(statefulSet)
      .filter((template) => template.at('metadata', 'name').string)
      .map((template) => [statefulSet.namespace, templateClaimName(template, statefulSet, 0).slice(0, -1)]),
  );
  return new Set(beginnings.map((each) => JSON.stringify(each)));
});

/** A claim that a template makes, and what it will be bound to. */
export interface TemplateBinding {
  readonly claim: string;
  /** Whether that will be its name; what operators call their claims is not known. */
  readonly isNamed: boolean;
  /** Whether a claim of that name was written beforehand, so that nothing is made. */
  readonly isWritten: boolean;
  readonly binding: Binding;
}

/**
 * What the claims of a template will be bound to, in the order of their pods: a claim that was written beforehand, or
 * one made from the template. No volume goes to two of them. One claim more than there can be volumes stands for all
 * that follow.
 */
export function bindTemplate(
  template: Place,
  statefulSet: Resource,
  replicas: number,
  manifests: Manifests,
): TemplateBinding[] {
  if (statefulSet.kind !== 'StatefulSet') {
    const claim = template.at('metadata', 'name').string ?? '';
    const binding = bindingOf(madeFrom(template, claim, statefulSet), manifests);
    return [{ claim, isNamed: false, isWritten: false, binding }];
  }
  const known = manifests.ofKind('PersistentVolume').length + manifests.ofKind('PersistentVolumeClaim').length;
  const count = Math.max(1, Math.min(replicas, known + 1));
  const start = statefulSet.place.at('spec', 'ordinals', 'start').value;
  const first = typeof start === 'number' ? start : 0;
  const fitting = fittingVolumes(madeFrom(template, '', statefulSet), manifests);
  const choose = () => nextFree(fitting, taken);
  const taken = new Set<Resource>();
  return Array.from({ length: count }, (_, index) => {
    const name = templateClaimName(template, statefulSet, first + index);
    const written = claimsNamed(name, statefulSet, manifests)[0];
    const binding = written
      ? bindingOf(written, manifests, () => nextFree(fittingVolumes(written, manifests), taken))
      : bindingOf(madeFrom(template, name, statefulSet), manifests, choose);
    if (binding.type === 'volume') taken.add(binding.volume);
    return { claim: name, isNamed: true, isWritten: written !== undefined, binding };
  });
}

function nextFree(volumes: Iterator<Resource, void>, taken: ReadonlySet<Resource>): Resource | undefined {
  for (let next = volumes.next(); !next.done; next = volumes.next()) if (!taken.has(next.value)) return next.value;
  return undefined;
}

function madeFrom(template: Place, name: string, statefulSet: Resource): Claim {
  return {
    name,
    namespace: statefulSet.namespace ?? '',
    metadata: template.at('metadata'),
    spec: template.at('spec'),
    resource: statefulSet,
  };
}
