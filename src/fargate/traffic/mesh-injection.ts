import { repositoryOf } from '../../kubernetes/image.ts';
import type { Manifests } from '../../kubernetes/manifests.ts';
import { memoize } from '../../kubernetes/memoize.ts';
import type { Place } from '../../kubernetes/place.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import { isDaemonSet } from '../scheduling/daemon-sets.ts';
import type { SchedulerMessage } from '../scheduling/scheduler-event.ts';

/**
 * How service meshes are asked to add their proxy, by labels and annotations of a pod or of its namespace. In their
 * usual mode an init container with NET_ADMIN redirects the traffic; Fargate rejects it, and has no place for the node
 * agents of the CNI and ambient modes: https://github.com/aws/containers-roadmap/issues/682. In CNI mode most meshes add
 * an init container that waits for the redirection and fails without it.
 * Sources of the keys (read 2026-11): https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/,
 * https://istio.io/latest/docs/ambient/usage/add-workloads/, https://linkerd.io/2/features/proxy-injection/,
 * https://developer.hashicorp.com/consul/docs/k8s/annotations-and-labels, https://kuma.io/docs/latest/reference/kubernetes-annotations/.
 */
interface Mesh {
  readonly name: string;
  /** Labels or annotations that request or decline the proxy, by precedence. */
  readonly podKeys: readonly string[];
  readonly namespaceKeys: readonly string[];
  readonly yes: RegExp;
  /** Value of the first pod key that declines the proxy. */
  readonly no: string;
  /** Key and values of pods that get a proxy but no init container. */
  readonly withoutInit: readonly { readonly key: string; readonly value: RegExp }[];
  /** Image repository of the node agent that does the init container's work. */
  readonly cniImage: RegExp;
  /** The init container that checks, in CNI mode, whether traffic is redirected; absent where the mesh has none. */
  readonly cniValidator?: string;
  /** Whether a report shows the event for the init container. */
  readonly isEventKnown: boolean;
}

const MESHES: readonly Mesh[] = [
  {
    name: 'Istio',
    podKeys: ['sidecar.istio.io/inject', 'istio.io/rev'],
    namespaceKeys: ['istio-injection', 'istio.io/rev'],
    // A revision can have any name.
    yes: /^(?!(false|disabled|n|no|off)$)./,
    no: 'false',
    withoutInit: [
      { key: 'sidecar.istio.io/interceptionMode', value: /^NONE$/ },
      { key: 'inject.istio.io/templates', value: /^(?!.*\bsidecar\b)/ },
    ],
    cniImage: /(^|\/)install-cni$/,
    cniValidator: 'istio-validation',
    isEventKnown: true,
  },
  {
    name: 'Linkerd',
    podKeys: ['linkerd.io/inject'],
    namespaceKeys: ['linkerd.io/inject'],
    yes: /^(enabled|ingress)$/,
    no: 'disabled',
    withoutInit: [],
    cniImage: /(^|\/)linkerd\/cni-plugin$/,
    cniValidator: 'linkerd-network-validator',
    isEventKnown: true,
  },
  {
    name: 'Consul',
    podKeys: ['consul.hashicorp.com/connect-inject', 'consul.hashicorp.com/mesh-inject'],
    namespaceKeys: [],
    yes: /^(true|t|1)$/i,
    no: 'false',
    withoutInit: [{ key: 'consul.hashicorp.com/transparent-proxy', value: /^false$/i }],
    cniImage: /(^|\/)consul-cni$/,
    isEventKnown: false,
  },
  {
    name: 'Kuma',
    podKeys: ['kuma.io/sidecar-injection'],
    namespaceKeys: ['kuma.io/sidecar-injection'],
    yes: /^(enabled|true)$/,
    no: 'disabled',
    withoutInit: [],
    cniImage: /(^|\/)kuma-cni$/,
    cniValidator: 'kuma-validation',
    isEventKnown: true,
  },
];

const AMBIENT = 'istio.io/dataplane-mode';

/** Keys among labels or annotations of a pod without any of which it asks for no mesh. */
const POD_MESH_KEYS: readonly string[] = [AMBIENT, ...MESHES.flatMap(({ podKeys }) => podKeys)];

