import { HOURS_A_MONTH, hourlyCost, type Prices, pricesIn } from '../../fargate/sizes/prices.ts';
import { type FargateSize, sizeFor } from '../../fargate/sizes/sizes.ts';
import { MIB, MILLI } from '../../kubernetes/requests/quantity.ts';
import { JOB_TTL_RULE } from '../deciding-rules.ts';
import type { PlanOptions, Requests } from '../options.ts';
import type { PlanEdit, PlannedJob, PlannedWorkload, Range } from '../plan.ts';
import { plus, times } from '../range.ts';
import { cheaperSizeOf, lineOf } from './edits.ts';
import { hoursAMonth, jobOf } from './jobs.ts';
import { type Decision, placementFor } from './placement.ts';
import type { JudgedSubject, Subject } from './subject.ts';

/** What Fargate charges, with the price of storage where it is known. */
export interface FargatePrices extends Prices {
  readonly storageGiBHour: number | null;
}

/** What is given, else what is known of the Region; undefined when neither is there. */
export function fargatePricesOf({ region, prices }: Pick<PlanOptions, 'region' | 'prices'>): FargatePrices | undefined {
  if (prices) return { ...prices, storageGiBHour: null };
  const known = pricesIn(region);
  return known && { ...known, storageGiBHour: known.storageGiBHour ?? null };
}

/** A workload with everything that the scenarios ask of it. */
export interface PlannedSubject {
  readonly subject: Subject;
  readonly planned: PlannedWorkload;
  /** Whether its pods run on Fargate as they are. */
  readonly runsNow: boolean;
  readonly decision: Decision;
}

/** @param prices undefined where there are none; then there is no money in it */
export function planSubject(
  judged: JudgedSubject,
  decision: Decision,
  options: PlanOptions,
  prices: FargatePrices | undefined,
): PlannedSubject {
  const { judged: workload, pod, findings: _, ...subject } = judged;
  const { requests } = subject;
  const fits = sizeOf(add(requests, options.sidecar));
  const { placement, reasons, edits, runsNow } = placementFor(judged, decision, fits !== null);
  const size = placement === 'ec2' ? null : fits;
  const cheaper = size && !options.sidecar && subject.hasRequests ? cheaperSizeOf(judged, options.margin) : undefined;
  const job = jobOf(judged, options.jobMinutes);
  const ttl = job && job.heldPods.expected > 0 && placement !== 'ec2' ? ttlEdit(judged) : undefined;
  const saving = [...(cheaper?.edits ?? []), ...(ttl ? [ttl] : [])];
  const sizeAfter = cheaper?.saving.cheaper ?? size;
  const hourOf = (each: FargateSize | null) => (each && prices ? podHour(subject, each, prices) : null);
  const [hour, hourAfter] = [runsNow ? hourOf(size) : null, hourOf(sizeAfter)];
  const jobAfter = job && ttl ? { ...job, heldPods: times(job.heldPods, 0) } : job;
  const { apiVersion, namespace } = pod.workload;
  const planned: PlannedWorkload = {
    apiVersion,
    kind: subject.kind,
    namespace,
    name: subject.name,
    ...lineOf(pod.workload.place),
    placement: placement === 'fargate' && saving.length > 0 ? 'fargate-after-edits' : placement,
    reasons,
    edits: [...edits, ...saving],
    pods: subject.isDaemonSet ? null : subject.pods,
    requests: { cpuMilli: requests.cpuMilli, memoryMiB: requests.memoryMiB },
    qos: workload.qos,
    size: runsNow ? size : null,
    sizeAfter,
    podMonth: hour === null ? null : hour * HOURS_A_MONTH,
    podMonthAfter: hourAfter === null ? null : hourAfter * HOURS_A_MONTH,
    month: hour === null ? null : workloadMonth(judged, hour, job),
    monthAfter: hourAfter === null ? null : workloadMonth(judged, hourAfter, jobAfter),
    job,
  };
  return { subject, planned, runsNow, decision };
}

function sizeOf({ cpuMilli, memoryMiB }: Requests): FargateSize | null {
  return sizeFor(BigInt(Math.ceil(cpuMilli)) * MILLI, BigInt(Math.ceil(memoryMiB)) * MIB) ?? null;
}

function add(requests: Requests, sidecar: Requests | null): Requests {
  if (!sidecar) return requests;
  return {
    cpuMilli: requests.cpuMilli + sidecar.cpuMilli,
    memoryMiB: requests.memoryMiB + sidecar.memoryMiB,
  };
}

function podHour(subject: Subject, size: FargateSize, prices: FargatePrices): number {
  return hourlyCost(size, prices) + subject.billedStorageGiB * (prices.storageGiBHour ?? 0);
}

function workloadMonth(subject: JudgedSubject, hour: number, job: PlannedJob | null): Range {
  if (!job) return times(subject.pods, hour * HOURS_A_MONTH);
  const running = times(subject.pods, hour * hoursAMonth(job, subject));
  return plus(running, times(job.heldPods, hour * HOURS_A_MONTH));
}

/** The rule says where the field would be written. */
function ttlEdit({ findings }: JudgedSubject): PlanEdit | undefined {
  const finding = findings.find(({ rule }) => rule.id === JOB_TTL_RULE);
  if (!finding) return undefined;
  const { file, range } = finding;
  return {
    effect: 'cheaper',
    title: 'set ttlSecondsAfterFinished',
    rule: finding.rule.id,
    file: file.path,
    line: file.position(range.start).line,
  };
}
