import { messageOf } from '../../engine/findings/message.ts';
import { COMPUTE_TYPE } from '../../fargate/scheduling/node-labels.ts';
import { optsOut } from '../../fargate/scheduling/placement.ts';
import type { PlacementKind, PlanEdit, Reason, ReasonId } from '../plan.ts';
import { editFor, lineOf } from './edits.ts';
import type { JudgedSubject } from './subject.ts';

export interface PlannedPlacement {
  /** Without regard to cheaper sizes. */
  readonly placement: PlacementKind;
  readonly reasons: readonly Reason[];
  /** Without which the pods do not run on Fargate. */
  readonly edits: readonly PlanEdit[];
  /** Whether the pods run on Fargate as they are. */
  readonly runsNow: boolean;
}

/** What somebody has decided. */
export type Decision = 'keep' | 'move' | undefined;

/** Reasons that are advice, which `--move` overrides. */
const ADVICE: ReadonlySet<ReasonId> = new Set(['keeps-data', 'no-requests']);

/** Where a workload goes, and why. @param hasSize whether some size of Fargate holds its pods */
export function placementFor(subject: JudgedSubject, decision: Decision, hasSize: boolean): PlannedPlacement {
  const { reasons: found, edits } = findReasons(subject, decision === 'move');
  const isTooLarge = !hasSize && found.length === 0;
  const reasons = isTooLarge ? [reason('blocked', 'larger than the largest Fargate size')] : found;
  const holding = reasons.filter(({ id }) => id !== 'uncertain' && !(decision === 'move' && ADVICE.has(id)));
  const kept = decision === 'keep' ? [reason('kept', 'kept on EC2 by --keep or the configuration')] : [];
  const onEc2 = [...kept, ...holding];
  if (onEc2.length > 0) return { placement: 'ec2', reasons: onEc2, edits: [], runsNow: false };
  const uncertain = reasons.filter(({ id }) => id === 'uncertain');
  const runsNow = edits.length === 0;
  return { placement: runsNow ? 'fargate' : 'fargate-after-edits', reasons: uncertain, edits, runsNow };
}

interface Found {
  readonly reasons: readonly Reason[];
  readonly edits: readonly PlanEdit[];
}

/** @param isMoved whether an annotation that keeps the pods on EC2 is to be removed rather than obeyed */
function findReasons(subject: JudgedSubject, isMoved: boolean): Found {
  if (subject.isDaemonSet) return { reasons: [reason('daemonset', 'DaemonSets do not run on Fargate')], edits: [] };
  const annotation = annotationOn(subject);
  if (annotation && !isMoved) return { reasons: [annotation.reason], edits: [] };
  const blocking = blockingReasons(subject);
  return {
    reasons: [
      // Rules look at no pod that is annotated so.
      ...(annotation ? [reason('uncertain', 'not fully checked until the annotation is removed')] : []),
      ...blocking.reasons,
      ...requestReasons(subject),
      ...dataReasons(subject),
      ...uncertainReasons(subject),
    ],
    edits: uniqueEdits([...(annotation ? [annotation.removal] : []), ...blocking.edits]),
  };
}

/** The annotation that keeps the pods on EC2, and the edit that removes it. */
function annotationOn({ pod }: JudgedSubject): { reason: Reason; removal: PlanEdit } | undefined {
  if (!optsOut(pod)) return undefined;
  const at = lineOf(pod.template.at('metadata', 'annotations', COMPUTE_TYPE));
  return {
    reason: { ...reason('annotated', `annotated ${COMPUTE_TYPE}: ${pod.annotations[COMPUTE_TYPE]}`), ...at },
    removal: { effect: 'runs', title: `remove the annotation ${COMPUTE_TYPE}`, rule: null, ...at },
  };
}

/** What rules found that keeps the pods from running, as an edit where there is one. */
function blockingReasons({ findings, judged: { event, verdict } }: JudgedSubject): Found {
  const blocking = findings.filter(({ outcome }) => outcome !== 'runs' && outcome !== 'uncertain');
  if (blocking.length === 0 && verdict === 'blocked') {
    return { reasons: [{ ...reason('blocked', 'refused for a reason whose rule is off'), event }], edits: [] };
  }
  const reasons: Reason[] = [];
  const edits: PlanEdit[] = [];
  for (const finding of blocking) {
    const { file, range, rule } = finding;
    const isDevice = rule.id === 'no-device-resources';
    const edit = isDevice ? undefined : editFor(finding);
    if (edit) edits.push(edit);
    else {
      const at = { file: file.path, line: file.position(range.start).line };
      reasons.push({ ...reason(isDevice ? 'device' : 'blocked', messageOf(finding)), ...at, rule: rule.id, event });
    }
  }
  return { reasons, edits };
}

function requestReasons({ pod, hasRequests }: JudgedSubject): Reason[] {
  if (!pod.complete) return [reason('unknown', 'an operator completes the pods, so their requests are unknown')];
  if (!pod.resources.readable) return [reason('unknown', 'its requests cannot be read')];
  return hasRequests ? [] : [reason('no-requests', 'no requests (Fargate would give it 256 MiB)')];
}

function dataReasons(subject: JudgedSubject): Reason[] {
  if (subject.kind === 'StatefulSet') return [reason('keeps-data', 'StatefulSets may keep data')];
  const isUnknown = subject.judged.verdict === 'uncertain' && hasClaim(subject);
  return isUnknown ? [reason('keeps-data', 'has a claim whose volume is unknown')] : [];
}

function uncertainReasons({ judged, findings }: JudgedSubject): Reason[] {
  if (judged.verdict !== 'uncertain') return [];
  const finding = findings.find(({ outcome }) => outcome === 'uncertain');
  return [reason('uncertain', finding ? messageOf(finding) : 'unknown whether it runs')];
}

function hasClaim({ pod }: JudgedSubject): boolean {
  const volumes = pod.spec.at('volumes').items();
  return pod.claimTemplates.length > 0 || volumes.some((each) => each.at('persistentVolumeClaim').exists);
}

/** Two findings may ask for one change. */
function uniqueEdits(edits: readonly PlanEdit[]): PlanEdit[] {
  return [...new Map(edits.map((edit) => [`${edit.file}:${edit.line} ${edit.title}`, edit])).values()];
}

export function reason(id: ReasonId, text: string): Reason {
  return { id, text, rule: null, event: null, file: null, line: null };
}
