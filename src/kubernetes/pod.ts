import { type Container, containersOf } from './container.ts';
import { type Place, valueIn } from './place.ts';
import type { ContainerDefaults } from './requests/container-resources.ts';
import { type PodResources, podResourcesOf } from './requests/pod-resources.ts';
import { type Resource, stringsOf } from './resource.ts';
import type { FoundPod } from './workloads/described-pods.ts';
import type { TemplateKind } from './workloads/workload-kinds.ts';

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
   * False for a partial object such as a kustomize patch, and where an operator adds to what is written: what it does
   * not say may be said elsewhere, so nothing may be concluded from an absent field.
   */
  readonly complete: boolean;
  /** What claims will be made from for each pod: named templates with `metadata` and `spec`. */
  readonly claimTemplates: readonly Place[];
}

export interface PodSurroundings {
  readonly defaults: ContainerDefaults;
  /** The RuntimeClass that it names, if it was read. */
  readonly runtimeClass: Place | undefined;
}

export function buildPod(workload: Resource, found: FoundPod, surroundings: PodSurroundings): Pod {
  const { template, kind } = found;
  const spec = template.at('spec');
  const containers = containersOf(spec);
  const metadata = valueIn(template.value, 'metadata');
  return {
    workload,
    template,
    spec,
    namespace: workload.namespace ?? '',
    labels: stringsOf(valueIn(metadata, 'labels')),
    annotations: stringsOf(valueIn(metadata, 'annotations')),
    containers,
    resources: podResourcesOf(spec, containers, surroundings.defaults, surroundings.runtimeClass),
    replicas: replicasOf(workload, found),
    complete: 'template' in kind && !kind.isPartial && isComplete(workload, kind, template, containers),
    claimTemplates: claimTemplatesOf(workload, found),
  };
}

function replicasOf(workload: Resource, { kind, replicas }: FoundPod): number | null {
  if (workload.kind === 'DaemonSet' || workload.group === 'serving.knative.dev') return null;
  return typeof replicas?.value === 'number' ? replicas.value : 'template' in kind ? 1 : null;
}

function claimTemplatesOf(workload: Resource, { claims }: FoundPod): readonly Place[] {
  const written = claims ?? (workload.kind === 'StatefulSet' ? claimTemplatesOfSet(workload) : NO_CLAIMS);
  return written.filter((each) => each.at('metadata', 'name').string);
}

/** The claim templates of a StatefulSet. */
export function claimTemplatesOfSet(statefulSet: Resource): readonly Place[] {
  return statefulSet.place.at('spec', 'volumeClaimTemplates').items();
}

const NO_CLAIMS: readonly Place[] = [];

/**
 * A workload without containers is partial. So is one without both the selector and the labels without which the API
 * rejects it, one without an image and the selector, and a Pod without name and image, which Spark completes.
 */
function isComplete(
  workload: Resource,
  kind: TemplateKind,
  template: Place,
  containers: readonly Container[],
): boolean {
  if (!containers.some(({ type }) => type === 'app')) return false;
  const isSaid = (value: unknown) => value !== undefined && value !== null;
  const hasImages = () => containers.every(({ type, place }) => type !== 'app' || isSaid(place.valueAt('image')));
  if (kind.template.length === 0) return workload.name !== '' || hasImages();
  if (isSaid(workload.place.valueAt('spec', 'selector'))) return true;
  if (kind.needsSelector && !isSaid(template.valueAt('metadata', 'labels'))) return false;
  return hasImages();
}
