import { appendFileSync, existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../cli/arguments/usage-error.ts';
import type { LintedRun } from '../cli/io.ts';
import { type ExitCode, HELP_HINT, main } from '../cli/main.ts';
import { displayPath } from '../host/file-names.ts';
import { pathsInRepository } from '../host/repository.ts';
import { VERSION } from '../version.ts';
import { findBase } from './base.ts';
import { commandLineOf, planCommandLineOf } from './command-line.ts';
import { InputError, type Inputs, readInputs } from './inputs.ts';
import { annotationText, closingText, reportText } from './log.ts';
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
    const run = await lintIn(cwd, env, commandLineOf(inputs, base?.commit));
    const context = { inputs, workspace, cwd, env, write, notes: base ? [base.note] : [] };
    write(logOf(run, context));
    writeSummary(run, context);
    const isPlanned = await writePlan(context);
    writeOutputs(env.GITHUB_OUTPUT, outputsOf(run, context));
    return !isPlanned || run.code === 2 || (run.code === 1 && inputs.failOn !== 'never') ? 1 : 0;
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

/** What the command line program did and wrote. */
interface ActionRun {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
  /** Undefined if nothing was linted. */
  readonly linted: LintedRun | undefined;
}

async function lintIn(cwd: string, env: Runner['env'], argv: readonly string[]): Promise<ActionRun> {
  const written = { stdout: '', stderr: '' };
  const append = (name: keyof typeof written) => (text: string) => {
    if (text !== HELP_HINT) written[name] += text;
  };
  let linted: LintedRun | undefined;
  const code = await main(argv, {
    stdin: (async function* () {})(),
    stdout: { write: append('stdout') },
    stderr: { write: append('stderr') },
    env,
    cwd,
    onLinted: (run) => {
      linted = run;
    },
  });
  return { code, ...written, linted };
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

function logOf({ code, stdout, stderr, linted }: ActionRun, { inputs, workspace, cwd, notes }: ActionContext): string {
  const paths = { pathInRepository: pathsInRepository(cwd, workspace) };
  const report = linted?.report;
  return [
    harmlessLines(notes),
    report ? reportText(stdout, report, inputs.annotations) : withoutCommands(stdout),
    report && inputs.annotations ? annotationText(report, paths, inputs.summary) : '',
    code === 2
      ? errorCommand(`fargate-lint could not lint${report ? ' everything' : ''}`, linesOf(stderr))
      : harmlessLines(linesOf(stderr)),
    report && code !== 2 ? closingText(report) : '',
  ].join('');
}

function writeSummary({ linted, stderr }: ActionRun, { inputs, workspace, cwd, env, notes }: ActionContext): void {
  if (!inputs.summary || !env.GITHUB_STEP_SUMMARY) return;
  const linkOf = sourceLinks(cwd, env, pathsInRepository(cwd, workspace));
  const all = [...notes, ...linesOf(stderr)];
  const text = linted ? summaryOf(linted, { linkOf, notes: all, version: VERSION }) : failureSummary(all);
  appendFileSync(env.GITHUB_STEP_SUMMARY, text);
}

/** Adds the plan to the summary when it is asked for. Gives whether there is one then. */
async function writePlan({ inputs, cwd, env, write }: ActionContext): Promise<boolean> {
  if (!inputs.plan || !env.GITHUB_STEP_SUMMARY) return true;
  const { code, stdout, stderr } = await lintIn(cwd, env, planCommandLineOf(inputs));
  if (stderr !== '')
    write(code === 2 ? errorCommand('fargate-lint plan', linesOf(stderr)) : harmlessLines(linesOf(stderr)));
  const used = statSync(env.GITHUB_STEP_SUMMARY, { throwIfNoEntry: false })?.size ?? 0;
  if (used + Buffer.byteLength(stdout) < LONGEST_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, `\n${stdout}`);
  else write(harmlessLines(['The summary has no room left for the plan.']));
  return code === 0;
}

/** No counts without a report: an output of 0 would look clean. */
function outputsOf({ code, linted }: ActionRun, context: ActionContext): Record<string, string | number> {
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

/** The messages, without the name of the program. */
function linesOf(stderr: string): string[] {
  return stderr
    .split('\n')
    .filter(Boolean)
    .map((line) => line.replace(/^fargate-lint: /, ''));
}
