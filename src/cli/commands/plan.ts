import { rules } from '../../../rules/index.ts';
import { configuredOptions } from '../../config/lint-options.ts';
import { ALWAYS_ON } from '../../engine/always-on.ts';
import type { Problem } from '../../engine/host.ts';
import { lintFiles, resourcesOfFiles } from '../../engine/lint-files.ts';
import { unmeasured } from '../../engine/measure.ts';
import { REGIONS } from '../../fargate/sizes/regions.ts';
import { escapeTerminal } from '../../formatters/escape.ts';
import { uncheckedSentence } from '../../formatters/unchecked.ts';
import { createNodeHost } from '../../host/node-host.ts';
import { buildPlan } from '../../plan/build-plan.ts';
import { PlanError } from '../../plan/error.ts';
import type { PlanOptions } from '../../plan/options.ts';
import type { Plan } from '../../plan/plan.ts';
import { planParseOptionsOf, withoutProfiles } from '../../plan/plan-inputs.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../settings.ts';
import { type Arguments, parseArguments } from '../arguments/arguments.ts';
import { didYouMean } from '../arguments/suggest.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { openConfiguration } from '../configuration/configuration.ts';
import { pluginsOf } from '../configuration/plugins.ts';
import { settingsWithProfiles } from '../configuration/profiles.ts';
import { readFiles } from '../inputs/read-files.ts';
import { collectSources } from '../inputs/sources.ts';
import type { Io } from '../io.ts';
import { completeOptions, type PlanArguments, parsePlanArguments } from '../plan/arguments.ts';
import { checkDirectories, readBasePlan, readSubnets, writePlan } from '../plan/files.ts';
import { PLAN_HELP } from '../plan/help.ts';
import { writeProfileFiles } from '../plan/profile-files.ts';

/** Prints where workloads go, at what size and price, and what stays on EC2. */
export async function plan(argv: readonly string[], io: Io): Promise<0 | 2> {
  const own = parsePlanArguments(argv);
  if (own.isHelp) {
    io.stdout.write(PLAN_HELP);
    return 0;
  }
  checkDirectories(own, io.cwd);
  const base = readBasePlan(own.compare, io.cwd);
  const problems: Problem[] = [];
  try {
    const planned = await planSources(own, problems, io);
    if (!planned) return 2;
    const options = { listsAssumptions: own.listsAssumptions, base };
    problems.push(...(await writePlan(planned.plan, own.formats, options, { io, color: planned.args.color })));
    problems.push(...writeProfileFiles(planned.plan, own.writeProfiles, io.cwd));
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    for (const { path, reason } of problems) complain(io, `${path}: ${reason}`);
    complain(io, error.message);
    return 2;
  }
  for (const { path, reason } of problems) complain(io, `${path}: ${reason}`);
  return problems.length > 0 ? 2 : 0;
}

/** Reads and lints as a run does, and plans with that; undefined when the configuration cannot be used. */
async function planSources(
  own: PlanArguments,
  problems: Problem[],
  io: Io,
): Promise<{ plan: Plan; args: Arguments } | undefined> {
  const plugins = await pluginsOf(own.rest, io);
  const known = [...rules, ...plugins.flatMap((plugin) => plugin.rules)];
  const args = parseArguments(own.rest, {
    configurable: known.map(({ id }) => id),
    alwaysOn: ALWAYS_ON.map(({ id }) => id),
  });
  const host = createNodeHost({ cwd: io.cwd, gitignore: args.gitignore });
  const configuration = await openConfiguration(args, { host, cwd: io.cwd, rules: known });
  const { settings: typed, ...profiles } = await settingsWithProfiles(args, host, io.cwd);
  for (const each of [...configuration.notes, ...configuration.problems, ...profiles.notes, ...profiles.problems])
    complain(io, each);
  if (configuration.problems.length + profiles.problems.length > 0) return undefined;
  const configured = configuredOptions(configuration, { settings: typed, levels: args.levels });
  const settings: Settings = { ...DEFAULT_SETTINGS, ...configured.settings };
  checkRegion(settings.region);
  const sources = await collectSources(args, io, { host, problems, project: configuration.project });
  for (const each of sources.built.notes) complain(io, each);
  const options = withoutProfiles({ rules: known, ...configured, report: sources.report });
  const files = [
    ...(await readFiles(sources.inputs, {
      parseOptions: planParseOptionsOf(options),
      measure: unmeasured,
      onProblem: (problem) => problems.push(problem),
    })),
    ...sources.built.files(new Map()),
  ];
  const report = lintFiles(files, options);
  for (const each of report.unchecked) complain(io, uncheckedSentence(each));
  for (const { file } of report.skipped) complain(io, `${file}: an unrendered template, so it is not in the plan.`);
  const always = { region: settings.region, today: todayOf(io) };
  const given: Partial<PlanOptions> = {
    prices: settings.prices,
    profiles: settings.profiles ?? [],
    subnets: readSubnets(own.subnets, io.cwd),
  };
  const parts = [configuration.project?.plan ?? {}, own.options, given];
  return { plan: buildPlan(report, resourcesOfFiles(files, settings), completeOptions(parts, always)), args };
}

function checkRegion(region: string): void {
  if (REGIONS.includes(region)) return;
  throw new UsageError(`unknown region ${region}${didYouMean(region, REGIONS)}`);
}

/** Of the day that reproducible builds name. Source: https://reproducible-builds.org/docs/source-date-epoch/. */
function todayOf({ env }: Io): Date {
  const epoch = env.SOURCE_DATE_EPOCH;
  return epoch !== undefined && /^\d{1,11}$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date();
}

function complain(io: Io, message: string): void {
  io.stderr.write(`fargate-lint: ${escapeTerminal(message)}\n`);
}
