import { type Container, containersOf } from './container.ts';
import type { ContainerDefaults } from './container-resources.ts';
import { type Place, valueIn } from './place.ts';
import { type PodResources, podResourcesOf } from './pod-resources.ts';
import { type Resource, stringsOf } from './resource.ts';
import type { WorkloadKind } from './workload-kinds.ts';

/** A pod template: what every pod of a workload looks like. For a Pod, the Pod itself. */
export interface Pod {
  /** The object that the template belongs to. */
  readonly workload: Resource;
  /** The template, with `metadata` and `spec`. */
  readonly template: Place;
  readonly spec: Place;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly containers: readonly Container[];
  readonly resources: PodResources;
  /** How many pods are asked for; null when the number of nodes or something else decides. */
  readonly replicas: number | null;
  /**
   * False for a partial object such as a kustomize patch: what it does not say may be said elsewhere, so nothing may
   * be concluded from an absent field.
   */
  readonly complete: boolean;
}

export interface PodSurroundings {
  readonly defaults: ContainerDefaults;
  readonly runtimeClass: (name: string) => Place | undefined;
}

export function buildPod(workload: Resource, kind: WorkloadKind, surroundings: PodSurroundings): Pod {
  const template = workload.place.at(...kind.template);
  const spec = template.at('spec');
  const containers = containersOf(spec);
  const metadata = valueIn(template.value, 'metadata');
  const runtimeClassName = valueIn(spec.value, 'runtimeClassName');
  return {
    workload,
    template,
    spec,
    namespace: workload.namespace ?? '',
    labels: stringsOf(valueIn(metadata, 'labels')),
    annotations: stringsOf(valueIn(metadata, 'annotations')),
    containers,
    resources: podResourcesOf(
      spec,
      containers,
      surroundings.defaults,
      typeof runtimeClassName === 'string' ? surroundings.runtimeClass(runtimeClassName) : undefined,
    ),
    replicas: replicasOf(workload, kind),
    complete: isComplete(workload, kind, template, containers),
  };
}

function replicasOf(workload: Resource, kind: WorkloadKind): number | null {
  if (workload.kind === 'DaemonSet' || workload.group === 'serving.knative.dev') return null;
  if (!kind.replicas) return 1;
  const value = workload.place.valueAt(...kind.replicas);
  return typeof value === 'number' ? value : 1;
}

/**
 * A workload without containers is partial. So is one that lacks both the selector and the labels without which the API
 * refuses it, and one that lacks an image and the selector.
 */
function isComplete(
  workload: Resource,
  kind: WorkloadKind,
  template: Place,
  containers: readonly Container[],
): boolean {
  if (!containers.some(({ type }) => type === 'app')) return false;
  if (kind.template.length === 0) return true;
  const isSaid = (value: unknown) => value !== undefined && value !== null;
  if (isSaid(workload.place.valueAt('spec', 'selector'))) return true;
  if (kind.needsSelector && !isSaid(template.valueAt('metadata', 'labels'))) return false;
  return containers.every(({ type, place }) => type !== 'app' || isSaid(place.valueAt('image')));
}
