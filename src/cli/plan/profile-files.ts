import type { Problem } from '../../engine/host.ts';
import type { Plan } from '../../plan/plan.ts';
import { profileText } from '../../plan/profiles/texts.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { writeReport } from '../output/write-report.ts';
import type { PlanArguments } from './arguments.ts';

/** Writes the proposed profiles for tools that make them. */
export function writeProfileFiles(
  { profile, region }: Plan,
  files: PlanArguments['writeProfiles'],
  cwd: string,
): Problem[] {
  if (files.length === 0) return [];
  if (!profile) throw new UsageError('--write-profiles: no selectors match exactly the pods that go to Fargate');
  return files.flatMap(({ format, file }) => writeReport(file, profileText(format, profile.profiles, region), cwd));
}
