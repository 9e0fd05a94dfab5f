import { fargatePodsAmong } from '../src/fargate/scheduling/placement.ts';
import type { Manifests } from '../src/kubernetes/manifests.ts';
import { memoize } from '../src/kubernetes/memoize.ts';
import { folderOf } from '../src/kubernetes/nearest.ts';
import type { Pod } from '../src/kubernetes/pod.ts';
import type { Resource } from '../src/kubernetes/resource.ts';
import {
  allowsNoneOfAny,
  type Budget,
  budgetOf,
  evictionsAllowed,
} from '../src/kubernetes/workloads/disruption-budget.ts';
import { lowestScale, SCALING_KINDS, type Scale } from '../src/kubernetes/workloads/scale.ts';
import { isEmpty, nameWorkloads, podsSelectedBy } from '../src/kubernetes/workloads/selected-pods.ts';
import { defineRule, replaceValue, type Suggestion } from '../src/rule.ts';

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
    never:
      '{field}: {value} lets no pod of {pods} be evicted: when Fargate patches their nodes it cannot move them, and deletes them in the end.',
    atScale:
      '{field}: {value} with {replicas} lets no pod of {pods} be evicted: when Fargate patches their nodes it cannot move them, and deletes them in the end.',
    twice: '{pod} is in budget {other} too, and a pod with two budgets cannot be evicted.',
  },
  help: 'Run at least two replicas and allow one to be away: maxUnavailable: 1. Keep one budget for each pod.',

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
  if (!budget) return undefined;
  const { field, at } = budget;
  const scales = scalesIn(manifests)(pods);
  const count = totalOf(scales);
  const data = { field, value: String(at.value), pods: nameWorkloads(pods) };
  if (count === 0) return undefined;
  const suggest = loosened(budget, count);
  if (allowsNoneOfAny(budget)) return { message: 'never', at, data, suggest } as const;
  if (count === undefined || evictionsAllowed(budget, count) > 0 || isScaledElsewhere(budget, scales)) return undefined;
  const notes = scales.flatMap((scale) => autoscalerOf(scale));
  const details = { value: amountOf(budget, count), replicas: replicas(count, scales) };
  return { message: 'atScale', at, data: { ...data, ...details }, suggest, notes } as const;
}

/** Thousands of budgets may cover the same pods. */
const scalesIn = memoize((manifests: Manifests) =>
  memoize((pods: readonly Pod[]) => pods.map((pod) => lowestScale(pod, manifests))),
);

const totalOf = memoize((scales: readonly (Scale | undefined)[]) =>
  scales.reduce<number | undefined>(
    (sum, scale) => (sum === undefined || !scale ? undefined : sum + scale.replicas),
    0,
  ),
);

function replicas(count: number, scales: readonly (Scale | undefined)[]): string {
  const name = count === 1 ? '1 replica' : `${count} replicas`;
  if (scales.some((scale) => scale?.autoscaler)) return `${name} (the fewest that its autoscaler keeps)`;
  return scales.some((scale) => scale?.isDefault) ? `${name} (the default)` : name;
}

/** `67% (3 of 3, rounded up)`. */
function amountOf({ at, amount, isPercent }: Budget, count: number): string {
  return isPercent ? `${at.value} (${Math.ceil((amount * count) / 100)} of ${count}, rounded up)` : String(at.value);
}

/** Whoever keeps more than one pod available and writes no replicas has them written where nobody looked. */
function isScaledElsewhere({ amount, isPercent }: Budget, scales: readonly (Scale | undefined)[]): boolean {
  return (isPercent || amount > 1) && scales.some((scale) => scale?.isDefault && !scale.autoscaler);
}

function autoscalerOf(scale: Scale | undefined) {
  if (!scale?.autoscaler) return [];
  return [{ at: scale.autoscaler.place.at('spec', 'minReplicas'), text: 'the fewest replicas' }];
}

/** One pod may go: what can be said without asking for more replicas. */
function loosened({ field, at, isPercent }: Budget, count: number | undefined): Suggestion[] {
  if (field === 'maxUnavailable') return [replaceValue(at, 1)];
  return !isPercent && count !== undefined && count > 1 ? [replaceValue(at, count - 1)] : [];
}

function overlapOf(budget: Resource, pods: readonly Pod[], covered: CoveredPods) {
  const found = covered.find(budget, pods);
  if (!found) return undefined;
  const { pod, other } = found;
  const notes = [{ at: other.place.at('spec', 'selector'), text: 'the other budget' }];
  const data = { pod: nameWorkloads([pod]), other: other.name };
  return { message: 'twice', at: budget.place.at('spec', 'selector'), data, notes } as const;
}

/**
 * The budgets that pods are in already. Two count as applied together when one is in the folder of the other or below:
 * those of one name are variants of one object, and those in sibling folders may be alternatives to each other.
 */
class CoveredPods {
  /** For each pod the first budget of a folder, or of those below it, and the first of another name. */
  private readonly budgets = new Map<Pod, Map<string, Resource[]>>();

  find(budget: Resource, pods: readonly Pod[]): { pod: Pod; other: Resource } | undefined {
    const keys = [`below ${folderOf(budget)}`, ...foldersAround(budget).map((folder) => `in ${folder}`)];
    for (const pod of pods) {
      const known = this.budgets.get(pod);
      for (const key of known ? keys : []) {
        const other = known?.get(key)?.find(({ name }) => name !== budget.name);
        if (other) return { pod, other };
      }
    }
    return undefined;
  }

  add(budget: Resource, pods: readonly Pod[]): void {
    const keys = [`in ${folderOf(budget)}`, ...foldersAround(budget).map((folder) => `below ${folder}`)];
    for (const pod of pods) {
      const known = this.budgets.get(pod) ?? new Map<string, Resource[]>();
      this.budgets.set(pod, known);
      for (const key of keys) {
        const [first, second] = known.get(key) ?? [];
        if (!first) known.set(key, [budget]);
        else if (!second && first.name !== budget.name) known.set(key, [first, budget]);
      }
    }
  }
}

/** The folder of an object and those above it. */
function foldersAround(resource: Resource): string[] {
  const steps = folderOf(resource).split('/').slice(0, -1);
  return ['', ...steps.map((_, index) => `${steps.slice(0, index + 1).join('/')}/`)];
}
