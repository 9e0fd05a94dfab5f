import type { Document } from '../source/document.ts';
import { groupBy } from './group-by.ts';
import { LabelIndex } from './label-index.ts';
import type { LabelSelector } from './label-selector.ts';
import { memoize } from './memoize.ts';
import { folderOf, NearestIndex } from './nearest.ts';
import type { Place } from './place.ts';
import { buildPod, type Pod, type PodSurroundings } from './pod.ts';
import { type ContainerDefaults, defaultsOfLimitRange, NO_DEFAULTS } from './requests/container-resources.ts';
import { type Resource, stringsOf } from './resource.ts';
import { describedPodsOf, type FoundPod } from './workloads/described-pods.ts';
import { withoutPods } from './workloads/live-objects.ts';
import { WORKLOAD_KINDS, type WorkloadKind } from './workloads/workload-kinds.ts';

/** The kinds of objects that have a say in what a pod asks for. */
export const POD_CONTEXT_KINDS = ['LimitRange', 'RuntimeClass'] as const;

/**
 * Everything that was read, indexed. One tree often holds several variants of an object (base and overlays, examples
 * side by side): lookups give the one nearest to the object that refers to it.
 */
export class Manifests {
  /** All objects of kinds that are read, in the order of files; a rule asks for those of a kind by {@link ofKind}. */
  readonly resources: readonly Resource[];
  readonly pods: readonly Pod[];
  /** The kinds that have a pod template. */
  readonly kinds: readonly WorkloadKind[];
  private readonly named: ReadonlySet<string> | undefined;
  private readonly byKind: ReadonlyMap<string, readonly Resource[]>;
  /** Made when they are first asked for: the objects of a kind by their name, and others. */
  private readonly byName = new Map<string, ReadonlyMap<string, NearestIndex<Resource>>>();
  private byDocument: ReadonlyMap<Document, readonly Resource[]> | undefined;
  private podIndex: LabelIndex<Pod> | undefined;
  private readonly limitRanges = new Map<string, NearestIndex<Resource>>();

  /** @param named the kinds that rules may ask for, where those are not all */
  constructor(
    resources: readonly Resource[],
    kinds: readonly WorkloadKind[] = WORKLOAD_KINDS,
    named?: ReadonlySet<string>,
  ) {
    this.named = named;
    this.resources = resources;
    this.kinds = kinds;
    this.byKind = groupBy(resources, ({ kind }) => kind);
    this.pods = this.podsAmong(resources);
  }

  /**
   * All objects of a kind, of whatever API group.
   *
   * @throws RangeError for a kind that no rule names in its `resources` or `reads`: its objects may not have been read
   */
  ofKind(kind: string): readonly Resource[] {
    this.checkNamed(kind);
    return this.byKind.get(kind) ?? [];
  }

  /**
   * The object of that kind, namespace (null for kinds without) and name nearest to `from`.
   *
   * @throws RangeError as {@link ofKind} does
   */
  find(kind: string, namespace: string | null, name: string, from: Resource): Resource | undefined {
    this.checkNamed(kind);
    return this.findRead(kind, namespace, name, from);
  }

  /**
   * The pods of a namespace that a selector selects, an empty one all of them; of several variants, the nearest to
   * `from`. The same array whenever the same is asked for.
   */
  selectedPods(namespace: string, selector: LabelSelector, from: Resource): readonly Pod[] {
    this.podIndex ??= new LabelIndex(this.pods, {
      groupOf: (pod) => pod.namespace,
      resourceOf: (pod) => pod.workload,
    });
    return this.podIndex.select(namespace, selector).to(from);
  }

  /**
   * The pods that a Service sends traffic to. Empty when it has no selector or when nothing that was read matches.
   */
  podsOfService(service: Resource): readonly Pod[] {
    const labels = stringsOf(service.place.valueAt('spec', 'selector'));
    if (Object.keys(labels).length === 0) return [];
    return this.selectedPods(service.namespace ?? '', { labels, requirements: [] }, service);
  }

