import { appendFileSync, existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../cli/arguments/usage-error.ts';
import { runPlan } from '../cli/commands/plan.ts';
import type { Environment, Outcome } from '../cli/io.ts';
import { run } from '../cli/run.ts';
import { displayPath } from '../host/file-names.ts';
import { pathsInRepository } from '../host/repository.ts';
import { VERSION } from '../version.ts';
import { findBase } from './base.ts';
import { InputError, type Inputs, readInputs } from './inputs.ts';
import { annotationText, closingText, reportText } from './log.ts';
import { lintOptions, planOptions } from './options.ts';
import { errorCommand, harmlessLines, withoutCommands, writeOutputs } from './runner.ts';
import { sourceLinks } from './source-links.ts';
import { failureSummary, LONGEST_SUMMARY, summaryOf } from './summary.ts';

/** The environment of an action. */
export interface Runner {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes to the log, where lines may be commands. */
  readonly write: (text: string) => unknown;
}

/** Runs the action. Returns the exit code of the step: 0 or 1, as GitHub knows no others. */
export async function runAction({ env, write }: Runner): Promise<0 | 1> {
  try {
    const inputs = readInputs(env);
    const workspace = resolve(env.GITHUB_WORKSPACE || '.');
    const cwd = directoryOf(inputs, workspace);
    const base = inputs.changedOnly ? findBase(cwd, env) : undefined;
    const context = { inputs, workspace, cwd, env, write, notes: base ? [base.note] : [] };
    const io = { stdin: NOTHING, stdout: {}, env, cwd };
    const outcome = await orRefusal(async () => run(lintOptions(inputs, base?.commit), io));
    write(logOf(outcome, context));
    writeSummary(outcome, context);
    const isPlanned = await writePlan(context, io);
    writeOutputs(env.GITHUB_OUTPUT, outputsOf(outcome, context));
    return !isPlanned || outcome.code === 2 || (outcome.code === 1 && inputs.failOn !== 'never') ? 1 : 0;
  } catch (error) {
    if (!(error instanceof InputError || error instanceof UsageError)) throw error;
    write(errorCommand('fargate-lint', error.message.split('\n')));
    writeOutputs(env.GITHUB_OUTPUT, { 'exit-code': 2, version: VERSION });
    return 1;
  }
}

function directoryOf({ workingDirectory }: Inputs, workspace: string): string {
  const directory = resolve(workspace, workingDirectory);
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return directory;
  throw new InputError(
    `working-directory: no directory ${workingDirectory} in ${workspace}; does actions/checkout run before this step?`,
  );
}

const NOTHING: Environment['stdin'] = (async function* () {})();

/** What keeps something from being linted is for whoever wrote the workflow, wherever it shows. */
async function orRefusal(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { code: 2, text: [], messages: [error.message, ...error.details] };
  }
}

interface ActionContext {
  readonly inputs: Inputs;
  readonly workspace: string;
  readonly cwd: string;
  readonly env: Runner['env'];
  readonly write: Runner['write'];
  /** Messages about the run. */
  readonly notes: readonly string[];
}

function logOf({ code, messages, linted, ...outcome }: Outcome, context: ActionContext): string {
  const { inputs, workspace, cwd, notes } = context;
  const paths = { pathInRepository: pathsInRepository(cwd, workspace) };
  const text = [...outcome.text].join('');
  const report = linted?.report;
  return [
    harmlessLines(notes),
    report ? reportText(text, report, inputs.annotations) : withoutCommands(text),
    report && inputs.annotations ? annotationText(report, paths, inputs.summary) : '',
    code === 2
      ? errorCommand(`fargate-lint could not lint${report ? ' everything' : ''}`, messages)
      : harmlessLines(messages),
    report && code !== 2 ? closingText(report) : '',
  ].join('');
}

function writeSummary({ linted, messages }: Outcome, { inputs, workspace, cwd, env, notes }: ActionContext): void {
  if (!inputs.summary || !env.GITHUB_STEP_SUMMARY) return;
  const linkOf = sourceLinks(cwd, env, pathsInRepository(cwd, workspace));
  const all = [...notes, ...messages];
  const text = linted ? summaryOf(linted, { linkOf, notes: all, version: VERSION }) : failureSummary(all);
  appendFileSync(env.GITHUB_STEP_SUMMARY, text);
}

/** Adds the plan to the summary when it is asked for. Gives whether there is one then. */
async function writePlan({ inputs, env, write }: ActionContext, io: Environment): Promise<boolean> {
  if (!inputs.plan || !env.GITHUB_STEP_SUMMARY) return true;
  const { code, messages, ...outcome } = await orRefusal(async () => {
    const { own, options } = planOptions(inputs);
    return runPlan(own, options, io);
  });
  const text = [...outcome.text].join('');
  if (messages.length > 0) write(code === 2 ? errorCommand('fargate-lint plan', messages) : harmlessLines(messages));
  const used = statSync(env.GITHUB_STEP_SUMMARY, { throwIfNoEntry: false })?.size ?? 0;
  if (used + Buffer.byteLength(text) < LONGEST_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, `\n${text}`);
  else write(harmlessLines(['The summary has no room left for the plan.']));
  return code === 0;
}

/** No counts without a report: an output of 0 would look clean. */
function outputsOf({ code, linted }: Outcome, context: ActionContext): Record<string, string | number> {
  const always = { 'exit-code': code, version: VERSION };
  if (!linted) return always;
  const { workloads, summary } = linted.report;
  const { sarifFile, jsonFile } = context.inputs;
  return {
    ...always,
    errors: summary.errors,
    warnings: summary.warnings,
    findings: summary.errors + summary.warnings,
    workloads: summary.workloads,
    skipped: linted.report.skipped.length,
    blocked: workloads.filter(({ verdict }) => verdict === 'blocked').length,
    'sarif-file': fileInWorkspace(sarifFile, context),
    'json-file': fileInWorkspace(jsonFile, context),
  };
}

/** Relative to the workspace, where later steps run; empty if it could not be written. */
function fileInWorkspace(file: string | undefined, { cwd, workspace }: ActionContext): string {
  if (file === undefined) return '';
  const path = resolve(cwd, file);
  if (!existsSync(path)) return '';
  const shown = displayPath(workspace, path);
  return shown.startsWith('../') ? path : shown;
}
