import type { Finding } from '../../engine/findings/finding.ts';
import type { Report, Workload } from '../../engine/findings/report.ts';
import { addToGroup, groupBy } from '../../kubernetes/group-by.ts';
import { type Labels, matcherOf, selectorAt } from '../../kubernetes/label-selector.ts';
import { formatPath } from '../../kubernetes/place.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import { GIB, parseQuantity, ZERO } from '../../kubernetes/requests/quantity.ts';
import type { Resource } from '../../kubernetes/resource.ts';
import { workloadKey } from '../../kubernetes/workloads/max-replicas.ts';
import { isEmpty } from '../../kubernetes/workloads/selected-pods.ts';
import { BUILT_IN_KINDS } from '../../kubernetes/workloads/workload-kinds.ts';
import type { PlanOptions, Requests } from '../options.ts';
import type { Range } from '../plan.ts';
import { type Demand, demandOf } from '../pools/demand.ts';
import { times } from '../range.ts';
import { ownerOf } from './owners.ts';
import { ReplicaIndex, surgeOf } from './replicas.ts';
import { withoutSubcharts } from './subcharts.ts';

/** A workload in numbers: holds nothing of what was read, which is let go before anything is packed. */
export interface Subject {
  readonly namespace: string;
  /** Of the pods. */
  readonly labels: Labels;
  /** What its pods are called: the workload, or the owner of pods without one. */
  readonly kind: string;
  readonly name: string;
  readonly isDaemonSet: boolean;
  readonly isJob: boolean;
  readonly pods: Range;
  readonly isAutoscaled: boolean;
  readonly hasUnknownReplicas: boolean;
  /** Pods beside the most, while it rolls out. */
  readonly surge: number;
  /** What pods request on EC2, with what was assumed for pods that say nothing. */
  readonly requests: Requests;
  readonly hasRequests: boolean;
  /** Which nodes they may run on. */
  readonly demand: Demand;
  /** Whether they take a device, such as a GPU, that ordinary nodes do not have. */
  readonly hasDevices: boolean;
  /** Whether no two of them may share a node, or a zone. */
  readonly isApart: boolean;
  /** What Fargate bills of the ephemeral storage of a pod. */
  readonly billedStorageGiB: number;
}

/** A workload with what was read and found of it. */
export interface JudgedSubject extends Subject {
  readonly judged: Workload;
  readonly pod: Pod;
  readonly findings: readonly Finding[];
}

export interface Subjects {
  readonly subjects: readonly JudgedSubject[];
  /** Patches and other parts of objects, of which no pods are made. */
  readonly partial: number;
  /** Workloads that were read in several variants, and count once. */
  readonly variants: number;
  /** Workloads of charts that are rendered as a part of other ones too, and count there. */
  readonly subcharts: number;
}

/** They describe pods and make none: others make them. */
const MAKES_NO_PODS: ReadonlySet<string> = new Set(['PodTemplate', 'Revision', 'Configuration']);

/** The workloads of a report, each once: of variants (base and overlays) the one that asks for most. */
export function subjectsOf(report: Report, resources: readonly Resource[], options: PlanOptions): Subjects {
  const subjectFor = subjectReader(report, resources, options);
  const workloads = withoutSubcharts(report.workloads);
  const makingPods = workloads.filter(({ pod }) => !makesNoPods(pod));
  const whole = makingPods.filter(({ pod }) => !isPart(pod));
  let variants = 0;
  const subjects = [...groupBy(whole, keyOf).values()].map((group) => {
    const owner = ownerOfPod(group[0]);
    const all = group.map(subjectFor);
    const most = all.reduce((best, each) => (weightOf(each) > weightOf(best) ? each : best));
    if (!owner) {
      if (group.length > 1) variants++;
      return most;
    }
    return { ...most, kind: owner.kind, name: owner.name, pods: times(most.pods, group.length) };
  });
  return {
    subjects,
    partial: makingPods.length - whole.length,
    variants,
    subcharts: report.workloads.length - workloads.length,
  };
}

/** How to read each workload of a report, whatever variants of it there are. */
export function subjectReader(
  report: Report,
  resources: readonly Resource[],
  options: PlanOptions,
): (judged: Workload) => JudgedSubject {
  const replicas = new ReplicaIndex(resources, options.hpa);
  const findings = findingsByPod(report);
  return (judged) => subjectOf(judged, findings.get(judged.pod) ?? [], replicas, options);
}

