import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runAction as runHere } from '../../src/action/main.ts';
import { GIT_ENV, git } from './git.ts';
import { ROOT, temporaryDirectory } from './repository.ts';

/** The action as a release has it, which test/setup/build.ts builds for tests that start processes. */
export const BUNDLE = join(ROOT, 'action/index.cjs');

export interface ActionOptions {
  readonly workspace: string;
  /** What stands behind `with:`. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event?: { readonly name: string; readonly payload: object };
  readonly env?: Readonly<Record<string, string>>;
}

export interface ActionResult {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Runs the action in this process, with what GitHub's runner gives it: inputs in the environment, files for the rest. */
export async function runAction(options: ActionOptions): Promise<ActionResult> {
  const runner = runnerFor(options);
  let log = '';
  const code = await runHere({ env: runner.env, write: (text) => (log += text) });
  return { code, log, ...runner.read() };
}

/** The same in a process of its own, with the bundle that a release has. */
export function runBundle(options: ActionOptions, bundle = BUNDLE): ActionResult {
  const runner = runnerFor(options);
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle], {
    cwd: options.workspace,
    encoding: 'utf8',
    env: runner.env,
  });
  // The runner shows both in one log.
  return { code: status, log: stdout + stderr, ...runner.read() };
}

function runnerFor({ workspace, inputs = {}, event, env = {} }: ActionOptions) {
  const home = temporaryDirectory();
  const files = { output: join(home, 'output'), summary: join(home, 'summary'), event: join(home, 'event.json') };
  for (const file of [files.output, files.summary]) writeFileSync(file, '');
  writeFileSync(files.event, JSON.stringify(event?.payload ?? {}));
  return {
    env: {
      ...GIT_ENV,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: files.output,
      GITHUB_STEP_SUMMARY: files.summary,
      GITHUB_EVENT_PATH: files.event,
      GITHUB_EVENT_NAME: event?.name ?? 'workflow_dispatch',
      GITHUB_SERVER_URL: 'https://github.example',
      GITHUB_REPOSITORY: 'shop/manifests',
      GITHUB_SHA: commitOf(workspace),
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      ...env,
    },
    read: () => ({
      outputs: readOutputs(readFileSync(files.output, 'utf8')),
      summary: readFileSync(files.summary, 'utf8'),
    }),
  };
}

function commitOf(workspace: string): string {
  const { status, stdout } = spawnSync('git', ['rev-parse', 'HEAD'], {
    cwd: workspace,
    env: GIT_ENV,
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : '0123456789012345678901234567890123456789';
}

/** Outputs by name, read as the runner reads them. */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  while (lines.length > 1) {
    const [name = '', delimiter] = (lines.shift() ?? '').split('<<');
    const end = lines.indexOf(delimiter ?? '');
    if (delimiter === undefined || end < 0) throw new Error(`no output: ${text}`);
    outputs[name] = lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join('\n');
  }
  return outputs;
}

/** A command that the runner would carry out. */
export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/**
 * What a log makes the runner do, in both notations that it knows: `::name key=value::data` at the start of a line, and
 * `##[name key=value]data` anywhere. Source: ActionCommand.cs and ActionCommandManager.cs of
 * https://github.com/actions/runner.
 */
export function commandsIn(log: string): RunnerCommand[] {
  const commands: RunnerCommand[] = [];
  let stopped: string | undefined;
  for (const line of log.split(/\r\n|[\r\n]/)) {
    const command = commandIn(line);
    if (!command) continue;
    if (stopped !== undefined) {
      if (command.name === stopped) stopped = undefined;
    } else if (command.name === 'stop-commands') {
      stopped = command.data;
    } else {
      commands.push(command);
    }
  }
  return commands;
}

function commandIn(line: string): RunnerCommand | undefined {
  const match = /^\s*::([^\s:]+)(?: (.*?))?::(.*)$/.exec(line) ?? /##\[([^\s\]]+)(?: (.*?))?\](.*)$/.exec(line);
  if (!match) return undefined;
  const [, name = '', list = '', data = ''] = match;
  const properties = list
    .split(',')
    .filter(Boolean)
    .map((each) => each.split(/=(.*)/s))
    .map(([key = '', value = '']) => [key, undoEscapes(value)]);
  return { name, properties: Object.fromEntries(properties), data: undoEscapes(data) };
}

function undoEscapes(text: string): string {
  const characters: Record<string, string> = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' };
  return text.replace(/%(?:0D|0A|3A|2C|25)/g, (found) => characters[found] ?? found);
}

/** A clone of the newest commits, as actions/checkout makes it. */
export function shallowClone(repository: string, depth: number, ref: string): string {
  const directory = temporaryDirectory();
  git(directory, 'init', '--quiet', '--initial-branch', 'main');
  git(directory, 'remote', 'add', 'origin', `file://${repository}`);
  git(directory, 'fetch', '--quiet', `--depth=${depth}`, 'origin', `${ref}:refs/remotes/pull/1/merge`);
  git(directory, 'checkout', '--quiet', '--detach', 'refs/remotes/pull/1/merge');
  return directory;
}
