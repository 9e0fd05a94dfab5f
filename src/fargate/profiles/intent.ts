import type { Place } from '../../kubernetes/place.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import { tolerates, tolerationAt } from '../../kubernetes/toleration.ts';
import { COMPUTE_TYPE, PROFILE_LABEL } from '../scheduling/node-labels.ts';
import { NODE_TAINT } from '../scheduling/node-taint.ts';

/** A field of a pod template that makes sense on Fargate only. */
export interface FargateSign {
  readonly type: 'label' | 'annotation' | 'nodeSelector' | 'toleration';
  readonly at: Place;
}

/** The signs that a pod is meant for Fargate, the most telling first. None of them brings it there by itself. */
export function signsOfFargate({ template, spec }: Pod): FargateSign[] {
  const label = template.at('metadata', 'labels', PROFILE_LABEL);
  const annotation = template.at('metadata', 'annotations', COMPUTE_TYPE);
  const nodeSelector = spec.at('nodeSelector', COMPUTE_TYPE);
  const toleration = spec
    .at('tolerations')
    .items()
    .find((each) => each.at('key').value === NODE_TAINT.key && tolerates(tolerationAt(each), NODE_TAINT));
  const signs: (FargateSign | false | undefined)[] = [
    label.exists && { type: 'label', at: label },
    annotation.value === 'fargate' && { type: 'annotation', at: annotation },
    nodeSelector.value === 'fargate' && { type: 'nodeSelector', at: nodeSelector },
    toleration && { type: 'toleration', at: toleration.at('key') },
  ];
  return signs.filter((sign) => typeof sign === 'object');
}
