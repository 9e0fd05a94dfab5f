import { daemonReplacement } from '../src/fargate/scheduling/daemon-replacements.ts';
import { isDaemonSet, isDaemonSetPatch, tolerationOfFargate } from '../src/fargate/scheduling/daemon-sets.ts';
import { COMPUTE_TYPE } from '../src/fargate/scheduling/node-labels.ts';
import { excludesFargateNodes } from '../src/fargate/scheduling/node-selection.ts';
import { NODE_TAINT } from '../src/fargate/scheduling/node-taint.ts';
import { optsOut } from '../src/fargate/scheduling/placement.ts';
import type { Place } from '../src/kubernetes/place.ts';
import type { Pod } from '../src/kubernetes/pod.ts';
import { tolerates, tolerationAt } from '../src/kubernetes/toleration.ts';
import { defineRule, type Note, removeField, type Suggestion, setField } from '../src/rule.ts';

export default defineRule({
  id: 'no-daemonset',
  description: 'Disallow DaemonSets that do not exclude Fargate nodes',
  category: 'scheduling',
  severity: 'error',
  evidence: 'documented',
  outcome: 'absent',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
    'https://github.com/kubernetes-sigs/aws-efs-csi-driver/issues/328',
    'https://github.com/aws/amazon-vpc-cni-k8s/issues/1429',
    'https://github.com/aws-samples/amazon-cloudwatch-container-insights/issues/61',
    'https://github.com/aws-observability/helm-charts/issues/58',
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-logging.html',
  ],
  messages: {
    daemon: 'DaemonSets do not run on Fargate; pods there run without this one',
    logRouter: 'DaemonSets do not run on Fargate; use its log router (ConfigMap `aws-logging`) instead of {agent}',
    sidecar: 'DaemonSets do not run on Fargate; run {agent} as a sidecar in each pod',
    builtIn: 'DaemonSets do not run on Fargate, and do not need to: {agent} is built into its nodes',
    nodeBound: 'DaemonSets do not run on Fargate, and AWS runs its nodes: {agent} has no work there',
  },
  help: 'Exclude Fargate nodes with a required node affinity, and run what Fargate pods need as a sidecar.',

  everyPod(pod, { report, settings: { cluster, profiles } }) {
    if (!isDaemonSet(pod) || isDaemonSetPatch(pod) || excludesFargateNodes(pod.spec)) return;
    const toleration = tolerationOfFargate(pod);
    // Without a toleration its pods run on EC2 nodes only, as intended in a cluster with both kinds of nodes.
    const staysOnEc2 = cluster === 'hybrid' && (profiles !== null || optsOut(pod));
    if (!toleration && staysOnEc2) return;
    const common = {
      at: pod.workload.place.at('kind'),
      notes: toleration ? [pendingNote(toleration)] : [],
      suggest: [...exclusion(pod), ...(staysOnEc2 ? withoutToleration(pod) : [])],
    };
    const known = daemonReplacement(imagesOf(pod));
    if (known) report({ message: known.replacement, data: { agent: known.agent }, ...common });
    else report({ message: 'daemon', ...common });
  },
});

function imagesOf({ containers }: Pod): string[] {
  return containers.flatMap(({ type, place }) => (type === 'app' ? (place.at('image').string ?? []) : []));
}

function pendingNote(toleration: Place): Note {
  const at = toleration.at(toleration.at('key').exists ? 'key' : 'operator');
  return { text: 'this toleration creates a pod for each Fargate node, and it stays Pending', at };
}

/** Only if exactly one toleration matches. */
function withoutToleration({ spec }: Pod): Suggestion[] {
  const list = spec.at('tolerations');
  const [one, ...others] = list.items().filter((each) => tolerates(tolerationAt(each), NODE_TAINT));
  if (!one || others.length > 0) return [];
  return [removeField(list.items().length === 1 ? list : one, 'Remove the toleration')];
}

/**
 * Only where no node affinity is required yet. The annotation that keeps other pods on EC2 does not help: the DaemonSet
 * creates a pod for every node whose affinity and taints allow it.
 */
function exclusion({ spec }: Pod): Suggestion[] {
  const required = spec.at('affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution');
  if (required.exists) return [];
  const terms = [{ matchExpressions: [{ key: COMPUTE_TYPE, operator: 'NotIn', values: ['fargate'] }] }];
  return [setField(required, { nodeSelectorTerms: terms }, 'Keep it off Fargate nodes')];
}
