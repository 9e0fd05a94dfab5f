import type { Finding } from '../../engine/findings/finding.ts';
import { changesOf } from '../../engine/fix/changes.ts';
import { type SizeSaving, sizeSavingOf } from '../../fargate/sizes/size-saving.ts';
import type { Place } from '../../kubernetes/place.ts';
import { formatBytes, formatCpu } from '../../kubernetes/requests/quantity.ts';
import { type RequestReduction, replacementsFor } from '../../kubernetes/requests/request-reductions.ts';
import type { PlanEdit } from '../plan.ts';
import type { JudgedSubject } from './subject.ts';

/** The title of the change that makes a pod stay where it is, which is no way to Fargate. */
const KEEP_ON_EC2 = 'Keep this workload on EC2';

/** What has to be changed so that a finding no longer keeps pods off Fargate; undefined when nothing that is offered does. */
export function editFor(finding: Finding): PlanEdit | undefined {
  const { fix, suggestions } = changesOf(finding);
  const change = fix ?? suggestions.find(({ title }) => title !== KEEP_ON_EC2);
  if (!change) return undefined;
  const at = finding.places.find(({ file }) => file === change.file) ?? finding;
  const start = change.edits[0]?.start ?? at.range.start;
  const line = change.file.position(at.file === change.file ? at.range.start : start).line;
  return { effect: 'runs', title: change.title, rule: finding.rule.id, file: change.file.path, line };
}

/** A cheaper size, when what has to be cut for it is written in the manifest. */
export interface CheaperSize {
  readonly saving: SizeSaving;
  readonly edits: readonly PlanEdit[];
}

export function cheaperSizeOf({ pod }: JudgedSubject, margin: number): CheaperSize | undefined {
  if (!pod.complete || !pod.resources.readable) return undefined;
  const saving = sizeSavingOf(pod, margin);
  const edits = saving?.reductions.map(editOfReduction);
  return saving && edits?.every((each) => each !== undefined) ? { saving, edits } : undefined;
}

/** `cpu 256m → 250m`, and whose, where a pod has several containers. */
function editOfReduction(reduction: RequestReduction): PlanEdit | undefined {
  const [first] = replacementsFor(reduction);
  if (!first) return undefined;
  const { name, part, remaining } = reduction;
  const format = name === 'cpu' ? formatCpu : formatBytes;
  const title = `${name} ${format(part.amount)} → ${format(remaining)} in ${part.who}`;
  return { effect: 'cheaper', title, rule: 'size-rounding', ...lineOf(first.at) };
}

export function lineOf(place: Place): { file: string; line: number } {
  const [{ file, range }] = place.spans;
  return { file: file.path, line: file.position(range.start).line };
}
