import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Problem } from '../../engine/host.ts';
import { PLAIN, type PlanFormatOptions } from '../../formatters/plan/format.ts';
import { loadPlanFormat } from '../../formatters/plan/index.ts';
import { createStyle } from '../../formatters/terminal/style.ts';
import { fileErrorReason } from '../../host/file-names.ts';
import type { Plan } from '../../plan/plan.ts';
import { type Subnet, subnetOfCidr, subnetsOfAws } from '../../plan/room/subnets.ts';
import { VERSION } from '../../version.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { Environment } from '../io.ts';
import { hasDirectory, writeReport } from '../output/write-report.ts';
import type { PlanArguments } from './arguments.ts';

/** Throws a {@link UsageError} for files that have no directory, before a long run. */
export function checkDirectories({ formats, writeProfiles }: PlanArguments, cwd: string): void {
  for (const { file } of [...formats, ...writeProfiles]) {
    if (file === undefined || hasDirectory(file, cwd)) continue;
    throw new UsageError(`${file}: no such directory ${dirname(file)}`);
  }
}

/** CIDRs, or what `aws ec2 describe-subnets` has printed into a file. Throws a {@link UsageError} for anything else. */
export function readSubnets(value: string | undefined, cwd: string): readonly Subnet[] | null {
  if (value === undefined) return null;
  const given = value.split(',').map(subnetOfCidr);
  if (given.every((each) => each !== undefined)) return given;
  const expected = `--subnets: '${value}' is not a comma-separated list of CIDRs from /16 to /28, or a file with the output of aws ec2 describe-subnets`;
  if (value.includes('/') && /^[\d./,]+$/.test(value)) throw new UsageError(expected);
  const subnets = subnetsOfAws(readJson(value, cwd, '--subnets'));
  if (!subnets) throw new UsageError(expected);
  return subnets;
}

/** A plan that an earlier run printed as JSON. Throws a {@link UsageError} for anything else. */
export function readBasePlan(file: string | undefined, cwd: string): Plan | undefined {
  if (file === undefined) return undefined;
  const value = readJson(file, cwd, '--compare') as Partial<Plan> | null;
  const isPlan =
    typeof value === 'object' &&
    value?.version === 1 &&
    [value.workloads, value.scenarios].every(Array.isArray) &&
    typeof value.currency === 'string';
  if (!isPlan)
    throw new UsageError(`--compare ${file}: not a plan of version 1; create one with plan --format json=${file}`);
  return value as Plan;
}

function readJson(file: string, cwd: string, option: string): unknown {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, file), 'utf8');
  } catch (error) {
    throw new UsageError(`${option} ${file}: ${fileErrorReason(error)}`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${option} ${file}: not JSON`);
  }
}

/** Writes the plans that have files. Returns a problem for each that failed, and the text of the one without a file. */
export async function writePlan(
  plan: Plan,
  formats: PlanArguments['formats'],
  options: PlanFormatOptions,
  { io, color }: { readonly io: Environment; readonly color: boolean | undefined },
): Promise<{ readonly problems: Problem[]; readonly text: readonly string[] }> {
  const problems: Problem[] = [];
  const text: string[] = [];
  for (const { format: name, file } of formats) {
    const format = await loadPlanFormat(name);
    if (file === undefined) {
      text.push(format(plan, createStyle({ output: io.stdout, env: io.env, color, version: VERSION }), options));
    } else {
      problems.push(...writeReport(file, format(plan, PLAIN, options), io.cwd));
    }
  }
  return { problems, text };
}