  /** The object that a place is part of. */
  ownerOf(place: Place): Resource | null {
    const { byPath, longest } = this.ownersIn(place.document);
    for (let length = 0; length <= Math.min(longest, place.path.length); length++) {
      const owner = byPath.get(JSON.stringify(place.path.slice(0, length)));
      if (owner) return owner;
    }
    return null;
  }

  /** The objects of a document by their paths; a list has many. */
  private readonly ownersIn = memoize((document: Document) => {
    this.byDocument ??= groupBy(this.resources, ({ place }) => place.document);
    const own = this.byDocument.get(document) ?? [];
    const byPath = new Map(own.map((resource) => [JSON.stringify(resource.place.path), resource]));
    return { byPath, longest: own.reduce((most, { place }) => Math.max(most, place.path.length), 0) };
  });

  private checkNamed(kind: string): void {
    if (!this.named || this.named.has(kind)) return;
    throw new RangeError(`a rule that asks for ${kind} has to say so: reads: ['${kind}']`);
  }

  private findRead(kind: string, namespace: string | null, name: string, from: Resource): Resource | undefined {
    const byName = this.byName.get(kind) ?? this.indexNames(kind);
    this.byName.set(kind, byName);
    return byName.get(nameKey(namespace, name))?.to(from)[0];
  }

  private indexNames(kind: string): ReadonlyMap<string, NearestIndex<Resource>> {
    const groups = groupBy(this.byKind.get(kind) ?? [], ({ namespace, name }) => nameKey(namespace, name));
    return new Map(Array.from(groups, ([key, group]) => [key, new NearestIndex(group, (each) => each)]));
  }

  private podsAmong(resources: readonly Resource[]): Pod[] {
    const pods: Pod[] = [];
    const passed = withoutPods(resources, this.kinds);
    for (const resource of resources) {
      if (passed.has(resource)) continue;
      for (const found of describedPodsOf(resource, this.kinds)) pods.push(this.podOf(resource, found));
    }
    return pods;
  }

  private podOf(resource: Resource, found: FoundPod): Pod {
    const defaults = this.containerDefaults(resource);
    const name = found.template.valueAt('spec', 'runtimeClassName');
    const runtimeClass =
      typeof name === 'string' ? this.findRead('RuntimeClass', null, name, resource)?.place : undefined;
    const known = lastPods.get(found);
    if (known?.defaults === defaults && known.runtimeClass === runtimeClass) return known.pod;
    const pod = buildPod(resource, found, { defaults, runtimeClass });
    lastPods.set(found, { pod, defaults, runtimeClass });
    return pod;
  }

  /**
   * A LimitRange that names its namespace counts for all of it; one that leaves the namespace to `kubectl -n` only for
   * its own folder, since it is unknown where else it goes.
   */
  private containerDefaults(resource: Resource): ContainerDefaults {
    const all = this.byKind.get('LimitRange') ?? [];
    if (all.length === 0) return NO_DEFAULTS;
    const key = nameKey(resource.namespace, folderOf(resource));
    const ranges = this.limitRanges.get(key) ?? new NearestIndex(rangesFor(resource, all), (each) => each);
    this.limitRanges.set(key, ranges);
    const [range] = ranges.to(resource);
    return range ? defaultsOfLimitRange(range.place) : NO_DEFAULTS;
  }
}

function rangesFor(resource: Resource, all: readonly Resource[]): Resource[] {
  return all.filter(
    (range) =>
      range.namespace === resource.namespace &&
      (range.place.at('metadata', 'namespace').exists || folderOf(range) === folderOf(resource)),
  );
}

/** The pod of a template is the same as long as what has a say in it is, as for an editor that looks again and again. */
const lastPods = new WeakMap<FoundPod, PodSurroundings & { readonly pod: Pod }>();

function nameKey(namespace: string | null, name: string): string {
  return `${namespace ?? '/'} ${name}`;
}
