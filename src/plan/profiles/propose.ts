import { selectProfile } from '../../fargate/profiles/match.ts';
import { type FargateProfile, patternOf } from '../../fargate/profiles/profile.ts';
import { COMPUTE_TYPE } from '../../fargate/scheduling/node-labels.ts';
import type {
  ProfileEdit,
  ProfileProposal,
  ProfileWay,
  ProfileWayId,
  ProposedProfile,
  ProposedSelector,
} from '../plan.ts';
import type { PlannedSubject } from '../workloads/planned.ts';
import { candidatesFor, maskOf, type ProfilePod, selectorOf } from './candidates.ts';
import { coverOf } from './cover.ts';
import { isReadBackExact, OPT_IN } from './read-back.ts';

/** Quotas of EKS, both adjustable. Source: https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html (read 2026-11). */
export const SELECTORS_A_PROFILE = 5;
export const PROFILES_A_CLUSTER = 10;

interface Way extends ProfileWay {
  readonly chosen: readonly ProposedProfile[];
  readonly needs: readonly ProfileEdit[];
}

/**
 * The smallest set of profiles that selects what goes to Fargate and nothing else. Null when nothing goes there, or no
 * way is exact.
 */
export function proposeProfile(
  all: readonly PlannedSubject[],
  existing: readonly FargateProfile[],
): ProfileProposal | null {
  const pods = profilePods(all);
  const isTaken = (pod: ProfilePod) => selectProfile({ ...pod, complete: true }, existing).outcome === 'yes';
  const open = new Set(pods.filter((pod) => pod.isWanted && !isTaken(pod)));
  if (!pods.some(({ isWanted }) => isWanted)) return null;
  const namespaces = byNamespace(pods);
  const needing = [...namespaces].filter(([, group]) => group.some((pod) => open.has(pod)));
  const ways = WAYS.map((id) => wayOf(id, needing, open, pods, existing));
  const exact = ways.filter(({ isExact }) => isExact);
  const [first, ...others] = exact;
  if (!first) return null;
  const best = others.reduce((least, way) => (costOf(way) < costOf(least) ? way : least), first);
  return {
    way: best.id,
    ways: ways.map(({ id, selectors, profiles, edits, isExact }) => ({ id, selectors, profiles, edits, isExact })),
    profiles: best.chosen,
    edits: best.needs,
    warnings: warningsFor(best, pods, isTaken, namespaces),
  };
}

function byNamespace(pods: readonly ProfilePod[]): Map<string, ProfilePod[]> {
  const groups = new Map<string, ProfilePod[]>();
  for (const pod of pods) {
    const group = groups.get(pod.namespace);
    if (group) group.push(pod);
    else groups.set(pod.namespace, [pod]);
  }
  return groups;
}

/** In the order of preference. */
const WAYS: readonly ProfileWayId[] = ['labels', 'annotate', 'opt-in'];

function costOf({ selectors, edits }: ProfileWay): number {
  return selectors + edits;
}

/** DaemonSets and annotated pods go to no profile, whatever it selects. */
export function profilePods(all: readonly PlannedSubject[]): ProfilePod[] {
  return all.flatMap(({ subject, planned }) => {
    if (planned.reasons.some(({ id }) => id === 'daemonset' || id === 'annotated')) return [];
    const { namespace, labels } = subject;
    return [{ planned, namespace, labels, isWanted: planned.placement !== 'ec2' }];
  });
}

function wayOf(
  id: ProfileWayId,
  namespaces: readonly (readonly [string, readonly ProfilePod[]])[],
  open: ReadonlySet<ProfilePod>,
  pods: readonly ProfilePod[],
  existing: readonly FargateProfile[],
): Way {
  const selectors: ProposedSelector[] = [];
  const needs: ProfileEdit[] = [];
  let isCovered = true;
  for (const [namespace, group] of namespaces) {
    const stay = group.filter(({ isWanted }) => !isWanted);
    if (stay.length === 0 || id === 'annotate') {
      selectors.push({ namespace, labels: {} });
      needs.push(...stay.map((pod) => editOf(pod, `annotation ${COMPUTE_TYPE}: ec2`)));
    } else if (id === 'opt-in') {
      selectors.push(selectorOf(namespace, [OPT_IN]));
      needs.push(
        ...group.filter((pod) => open.has(pod)).map((pod) => editOf(pod, `label ${OPT_IN[0]}: "${OPT_IN[1]}"`)),
      );
    } else {
      const cover = coverOf(
        maskOf(group, (pod) => open.has(pod)),
        candidatesFor(group),
      );
      if (cover) selectors.push(...cover.map(({ labels }) => selectorOf(namespace, labels)));
      else isCovered = false;
    }
  }
  const chosen = split(selectors, existing);
  const isExact = isCovered && isReadBackExact('eksctl', chosen, pods, { way: id, existing });
  return { id, selectors: selectors.length, profiles: chosen.length, edits: needs.length, isExact, chosen, needs };
}

function editOf({ planned: { kind, namespace, name, file, line } }: ProfilePod, add: string): ProfileEdit {
  return { kind, namespace, name, file, line, add };
}

/** Profiles of five selectors, none of them named as one that exists. */
function split(selectors: readonly ProposedSelector[], existing: readonly FargateProfile[]): ProposedProfile[] {
  const taken = new Set(existing.map(({ name }) => patternOf(name)));
  const profiles: ProposedProfile[] = [];
  for (let number = 1, from = 0; from < selectors.length; number++) {
    const name = `fargate-plan-${String(number).padStart(2, '0')}`;
    if (taken.has(name)) continue;
    profiles.push({ name, selectors: selectors.slice(from, from + SELECTORS_A_PROFILE) });
    from += SELECTORS_A_PROFILE;
  }
  return profiles;
}

function warningsFor(
  { profiles, chosen }: Way,
  pods: readonly ProfilePod[],
  isTaken: (pod: ProfilePod) => boolean,
  namespaces: ReadonlyMap<string, readonly ProfilePod[]>,
): string[] {
  const whole = [
    ...new Set(
      chosen.flatMap(({ selectors }) =>
        selectors.filter(({ labels }) => Object.keys(labels).length === 0).map(({ namespace }) => namespace),
      ),
    ),
  ];
  const caught = pods.filter((pod) => !pod.isWanted && isTaken(pod));
  const isAll = pods.every(({ isWanted }) => isWanted);
  return [
    ...(whole.length > 0
      ? [
          `All other pods of ${whole.length === 1 ? `namespace ${whole[0]}` : `${whole.length} namespaces`} go to Fargate too: hooks, pods of operators, and workloads added later.`,
        ]
      : []),
    ...(profiles > PROFILES_A_CLUSTER
      ? [`${profiles} profiles are more than the ${PROFILES_A_CLUSTER} that a cluster may have by default.`]
      : []),
    ...caught.map(
      ({ planned }) => `An existing profile selects ${planned.kind} ${planned.name}, which should stay on EC2.`,
    ),
    ...(isAll && !namespaces.has('kube-system')
      ? ['A cluster without EC2 nodes needs a selector for CoreDNS too: kube-system, k8s-app=kube-dns.']
      : []),
  ];
}
