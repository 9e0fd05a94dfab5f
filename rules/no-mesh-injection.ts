import { selectsAll } from '../src/fargate/profiles/match.ts';
import { appliesTo, type MeshRequest, namespaceRequests, podRequests } from '../src/fargate/traffic/mesh-injection.ts';
import type { Manifests } from '../src/kubernetes/manifests.ts';
import type { Pod } from '../src/kubernetes/pod.ts';
import type { Resource } from '../src/kubernetes/resource.ts';
import { isUnrendered } from '../src/kubernetes/unrendered.ts';
import { noteWorkloads } from '../src/kubernetes/workloads/selected-pods.ts';
import { defineRule, type RuleContext, removeField, replaceValue, type Suggestion } from '../src/rule.ts';

const messages = {
  init: {
    text: 'The init container of {mesh} needs `NET_ADMIN`, which Fargate rejects; {pods} will not start',
    outcome: 'pending',
  },
  cni: {
    text: 'The {mesh} CNI does not run on Fargate, so `{validator}` fails; {pods} will not start',
    evidence: 'documented',
    outcome: 'fails',
  },
  bypassed: {
    text: 'The {mesh} CNI does not run on Fargate; traffic of {pods} bypasses the proxy',
    severity: 'warn',
  },
  ambient: {
    text: 'Ambient mode needs agents on the node; on Fargate {pods} will be outside the mesh',
    severity: 'warn',
    evidence: 'inferred',
  },
} as const;

export default defineRule({
  id: 'no-mesh-injection',
  description: 'Disallow the injection of service mesh sidecars that cannot start on Fargate',
  category: 'traffic',
  severity: 'error',
  evidence: 'observed',
  references: [
    'https://github.com/aws/containers-roadmap/issues/682',
    'https://github.com/istio/istio/issues/26154',
    'https://github.com/kumahq/kuma/issues/2920',
    'https://github.com/hashicorp/consul-k8s/issues/2045',
    'https://github.com/hashicorp/consul-k8s/blob/main/control-plane/connect-inject/webhook/container_init.go',
    'https://linkerd.io/2/features/proxy-injection/',
    'https://github.com/istio/istio/issues/21498',
    'https://github.com/linkerd/linkerd2/issues/11735',
  ],
  messages,
  help: 'Disable the injection for pods on Fargate with its label or annotation, or run them on EC2 nodes.',

  pod(pod, context) {
    for (const request of podRequests(pod, context)) {
      if (appliesTo(pod, request)) report(request, 'pod', [pod], context);
    }
  },

  resources: {
    Namespace(namespace, context) {
      const { manifests, placement, settings } = context;
      const unseenOnFargate = settings.profiles === null || selectsAll(namespace.name, {}, settings.profiles);
      for (const request of namespaceRequests(namespace.place, context)) {
        const pods = podsIn(namespace, manifests);
        const affected = pods.filter((pod) => placement(pod).runsOn === 'fargate' && appliesTo(pod, request));
        // A pod with a request of its own has a finding of its own.
        const others = affected.filter((pod) => podRequests(pod, context).every(({ mesh }) => mesh !== request.mesh));
        if (others.length === 0 && (pods.length > 0 || !unseenOnFargate)) continue;
        report(request, 'namespace', others, context);
      }
    },
  },
});

/** The pods nearer to this object than to another of its name; without any, all. */
function podsIn(namespace: Resource, manifests: Manifests): Pod[] {
  const pods = manifests.pods.filter((pod) => pod.namespace === namespace.name);
  const own = pods.filter(({ workload }) => manifests.find('Namespace', null, namespace.name, workload) === namespace);
  return own.length > 0 ? own : pods;
}

function report(
  request: MeshRequest,
  scope: 'pod' | 'namespace',
  affects: readonly Pod[],
  context: RuleContext<typeof messages>,
): void {
  const { mesh, mode, at, validator, refusal } = request;
  if (isUnrendered(String(at.value))) return;
  const pods = scope === 'pod' ? 'the pod' : 'pods here';
  const details = scope === 'pod' ? { suggest: [decline(request)] } : { notes: noteWorkloads(affects) };
  const common = { at, affects, ...details };
  if (mode === 'ambient') context.report({ message: mode, data: { pods }, ...common });
  else if (mode === 'cni') context.report({ message: mode, data: { mesh, pods, validator }, ...common });
  else context.report({ message: mode, data: { mesh, pods }, schedulerMessage: refusal ?? [], ...common });
}

function decline({ at, declining }: MeshRequest): Suggestion {
  return declining === null ? removeField(at) : replaceValue(at, declining);
}
