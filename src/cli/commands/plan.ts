import { configuredOptions } from '../../config/lint-options.ts';
import { parseError } from '../../engine/always-on.ts';
import type { Finding } from '../../engine/findings/finding.ts';
import { messageOf } from '../../engine/findings/message.ts';
import type { Problem } from '../../engine/host.ts';
import { lintFiles, resourcesOfFiles } from '../../engine/lint-files.ts';
import { unmeasured } from '../../engine/measure.ts';
import { REGIONS } from '../../fargate/sizes/regions.ts';
import { uncheckedSentence } from '../../formatters/unchecked.ts';
import { createNodeHost } from '../../host/node-host.ts';
import { buildPlan, type PlanInput, planInputOf } from '../../plan/build-plan.ts';
import { decidingRules } from '../../plan/deciding-rules.ts';
import { PlanError } from '../../plan/error.ts';
import { type PlanOptions, withoutProfiles } from '../../plan/options.ts';
import { planParseOptionsOf } from '../../plan/plan-inputs.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../settings.ts';
import { formatSpan } from '../../source/span.ts';
import { parseArguments, type RunOptions } from '../arguments/arguments.ts';
import { didYouMean } from '../arguments/suggest.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { openRun } from '../configuration/open-run.ts';
import { readFiles } from '../inputs/read-files.ts';
import { collectSources } from '../inputs/sources.ts';
import type { Environment, ExitCode, Io, Outcome } from '../io.ts';
import { problemText } from '../output/closing-messages.ts';
import { writeOutcome } from '../output/messages.ts';
import { completeOptions, type PlanArguments, parsePlanArguments } from '../plan/arguments.ts';
import { checkDirectories, readBasePlan, readSubnets, writePlan } from '../plan/files.ts';
import { PLAN_HELP } from '../plan/help.ts';
import { writeProfileFiles } from '../plan/profile-files.ts';

/** Prints where workloads go, at what size and price, and what stays on EC2. */
export async function plan(argv: readonly string[], io: Io): Promise<ExitCode> {
  const own = parsePlanArguments(argv);
  if (!own.isHelp) return writeOutcome(await runPlan(own, parseArguments(own.rest), io), io);
  io.stdout.write((await import('../help.ts')).wrapHelp(PLAN_HELP, io.stdout.columns));
  return 0;
}

/** Plans what the options of a run name, and writes the files that are asked for. Throws a {@link UsageError}. */
export async function runPlan(own: PlanArguments, args: RunOptions, io: Environment): Promise<Outcome> {
  checkDirectories(own, io.cwd);
  const base = readBasePlan(own.compare, io.cwd);
  const problems: Problem[] = [];
  const messages: string[] = [];
  try {
    const input = await readForPlan(own, args, { problems, messages }, io);
    if (!input) return { code: 2, text: [], messages };
    const planned = buildPlan(input);
    const options = { listsAssumptions: own.listsAssumptions, base };
    const written = await writePlan(planned, own.formats, options, { io, color: args.color });
    problems.push(...written.problems, ...writeProfileFiles(planned, own.writeProfiles, io.cwd));
    messages.push(...problems.map(problemText));
    return { code: problems.length > 0 ? 2 : 0, text: written.text, messages };
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    return { code: 2, text: [], messages: [...messages, ...problems.map(problemText), error.message] };
  }
}

interface Complaints {
  readonly problems: Problem[];
  readonly messages: string[];
}

/** Reads and lints as a run does; undefined when the configuration cannot be used. */
async function readForPlan(
  own: PlanArguments,
  args: RunOptions,
  { problems, messages }: Complaints,
  io: Environment,
): Promise<PlanInput | undefined> {
  const host = createNodeHost({ cwd: io.cwd, gitignore: args.gitignore });
  const opened = await openRun(args, host, io.cwd);
  const { rules, configuration } = opened;
  messages.push(...opened.messages);
  if (!opened.isValid) return undefined;
  const configured = configuredOptions(configuration, opened.overrides);
  const settings: Settings = { ...DEFAULT_SETTINGS, ...configured.settings };
  checkRegion(settings.region);
  const sources = await collectSources(args, io, { host, problems, project: configuration.project });
  messages.push(...sources.built.notes);
  const options = withoutProfiles({ rules, ...configured, report: sources.report });
  const files = [
    ...(await readFiles(sources.inputs, {
      parseOptions: planParseOptionsOf(options),
      measure: unmeasured,
      onProblem: (problem) => problems.push(problem),
    })),
    ...sources.built.files(new Map()),
  ];
  const report = lintFiles(files, { ...options, rules: decidingRules(rules) });
  problems.push(...report.findings.filter(({ rule }) => rule.id === parseError.id).map(leftOut));
  messages.push(
    ...report.unchecked.map(uncheckedSentence),
    ...report.skipped.map(({ file }) => `${file}: an unrendered template, so it is not in the plan.`),
  );
  const always = { region: settings.region, today: todayOf(io) };
  const given: Partial<PlanOptions> = {
    prices: settings.prices,
    profiles: settings.profiles ?? [],
    subnets: readSubnets(own.subnets, io.cwd),
  };
  const parts = [configuration.project?.plan ?? {}, own.options, given];
  return planInputOf(report, resourcesOfFiles(files, settings), completeOptions(parts, always));
}

/** A document that cannot be read, so that its workloads are missing. */
function leftOut(finding: Finding): Problem {
  return { path: formatSpan(finding), reason: `${messageOf(finding)}; not in the plan` };
}

function checkRegion(region: string): void {
  if (REGIONS.includes(region)) return;
  throw new UsageError(`unknown region ${region}${didYouMean(region, REGIONS)}`);
}

/** Of the day that reproducible builds name. Source: https://reproducible-builds.org/docs/source-date-epoch/. */
function todayOf({ env }: Environment): Date {
  const epoch = env.SOURCE_DATE_EPOCH;
  return epoch !== undefined && /^\d{1,11}$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date();
}
