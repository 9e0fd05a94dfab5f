import { selectProfile } from '../../fargate/profiles/match.ts';
import { type FargateProfile, patternOf } from '../../fargate/profiles/profile.ts';
import { COMPUTE_TYPE } from '../../fargate/scheduling/node-labels.ts';
import { groupBy } from '../../kubernetes/group-by.ts';
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
const SELECTORS_A_PROFILE = 5;
const PROFILES_A_CLUSTER = 10;

interface Way extends ProfileWay {
  readonly chosen: readonly ProposedProfile[];
  readonly needs: readonly ProfileEdit[];
}

interface Pods {
  readonly all: readonly ProfilePod[];
  readonly byNamespace: ReadonlyMap<string, readonly ProfilePod[]>;
  /** Those for Fargate that no existing profile selects. */
  readonly open: ReadonlySet<ProfilePod>;
  /** Those that shall stay on EC2, and that an existing profile selects. */
  readonly caught: readonly ProfilePod[];
  readonly existing: readonly FargateProfile[];
}

/**
 * The smallest set of profiles that selects what goes to Fargate and nothing else. Null when nothing goes there, or no
 * way is exact.
 */
export function proposeProfile(
  subjects: readonly PlannedSubject[],
  existing: readonly FargateProfile[],
): ProfileProposal | null {
  const all = profilePods(subjects);
  const wanted = all.filter(({ isWanted }) => isWanted);
  if (wanted.length === 0) return null;
  const isTaken = (pod: ProfilePod) => selectProfile({ ...pod, complete: true }, existing).outcome === 'yes';
  const pods: Pods = {
    all,
    byNamespace: groupBy(all, ({ namespace }) => namespace),
    open: new Set(wanted.filter((pod) => !isTaken(pod))),
    caught: all.filter((pod) => !pod.isWanted && isTaken(pod)),
    existing,
  };
  const ways = WAYS.map((id) => wayOf(id, pods));
  const [first, ...others] = ways.filter(({ isExact }) => isExact);
  if (!first) return null;
  const best = others.reduce((least, way) => (costOf(way) < costOf(least) ? way : least), first);
  return {
    way: best.id,
    ways: ways.map(({ id, selectors, profiles, edits, isExact }) => ({ id, selectors, profiles, edits, isExact })),
    profiles: best.chosen,
    edits: best.needs,
    warnings: warningsFor(best, pods),
  };
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

function wayOf(id: ProfileWayId, pods: Pods): Way {
  const { all, byNamespace, open, existing } = pods;
  const selections = [...byNamespace]
    .filter(([, group]) => group.some((pod) => open.has(pod)))
    .map(([namespace, group]) => selectionOf(id, namespace, group, open));
  const found = selections.flatMap((selection) => selection ?? []);
  const selectors = found.flatMap((each) => each.selectors);
  const needs = found.flatMap((each) => each.edits);
  const chosen = split(selectors, existing);
  const isCovered = found.length === selections.length;
  const isExact = isCovered && isReadBackExact('eksctl', chosen, all, { way: id, existing });
  return { id, selectors: selectors.length, profiles: chosen.length, edits: needs.length, isExact, chosen, needs };
}

/** What selects the pods of a namespace, and what to write into workloads before. */
interface Selection {
  readonly selectors: readonly ProposedSelector[];
  readonly edits: readonly ProfileEdit[];
}

/** Undefined where no labels tell the wanted pods of a namespace from its others. */
function selectionOf(
  way: ProfileWayId,
  namespace: string,
  pods: readonly ProfilePod[],
  open: ReadonlySet<ProfilePod>,
): Selection | undefined {
  const stay = pods.filter(({ isWanted }) => !isWanted);
  if (stay.length === 0 || way === 'annotate') {
    const edits = stay.map((pod) => editOf(pod, `annotation ${COMPUTE_TYPE}: ec2`));
    return { selectors: [{ namespace, labels: {} }], edits };
  }
  const missing = pods.filter((pod) => open.has(pod));
  if (way === 'opt-in') {
    const edits = missing.map((pod) => editOf(pod, `label ${OPT_IN[0]}: "${OPT_IN[1]}"`));
    return { selectors: [selectorOf(namespace, [OPT_IN])], edits };
  }
  const cover = coverOf(
    maskOf(pods, (pod) => open.has(pod)),
    candidatesFor(pods),
  );
  return cover && { selectors: cover.map(({ labels }) => selectorOf(namespace, labels)), edits: [] };
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

function warningsFor({ profiles, chosen }: Way, { all, byNamespace, caught }: Pods): string[] {
  const selectors = chosen.flatMap((profile) => profile.selectors);
  const whole = selectors.filter(({ labels }) => Object.keys(labels).length === 0).map(({ namespace }) => namespace);
  const namespaces = [...new Set(whole)];
  const warnings: string[] = [];
  if (namespaces.length > 0) {
    warnings.push(
      `All other pods of ${namespaces.length === 1 ? `namespace ${namespaces[0]}` : `${namespaces.length} namespaces`} go to Fargate too: hooks, pods of operators, and workloads added later.`,
    );
  }
  if (profiles > PROFILES_A_CLUSTER) {
    warnings.push(`${profiles} profiles are more than the ${PROFILES_A_CLUSTER} that a cluster may have by default.`);
  }
  for (const { planned } of caught) {
    warnings.push(`An existing profile selects ${planned.kind} ${planned.name}, which should stay on EC2.`);
  }
  if (all.every(({ isWanted }) => isWanted) && !byNamespace.has('kube-system')) {
    warnings.push('A cluster without EC2 nodes needs a selector for CoreDNS too: kube-system, k8s-app=kube-dns.');
  }
  return warnings;
}
