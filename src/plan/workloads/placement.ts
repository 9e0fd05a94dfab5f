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
  const { reasons, edits } = findReasons(subject, decision === 'move');
  if (!hasSize && reasons.length === 0) reasons.push(reason('blocked', 'larger than the largest Fargate size'));
  const holding = reasons.filter(({ id }) => id !== 'uncertain' && !(decision === 'move' && ADVICE.has(id)));
  const kept = decision === 'keep' ? [reason('kept', 'kept on EC2 by --keep or the configuration')] : [];
  const onEc2 = [...kept, ...holding];
  if (onEc2.length > 0) return { placement: 'ec2', reasons: onEc2, edits: [], runsNow: false };
  const uncertain = reasons.filter(({ id }) => id === 'uncertain');
  const runsNow = edits.length === 0;
  return { placement: runsNow ? 'fargate' : 'fargate-after-edits', reasons: uncertain, edits, runsNow };
}

/** @param isMoved whether an annotation that keeps the pods on EC2 is to be removed rather than obeyed */
function findReasons(subject: JudgedSubject, isMoved: boolean): { reasons: Reason[]; edits: PlanEdit[] } {
  const { pod, judged, isDaemonSet, hasRequests, kind, findings } = subject;
  if (isDaemonSet) return { reasons: [reason('daemonset', 'DaemonSets do not run on Fargate')], edits: [] };
  const isAnnotated = optsOut(pod);
  const at = isAnnotated ? lineOf(pod.template.at('metadata', 'annotations', COMPUTE_TYPE)) : undefined;
  if (at && !isMoved) {
    return {
      reasons: [{ ...reason('annotated', `annotated ${COMPUTE_TYPE}: ${pod.annotations[COMPUTE_TYPE]}`), ...at }],
      edits: [],
    };
  }
  // Rules look at no pod that is annotated so.
  const unchecked = 'not fully checked until the annotation is removed';
  const reasons: Reason[] = at ? [reason('uncertain', unchecked)] : [];
  const edits: PlanEdit[] = at
    ? [{ effect: 'runs', title: `remove the annotation ${COMPUTE_TYPE}`, rule: null, ...at }]
    : [];
  const blocking = findings.filter(({ outcome }) => outcome !== 'runs' && outcome !== 'uncertain');
  for (const finding of blocking) {
    const isDevice = finding.rule.id === 'no-device-resources';
    const edit = isDevice ? undefined : editFor(finding);
    if (edit) edits.push(edit);
    else {
      const { file, range } = finding;
      const at = { file: file.path, line: file.position(range.start).line };
      reasons.push({
        ...reason(isDevice ? 'device' : 'blocked', messageOf(finding)),
        ...at,
        rule: finding.rule.id,
        event: judged.event,
      });
    }
  }
  if (judged.verdict === 'blocked' && blocking.length === 0) {
    reasons.push({ ...reason('blocked', 'refused for a reason whose rule is off'), event: judged.event });
  }
  if (!pod.complete) reasons.push(reason('unknown', 'an operator completes the pods, so their requests are unknown'));
  else if (!pod.resources.readable) reasons.push(reason('unknown', 'its requests cannot be read'));
  else if (!hasRequests) reasons.push(reason('no-requests', 'no requests (Fargate would give it 256 MiB)'));
  if (kind === 'StatefulSet') reasons.push(reason('keeps-data', 'StatefulSets may keep data'));
  else if (judged.verdict === 'uncertain' && hasClaim(subject)) {
    reasons.push(reason('keeps-data', 'has a claim whose volume is unknown'));
  }
  if (judged.verdict === 'uncertain') {
    const open = findings.find(({ outcome }) => outcome === 'uncertain');
    reasons.push(reason('uncertain', open ? messageOf(open) : 'unknown whether it runs'));
  }
  return { reasons, edits: uniqueEdits(edits) };
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
