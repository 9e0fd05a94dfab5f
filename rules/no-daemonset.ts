import { daemonReplacement } from '../src/fargate/daemon-replacements.ts';
import { COMPUTE_TYPE } from '../src/fargate/node-labels.ts';
import type { Pod } from '../src/kubernetes/pod.ts';
import { defineRule, type Suggestion, setField } from '../src/rule.ts';

export default defineRule({
  id: 'no-daemonset',
  description: 'Disallow DaemonSets that do not exclude Fargate nodes',
  category: 'scheduling',
  severity: 'error',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
    'https://github.com/kubernetes-sigs/aws-efs-csi-driver/issues/328',
    'https://github.com/aws/amazon-vpc-cni-k8s/issues/1429',
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-logging.html',
  ],
  messages: {
    daemon:
      'Fargate runs no DaemonSets: each node there is made for one pod, and the pods of this one stay Pending beside it.',
    logRouter:
      'Fargate runs no DaemonSets, so the pods of this one stay Pending there. {agent} is not needed: Fargate has a log router of its own, set up by the ConfigMap aws-logging in the namespace aws-observability.',
    sidecar:
      'Fargate runs no DaemonSets, so the pods of this one stay Pending there. {agent} has to run as a sidecar in each pod that it watches.',
    builtIn:
      'Fargate runs no DaemonSets, so the pods of this one stay Pending there. {agent} is not needed: what it does is built into Fargate nodes.',
    nodeBound:
      'Fargate runs no DaemonSets, so the pods of this one stay Pending there. {agent} works for nodes, and AWS runs those of Fargate: it has nothing to do there.',
  },
  help: 'Exclude Fargate nodes by a required node affinity, and give pods on Fargate what they need of the daemon as a sidecar.',

  pod(pod, { report }) {
    if (pod.workload.kind !== 'DaemonSet' || isPatch(pod)) return;
    const at = pod.workload.place.at('kind');
    const suggest = exclusion(pod);
    const images = pod.containers.flatMap(({ type, place }) =>
      type === 'app' ? (place.at('image').string ?? []) : [],
    );
    const known = daemonReplacement(images);
    if (known) report({ message: known.replacement, at, data: { agent: known.agent }, suggest });
    else report({ message: 'daemon', at, suggest });
  },
});

/**
 * A patch need not repeat the node affinity of what it patches. One that sets an image looks complete, but for the
 * selector and the labels that a whole DaemonSet has.
 */
function isPatch({ complete, workload, template }: Pod): boolean {
  const selects = workload.place.at('spec', 'selector').exists || template.at('metadata', 'labels').exists;
  return !complete || !selects;
}

/**
 * Only where no node affinity is required yet. The annotation that keeps other pods on EC2 is no way out: the DaemonSet
 * makes a pod for every node whose affinity and taints allow it.
 */
function exclusion({ spec }: Pod): Suggestion[] {
  const required = spec.at('affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution');
  if (required.exists) return [];
  const terms = [{ matchExpressions: [{ key: COMPUTE_TYPE, operator: 'NotIn', values: ['fargate'] }] }];
  return [setField(required, { nodeSelectorTerms: terms }, 'Keep it off Fargate nodes')];
}
