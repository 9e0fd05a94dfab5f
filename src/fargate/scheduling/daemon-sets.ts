import type { Place } from '../../kubernetes/place.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import { tolerates, tolerationAt } from '../../kubernetes/toleration.ts';
import { excludesFargateNodes } from './node-selection.ts';
import { NODE_TAINT } from './node-taint.ts';

/**
 * DaemonSets in a cluster with Fargate. Their pods never reach fargate-scheduler, whatever profiles there are; what
 * decides is the taint of Fargate nodes. One that does not tolerate it gets no pod there. One that does gets a pod for
 * each Fargate node, which stays Pending, since the node holds one pod only: rollouts never end.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/fargate.html,
 * https://github.com/aws-samples/amazon-cloudwatch-container-insights/issues/61 (2021),
 * https://github.com/aws-observability/helm-charts/issues/58 (2024),
 * https://github.com/prometheus-community/helm-charts/issues/925 (2021).
 */
export function isDaemonSet({ workload }: Pod): boolean {
  return workload.kind === 'DaemonSet';
}

/** The first toleration of the taint of Fargate nodes. */
export function tolerationOfFargate({ spec }: Pod): Place | undefined {
  return spec
    .at('tolerations')
    .items()
    .find((toleration) => tolerates(tolerationAt(toleration), NODE_TAINT));
}

/**
 * Whether this is part of a DaemonSet: a patch need not repeat the node affinity of what it patches. One that sets an
 * image looks complete, but for the selector and the labels that a whole DaemonSet has.
 */
export function isDaemonSetPatch(pod: Pod): boolean {
  const { complete, workload, template } = pod;
  const selects = workload.place.at('spec', 'selector').exists || template.at('metadata', 'labels').exists;
  return isDaemonSet(pod) && !(complete && selects);
}

/** Whether it takes more than what was read to say where the pods of a DaemonSet are. */
export function isOpenDaemonSet(pod: Pod): boolean {
  return isDaemonSetPatch(pod) && !excludesFargateNodes(pod.spec);
}
