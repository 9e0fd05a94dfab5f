import { selectsAll } from '../src/fargate/profiles/match.ts';
import { appliesTo, type MeshRequest, namespaceRequests, podRequests } from '../src/fargate/traffic/mesh-injection.ts';
import { describePods, type Reach } from '../src/fargate/traffic/service-reach.ts';
import type { Manifests } from '../src/kubernetes/manifests.ts';
import type { Pod } from '../src/kubernetes/pod.ts';
import type { Resource } from '../src/kubernetes/resource.ts';
import { isUnrendered } from '../src/kubernetes/unrendered.ts';
import { noteWorkloads } from '../src/kubernetes/workloads/selected-pods.ts';
import { defineRule, type RuleContext, removeField, replaceValue, type Suggestion } from '../src/rule.ts';

const messages = {
  init: {
    text: "{mesh}'s init container needs NET_ADMIN, which Fargate rejects: {pods} will not start",
    outcome: 'pending',
  },
  cni: {
    text: '{mesh} has no CNI plugin on Fargate, so its init container {validator} fails: {pods} will not start',
    evidence: 'documented',
    outcome: 'fails',
  },
  bypassed: {
    text: '{mesh} has no CNI plugin on Fargate: traffic of {pods} does not go through its proxy',
    severity: 'warn',
  },
  ambient: {
    text: 'Ambient mode has no ztunnel and no CNI plugin on Fargate: {pods} will be outside the mesh',
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
    'https://linkerd.io/2/features/proxy-injection/',
    'https://github.com/istio/istio/issues/21498',
    'https://github.com/linkerd/linkerd2/issues/11735',
  ],
  messages,
  help: 'Keep the mesh out of pods on Fargate by the label or annotation that disables its injection, or run them on EC2 nodes.',

  pod(pod, context) {
    const reach: Reach = { runsOn: 'fargate', pods: [pod] };
    for (const request of podRequests(pod, context.manifests)) {
      if (appliesTo(pod, request)) report(request, reach, context, [decline(request)]);
    }
  },

  resources: {
    Namespace(namespace, context) {
      const { manifests, placement, settings } = context;
      const unseenOnFargate = settings.profiles === null || selectsAll(namespace.name, {}, settings.profiles);
      for (const request of namespaceRequests(namespace.place, manifests)) {
        const pods = podsIn(namespace, manifests);
        const affected = pods.filter((pod) => placement(pod).runsOn === 'fargate' && appliesTo(pod, request));
        // A pod that asks for itself has a finding of its own.
        const others = affected.filter((pod) => podRequests(pod, manifests).every(({ mesh }) => mesh !== request.mesh));
        if (others.length === 0 && (pods.length > 0 || !unseenOnFargate)) continue;
        report(request, { runsOn: others.length > 0 ? 'fargate' : 'unseen', pods: others }, context, []);
      }
    },
  },
});

/** Those that stand nearer to this object than to another of its name, if there are such. */
function podsIn(namespace: Resource, manifests: Manifests): Pod[] {
  const pods = manifests.pods.filter((pod) => pod.namespace === namespace.name);
  const own = pods.filter(({ workload }) => manifests.find('Namespace', null, namespace.name, workload) === namespace);
  return own.length > 0 ? own : pods;
}

function report(
  request: MeshRequest,
  reach: Reach,
  context: RuleContext<typeof messages>,
  suggest: readonly Suggestion[],
): void {
  const { mesh, mode, at, validator, refusal } = request;
  if (isUnrendered(String(at.value))) return;
  const pods = describePods(reach);
  const isElsewhere = reach.pods.some(({ workload }) => workload.place.document !== at.document);
  const common = { at, affects: reach.pods, notes: isElsewhere ? noteWorkloads(reach.pods) : [], suggest };
  if (mode === 'ambient') context.report({ message: mode, data: { pods }, ...common });
  else if (mode === 'cni') context.report({ message: mode, data: { mesh, pods, validator }, ...common });
  else context.report({ message: mode, data: { mesh, pods }, schedulerMessage: refusal ?? [], ...common });
}

function decline({ at, declining }: MeshRequest): Suggestion {
  return declining === null ? removeField(at) : replaceValue(at, declining);
}
