import { type FargateSign, signsOfFargate } from '../src/fargate/profiles/intent.ts';
import { candidateOf, explainProfile } from '../src/fargate/profiles/match.ts';
import { reasonAgainst } from '../src/fargate/profiles/near-miss.ts';
import { type FargateProfile, isUnresolved } from '../src/fargate/profiles/profile.ts';
import { isDaemonSet } from '../src/fargate/scheduling/daemon-sets.ts';
import { PROFILE_LABEL } from '../src/fargate/scheduling/node-labels.ts';
import { optsOut } from '../src/fargate/scheduling/placement.ts';
import type { Place } from '../src/kubernetes/place.ts';
import type { Pod } from '../src/kubernetes/pod.ts';
import { defineRule, replaceValue, type Suggestion } from '../src/rule.ts';
import { nearestName } from '../src/text/nearest-name.ts';

export default defineRule({
  id: 'matching-profile',
  description: 'Require a Fargate profile that selects the pods meant for Fargate',
  category: 'scheduling',
  severity: 'error',
  evidence: 'documented',
  outcome: 'pending',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-getting-started.html',
    'https://github.com/amazon-archives/k8s-cloudwatch-adapter/issues/73',
  ],
  messages: {
    elsewhere: {
      text: 'This {sign} asks for Fargate, but no profile selects the pod; it runs elsewhere, if at all',
      outcome: 'runs',
    },
    unreachable: 'This {sign} asks for Fargate, but no profile selects the pod; it stays Pending',
    nowhere: 'No Fargate profile selects this pod, and the cluster has no other nodes; it stays Pending',
  },
  help: 'Change the namespace or pod labels to match a selector, or add a profile that selects the pod.',

  everyPod(pod, { report, placement, settings: { profiles, cluster } }) {
    if (profiles === null || placement(pod).runsOn === 'fargate' || !isChecked(pod)) return;
    const [sign] = signsOfFargate(pod);
    const notes = [{ text: reasonAgainst(candidateOf(pod), profiles) }];
    const suggest = sign?.type === 'label' ? renamings(sign, pod, profiles) : [];
    if (cluster === 'fargate-only') {
      // Set by hand, it asks for Fargate too: see valid-scheduler-name.
      if (!sign && pod.spec.at('schedulerName').value === 'fargate-scheduler') return;
      report({ message: 'nowhere', at: sign?.at ?? placeOf(pod), notes, suggest });
    } else if (sign) {
      const bound = signsOfFargate(pod).find(({ type }) => type === 'nodeSelector');
      const { at, type } = bound ?? sign;
      report({
        message: bound ? 'unreachable' : 'elsewhere',
        at,
        data: { sign: type },
        notes,
        suggest: bound ? [] : suggest,
      });
    }
  },
});

/** A DaemonSet is left to no-daemonset, and a part of an object cannot be checked. */
function isChecked(pod: Pod): boolean {
  return pod.complete && !isDaemonSet(pod) && !optsOut(pod);
}

/** Where the namespace is written, else the name. */
function placeOf({ workload }: Pod): Place {
  const namespace = workload.place.at('metadata', 'namespace');
  return namespace.exists ? namespace : workload.place.at('metadata', 'name');
}

/** Sets the label to the nearest name of a profile that selects the pod. */
function renamings({ at }: FargateSign, pod: Pod, profiles: readonly FargateProfile[]): Suggestion[] {
  const candidate = candidateOf(pod);
  const names = profiles.flatMap((profile) => {
    const { name } = profile;
    return isUnresolved(name) || explainProfile(candidate, profile).outcome !== 'yes' ? [] : name;
  });
  const name = nearestName(at.string ?? '', names);
  return name === undefined || name === at.string ? [] : [replaceValue(at, name, `Set ${PROFILE_LABEL} to ${name}`)];
}
