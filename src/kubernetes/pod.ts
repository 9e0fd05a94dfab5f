import { type Container, containersOf } from './container.ts';
import type { ContainerDefaults } from './container-resources.ts';
import type { Place } from './place.ts';
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
  const metadata = template.at('metadata');
  const spec = template.at('spec');
  const containers = containersOf(spec);
  const runtimeClassName = spec.at('runtimeClassName').string;
  return {
    workload,
    template,
    spec,
    namespace: workload.namespace ?? '',
    labels: stringsOf(metadata.at('labels')),
    annotations: stringsOf(metadata.at('annotations')),
    containers,
    resources: podResourcesOf(
      spec,
      containers,
      surroundings.defaults,
      runtimeClassName === undefined ? undefined : surroundings.runtimeClass(runtimeClassName),
    ),
    replicas: replicasOf(workload, kind),
    complete: isComplete(workload, kind, containers),
  };
}

function replicasOf(workload: Resource, kind: WorkloadKind): number | null {
  if (workload.kind === 'DaemonSet' || workload.group === 'serving.knative.dev') return null;
  if (!kind.replicas) return 1;
  const { value } = workload.place.at(...kind.replicas);
  return typeof value === 'number' ? value : 1;
}

/**
 * A workload without containers is partial. So is one that lacks both the selector and the labels without which the API
 * refuses it, and one that lacks an image and the selector.
 */
function isComplete(workload: Resource, kind: WorkloadKind, containers: readonly Container[]): boolean {
  const apps = containers.filter(({ type }) => type === 'app');
  if (apps.length === 0) return false;
  if (kind.template.length === 0) return true;
  const selector = workload.place.at('spec', 'selector').exists;
  const labels = workload.place.at(...kind.template, 'metadata', 'labels').exists;
  if (kind.needsSelector && !selector && !labels) return false;
  return selector || apps.every(({ place }) => place.at('image').exists);
}