/** What asks for a mesh. */
export interface MeshRequest {
  readonly mesh: string;
  /**
   * init: an init container. cni: a node agent in its place, which an init container waits for. bypassed: a node agent
   * that nothing waits for. ambient: node agents and no sidecar.
   */
  readonly mode: 'init' | 'cni' | 'bypassed' | 'ambient';
  /** The init container that waits for the node agent; empty in other modes. */
  readonly validator: string;
  /** What fargate-scheduler says of the init container that the mesh adds; null where that is not known. */
  readonly refusal: SchedulerMessage | null;
  /** The label or annotation that asks. */
  readonly at: Place;
  /** The value that declines instead; null where the key has none. */
  readonly declining: string | null;
}

/** Where node agents are looked for, if anything asks for a mesh. */
interface MeshContext {
  readonly manifests: Manifests;
}

/** What the labels and annotations of the pod itself ask for. */
export function podRequests({ template }: Pod, context: MeshContext): MeshRequest[] {
  return requests(template.at('metadata'), (mesh) => mesh.podKeys, context);
}

/** What the labels and annotations of a namespace ask for. */
export function namespaceRequests(namespace: Place, context: MeshContext): MeshRequest[] {
  return requests(namespace.at('metadata'), (mesh) => mesh.namespaceKeys, context);
}

function requests(metadata: Place, keysOf: (mesh: Mesh) => readonly string[], context: MeshContext): MeshRequest[] {
  if (!isMarked(metadata)) return [];
  const proxies = MESHES.flatMap((mesh): MeshRequest[] => {
    const at = written(metadata, keysOf(mesh));
    if (!at?.string || !mesh.yes.test(at.string)) return [];
    return [{ ...requestOf(mesh, hasCni(mesh, context)), at, declining: isRevision(at) ? null : mesh.no }];
  });
  const ambient = written(metadata, [AMBIENT]);
  if (proxies.some(({ mesh }) => mesh === 'Istio') || ambient?.value !== 'ambient') return proxies;
  const common = { validator: '', refusal: null, declining: 'none' };
  return [...proxies, { mesh: 'Istio', mode: 'ambient', at: ambient, ...common }];
}

function requestOf({ name, cniValidator, isEventKnown }: Mesh, isCni: boolean): Omit<MeshRequest, 'at' | 'declining'> {
  if (!isCni) return { mesh: name, mode: 'init', validator: '', refusal: isEventKnown ? NET_ADMIN_REFUSED : null };
  const mode = cniValidator === undefined ? 'bypassed' : 'cni';
  return { mesh: name, mode, validator: cniValidator ?? '', refusal: null };
}

/** An injected container counts as the first: where it is among the pod's own init containers is up to the mesh. */
const NET_ADMIN_REFUSED: SchedulerMessage = {
  type: 'securityContext',
  container: -1,
  refused: { capability: 'NET_ADMIN' },
};

function isRevision({ path }: Place): boolean {
  return path.at(-1) === 'istio.io/rev';
}

const KEYS: ReadonlySet<string> = new Set([...POD_MESH_KEYS, ...MESHES.flatMap(({ namespaceKeys }) => namespaceKeys)]);

/** Whether any of the keys is among labels or annotations: fast, because most pods have none. */
function isMarked(metadata: Place): boolean {
  return ['labels', 'annotations'].some((part) =>
    metadata
      .at(part)
      .keys()
      .some((key) => KEYS.has(key)),
  );
}

/** Whether a pod gets the proxy with the init container: it may decline it, or use a mode without one. */
export function appliesTo(pod: Pod, { mesh: name, mode }: MeshRequest): boolean {
  const metadata = pod.template.at('metadata');
  if (mode === 'ambient') return written(metadata, [AMBIENT])?.value !== 'none';
  const mesh = MESHES.find((each) => each.name === name);
  if (!mesh || pod.spec.at('hostNetwork').value === true) return false;
  const own = written(metadata, mesh.podKeys)?.string;
  if (own !== undefined && !mesh.yes.test(own)) return false;
  return !mesh.withoutInit.some(({ key, value }) => {
    const mode = written(metadata, [key])?.string;
    return mode !== undefined && value.test(mode);
  });
}

/** The first of the keys that is among labels or annotations. */
function written(metadata: Place, keys: readonly string[]): Place | undefined {
  return keys
    .flatMap((key) => [metadata.at('labels', key), metadata.at('annotations', key)])
    .find(({ exists }) => exists);
}

function hasCni({ cniImage }: Mesh, { manifests }: MeshContext): boolean {
  return imagesOfDaemons(manifests).some((repository) => cniImage.test(repository));
}

const imagesOfDaemons = memoize(({ pods }: Manifests): readonly string[] =>
  pods
    .filter(isDaemonSet)
    .flatMap(({ containers }) => containers.map(({ place }) => repositoryOf(place.at('image').string ?? ''))),
);