export function makesNoPods({ workload }: Pod): boolean {
  return MAKES_NO_PODS.has(workload.kind);
}

/** What a kustomization or an operator completes; an operator's object is a workload all the same. */
export function isPart({ complete, workload: { kind, group } }: Pod): boolean {
  return !complete && BUILT_IN_KINDS.some((each) => each.kind === kind && each.groups.includes(group));
}

/** Pods of one owner that was not read are one workload when they request the same. */
function keyOf(judged: Workload): string {
  const { pod, requests } = judged;
  const owner = ownerOfPod(judged);
  if (owner) return JSON.stringify([pod.namespace, owner, requests, judged.runsOn, judged.outcome]);
  return `${workloadKey(pod.workload)} ${formatPath(pod.template.path.slice(pod.workload.place.path.length))}`;
}

function ownerOfPod({ pod: { workload } }: Workload) {
  return workload.kind === 'Pod' ? ownerOf(workload) : undefined;
}

function subjectOf(
  judged: Workload,
  findings: readonly Finding[],
  replicas: ReplicaIndex,
  { assumeRequests }: PlanOptions,
): JudgedSubject {
  const { pod } = judged;
  const { workload } = pod;
  const { pods, isAutoscaled, isUnknown } = replicas.of(pod);
  const { cpuMilli, memoryMiB } = judged.requests;
  const isSilent = cpuMilli === 0 && memoryMiB === 0;
  const isDaemonSet = workload.kind === 'DaemonSet';
  return {
    judged,
    pod,
    findings,
    namespace: pod.namespace,
    labels: pod.labels,
    billedStorageGiB: billedStorageOf(pod),
    kind: workload.kind,
    name: workload.name,
    isDaemonSet,
    isJob: workload.group === 'batch' && (workload.kind === 'Job' || workload.kind === 'CronJob'),
    pods,
    isAutoscaled,
    hasUnknownReplicas: isUnknown && !isDaemonSet,
    surge: surgeOf(workload, pods.max),
    requests: isSilent && assumeRequests ? assumeRequests : judged.requests,
    hasRequests: !isSilent || assumeRequests !== null,
    demand: demandOf(pod.spec, isDaemonSet),
    hasDevices: hasDevices(pod),
    isApart: isApart(pod),
  };
}

/** Not of what the VPC CNI gives to pods with security groups of their own. */
function hasDevices({ containers }: Pod): boolean {
  const limits = containers.flatMap(({ place }) => place.at('resources', 'limits').entries());
  return limits.some(
    ([name, { value }]) => /^(?!vpc\.amazonaws\.com).*\//.test(name) && (parseQuantity(value) ?? ZERO) > ZERO,
  );
}

function isApart({ spec, labels }: Pod): boolean {
  const terms = spec.at('affinity', 'podAntiAffinity', 'requiredDuringSchedulingIgnoredDuringExecution').items();
  return terms.some((term) => {
    const selector = term.at('labelSelector');
    return selector.isMapping && !isEmpty(selector) && matcherOf(selectorAt(selector))(labels);
  });
}

/**
 * Ephemeral storage above 20 GiB is billed; requests get a tenth and 5 GiB on top. Source:
 * https://aws.amazon.com/blogs/containers/amazon-eks-fargate-adds-support-for-larger-ephemeral-volumes (2023-08).
 */
const FREE_STORAGE_GIB = 20;

function billedStorageOf({ resources }: Pod): number {
  const asked = Number(resources.ephemeralStorage) / Number(GIB);
  return asked === 0 ? 0 : Math.max(0, asked * 1.1 + 5 - FREE_STORAGE_GIB);
}

/** For comparing workloads with each other. */
export function weightOf({ pods, requests }: Subject): number {
  return pods.max * (requests.cpuMilli + requests.memoryMiB / 8) + pods.max * 1e-6;
}

/** Suppressed ones count as well: what they say of the platform stays true. */
function findingsByPod({ findings, suppressed }: Report): ReadonlyMap<Pod, readonly Finding[]> {
  const byPod = new Map<Pod, Finding[]>();
  for (const finding of [...findings, ...suppressed.map((each) => each.finding)]) {
    for (const pod of new Set([...finding.affects, ...(finding.pod ? [finding.pod] : [])])) {
      addToGroup(byPod, pod, finding);
    }
  }
  return byPod;
}
