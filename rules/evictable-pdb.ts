import { fargatePodsAmong } from '../src/fargate/scheduling/placement.ts';
import type { Manifests } from '../src/kubernetes/manifests.ts';
import { memoize } from '../src/kubernetes/memoize.ts';
import { folderOf } from '../src/kubernetes/nearest.ts';
import type { Pod } from '../src/kubernetes/pod.ts';
import type { Resource } from '../src/kubernetes/resource.ts';
import {
  allowsNoneOfAny,
  allowsOneOfAny,
  type Budget,
  budgetOf,
  evictionsAllowed,
} from '../src/kubernetes/workloads/disruption-budget.ts';
import { type MinReplicas, minReplicasOf, SCALING_KINDS } from '../src/kubernetes/workloads/min-replicas.ts';
import {
  isEmpty,
  nameWorkload,
  noteFew,
  noteWorkloads,
  podsSelectedBy,
} from '../src/kubernetes/workloads/selected-pods.ts';
import { defineRule, type Note, replaceValue, type Suggestion } from '../src/rule.ts';

export default defineRule({
  id: 'evictable-pdb',
  description: 'Require disruption budgets that let Fargate pods be evicted',
  category: 'effect',
  severity: 'warn',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-patching.html',
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  ],
  messages: {
    never: '`{field}: {value}` blocks every eviction; Fargate patching deletes the pods in the end',
    atScale: '`{field}: {value}` with {replicas} blocks every eviction; Fargate patching deletes the pods',
    twice: '{pod} is also in budget `{other}`; a pod with two budgets cannot be evicted',
  },
  help: 'Run at least two replicas with `maxUnavailable: 1`, and one budget per pod.',

  reads: ['PodDisruptionBudget', ...SCALING_KINDS],
  set({ report, manifests, placement }) {
    const covered = new CoveredPods();
    for (const budget of manifests.ofKind('PodDisruptionBudget')) {
      if (budget.group !== 'policy') continue;
      const pods = podsOf(budget, manifests);
      const onFargate = fargatePodsAmong(pods, placement);
      if (onFargate.length === 0) continue;
      const refusal = refusalOf(budget, pods, manifests);
      if (refusal) report(refusal);
      const overlap = overlapOf(budget, onFargate, covered);
      if (overlap) report(overlap);
      covered.add(budget, onFargate);
    }
  },
});

/** In the first version of the API an empty selector selected nothing. */
function podsOf(budget: Resource, manifests: Manifests): readonly Pod[] {
  const selector = budget.place.at('spec', 'selector');
  return budget.apiVersion === 'policy/v1beta1' && isEmpty(selector) ? [] : podsSelectedBy(selector, budget, manifests);
}

function refusalOf({ place }: Resource, pods: readonly Pod[], manifests: Manifests) {
  const budget = budgetOf(place.at('spec'));
  if (!budget || allowsOneOfAny(budget)) return undefined;
  const { field, at } = budget;
  const scales = scalesIn(manifests)(pods);
  const count = totalOf(scales);
  if (count === 0) return undefined;
  const data = { field, value: String(at.value) };
  const suggest = loosened(budget, count);
  const workloads = noteWorkloads(pods);
  if (allowsNoneOfAny(budget)) return { message: 'never', at, data, suggest, notes: workloads } as const;
  if (count === undefined || evictionsAllowed(budget, count) > 0 || isScaledElsewhere(budget, scales)) return undefined;
  const notes = [...explainAmount(budget, count), ...explainScales(scales), ...workloads];
  const replicas = count === 1 ? '1 replica' : `${count} replicas`;
  return { message: 'atScale', at, data: { ...data, replicas }, suggest, notes } as const;
}

/** Thousands of budgets may cover the same pods. */
const scalesIn = memoize((manifests: Manifests) => {
  const scaleOf = memoize((pod: Pod) => minReplicasOf(pod, manifests));
  return memoize((pods: readonly Pod[]) => pods.map(scaleOf));
});

const totalOf = memoize((scales: readonly (MinReplicas | undefined)[]) =>
  scales.reduce<number | undefined>(
    (sum, scale) => (sum === undefined || !scale ? undefined : sum + scale.replicas),
    0,
  ),
);

function explainAmount({ at, amount, isPercent }: Budget, count: number): Note[] {
  return isPercent ? [{ text: `${at.value} of ${count} is ${Math.ceil((amount * count) / 100)}, rounded up` }] : [];
}

const explainScales = memoize((scales: readonly (MinReplicas | undefined)[]): Note[] => {
  const places = scales.flatMap((scale) => scale?.autoscaler?.place.at('spec', 'minReplicas') ?? []);
  if (places.length > 0) return noteFew(places, (at) => ({ text: 'minReplicas of the autoscaler', at }));
  return scales.some((scale) => scale?.isDefault) ? [{ text: 'replicas is 1 by default' }] : [];
});

/** With more than one pod to keep available and no replicas, the number must be set somewhere that was not read. */
function isScaledElsewhere({ amount, isPercent }: Budget, scales: readonly (MinReplicas | undefined)[]): boolean {
  return (isPercent || amount > 1) && scales.some((scale) => scale?.isDefault && !scale.autoscaler);
}

/** Lets one pod go, without asking for more replicas. */
function loosened({ field, at, isPercent }: Budget, count: number | undefined): Suggestion[] {
  if (field === 'maxUnavailable') return [replaceValue(at, 1)];
  return !isPercent && count !== undefined && count > 1 ? [replaceValue(at, count - 1)] : [];
}

function overlapOf(budget: Resource, pods: readonly Pod[], covered: CoveredPods) {
  const found = covered.find(budget, pods);
  if (!found) return undefined;
  const { pod, other } = found;
  const notes = [{ at: other.place.at('spec', 'selector'), text: `budget ${other.name}` }];
  const data = { pod: nameWorkload(pod), other: other.name };
  return { message: 'twice', at: budget.place.at('spec', 'selector'), data, notes } as const;
}

/**
 * The budgets that pods are in already. Two count as applied together when one is in the folder of the other or below:
 * those of one name are variants of one object, and those in sibling folders may be alternatives to each other.
 */
class CoveredPods {
  /** By where it counts and by pod, the first budget of a folder or of those below it, and the first of another name. */
  private readonly budgets = new Map<string, Map<Pod, { readonly first: Resource; second?: Resource }>>();

  find(budget: Resource, pods: readonly Pod[]): { pod: Pod; other: Resource } | undefined {
    const keys = [`below ${folderOf(budget)}`, ...foldersAround(budget).map((folder) => `in ${folder}`)];
    const groups = keys.flatMap((key) => this.budgets.get(key) ?? []);
    for (const pod of pods) {
      for (const group of groups) {
        const known = group.get(pod);
        const other = known?.first.name === budget.name ? known.second : known?.first;
        if (other) return { pod, other };
      }
    }
    return undefined;
  }

  add(budget: Resource, pods: readonly Pod[]): void {
    const keys = [`in ${folderOf(budget)}`, ...foldersAround(budget).map((folder) => `below ${folder}`)];
    for (const key of keys) {
      const group = this.budgets.get(key) ?? new Map();
      this.budgets.set(key, group);
      for (const pod of pods) {
        const known = group.get(pod);
        if (!known) group.set(pod, { first: budget });
        else if (!known.second && known.first.name !== budget.name) known.second = budget;
      }
    }
  }
}

/** The folder of an object and those above it. */
function foldersAround(resource: Resource): string[] {
  const steps = folderOf(resource).split('/').slice(0, -1);
  return ['', ...steps.map((_, index) => `${steps.slice(0, index + 1).join('/')}/`)];
}
