import type { FormatRequest } from '../cli/arguments/format-request.ts';
import { didYouMean } from '../cli/arguments/suggest.ts';
import { FORMATS } from '../formatters/index.ts';
import { VERSION } from '../version.ts';

/** An invalid input. The message is for whoever wrote the workflow. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

const FAIL_ON = ['error', 'warning', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** The inputs of action.yml. An empty one is undefined, as if it was not given. */
export interface Inputs {
  readonly paths: readonly string[];
  readonly workingDirectory: string;
  readonly config: string | undefined;
  readonly profiles: readonly string[];
  readonly baseline: string | undefined;
  readonly plugins: readonly string[];
  readonly changedOnly: boolean;
  readonly failOn: FailOn;
  readonly maxWarnings: number | undefined;
  readonly failOnSkipped: boolean;
  readonly annotations: boolean;
  readonly summary: boolean;
  /** Options of `plan`; undefined when no plan is wanted. */
  readonly plan: readonly string[] | undefined;
  readonly sarifFile: string | undefined;
  readonly jsonFile: string | undefined;
  readonly reports: readonly FormatRequest[];
}

/** All inputs; action.yml describes them. */
export const INPUT_NAMES = [
  'paths',
  'working-directory',
  'config',
  'profiles',
  'baseline',
  'plugins',
  'changed-only',
  'fail-on',
  'max-warnings',
  'fail-on-skipped',
  'annotations',
  'summary',
  'plan',
  'sarif-file',
  'json-file',
  'reports',
  'version',
] as const;

type InputName = (typeof INPUT_NAMES)[number];
type Environment = Readonly<Record<string, string | undefined>>;

/** Reads what the runner puts into the environment. Throws an {@link InputError}. */
export function readInputs(env: Environment): Inputs {
  refuseUnknown(env);
  checkVersion(env);
  const failOn = failOnOf(env);
  const maxWarnings = countOf(env);
  if (failOn !== 'error' && maxWarnings !== undefined) {
    const why = failOn === 'never' ? 'never fails the step' : 'fails the step at the first warning';
    throw new InputError(`fail-on: ${failOn} ${why}, so max-warnings has no effect; remove one of them`);
  }
  return {
    paths: linesOf(env, 'paths').map(notStdin),
    workingDirectory: textOf(env, 'working-directory') ?? '.',
    config: textOf(env, 'config'),
    profiles: linesOf(env, 'profiles'),
    baseline: textOf(env, 'baseline'),
    plugins: linesOf(env, 'plugins'),
    changedOnly: booleanOf(env, 'changed-only') ?? false,
    failOn,
    maxWarnings,
    failOnSkipped: booleanOf(env, 'fail-on-skipped') ?? false,
    annotations: booleanOf(env, 'annotations') ?? true,
    summary: booleanOf(env, 'summary') ?? true,
    plan: planOf(env),
    sarifFile: textOf(env, 'sarif-file'),
    jsonFile: textOf(env, 'json-file'),
    reports: linesOf(env, 'reports').map(reportOf),
  };
}

/** The variable of the runner: upper case, dashes kept. */
export function variableOf(input: string): string {
  return `INPUT_${input.toUpperCase()}`;
}

/** The runner only warns of unknown inputs, so a misspelling would go unseen. */
function refuseUnknown(env: Environment): void {
  const known = new Set(INPUT_NAMES.map(variableOf));
  for (const variable of Object.keys(env)) {
    if (!variable.startsWith('INPUT_') || known.has(variable)) continue;
    const name = variable.slice('INPUT_'.length).toLowerCase();
    const hint = didYouMean(name, INPUT_NAMES) || `; inputs are ${INPUT_NAMES.join(', ')}`;
    throw new InputError(`unknown input ${name}${hint}`);
  }
}

/** The linter is part of the action, so another version cannot be used, only refused. */
function checkVersion(env: Environment): void {
  const text = textOf(env, 'version');
  if (text === undefined) return;
  const wanted = text.replace(/^v/, '');
  if (!/^\d+(?:\.\d+){0,2}$/.test(wanted)) {
    throw new InputError(`version: '${text}' is not a version such as ${VERSION}`);
  }
  if (`${VERSION}.`.startsWith(`${wanted}.`)) return;
  throw new InputError(
    `version: ${text} was requested, but this action is fargate-lint ${VERSION}; the version after @ in \`uses\` decides`,
  );
}

function textOf(env: Environment, name: InputName): string | undefined {
  return env[variableOf(name)]?.trim() || undefined;
}

function linesOf(env: Environment, name: InputName): string[] {
  return (env[variableOf(name)] ?? '')
    .split(/\r\n|[\r\n]/)
    .map((line) => line.trim())
    .filter(Boolean);
}

/** The booleans of YAML 1.2, which actions take. */
function booleanOf(env: Environment, name: InputName): boolean | undefined {
  const text = textOf(env, name);
  if (text === undefined) return undefined;
  if (['true', 'True', 'TRUE'].includes(text)) return true;
  if (['false', 'False', 'FALSE'].includes(text)) return false;
  throw new InputError(`${name}: '${text}' is not true or false`);
}

function failOnOf(env: Environment): FailOn {
  const text = textOf(env, 'fail-on');
  if (text === undefined) return 'error';
  const found = FAIL_ON.find((each) => each === (text === 'warn' ? 'warning' : text));
  if (found !== undefined) return found;
  throw new InputError(`fail-on: '${text}' is not error, warning or never${didYouMean(text, FAIL_ON)}`);
}

function countOf(env: Environment): number | undefined {
  const text = textOf(env, 'max-warnings');
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InputError(`max-warnings: '${text}' is not a whole number`);
}

/** `true`, or options, one a line. */
function planOf(env: Environment): readonly string[] | undefined {
  const lines = linesOf(env, 'plan');
  if (!lines.some((line) => line.startsWith('-'))) return booleanOf(env, 'plan') ? [] : undefined;
  return lines.flatMap((line) => line.split(/ +(.*)/s).filter(Boolean));
}

function notStdin(path: string): string {
  if (path !== '-') return path;
  throw new InputError('paths: `-` reads stdin, which an action does not have; name a file');
}

function reportOf(line: string): FormatRequest {
  const [format = '', file = ''] = line.split(/=(.*)/s);
  if (file === '' || file === '-') {
    throw new InputError(`reports: ${line} has no file; write format=file, such as junit=junit.xml`);
  }
  const known = FORMATS.find((each) => each === format);
  if (known !== undefined) return { format: known, file };
  throw new InputError(
    `reports: unknown format ${format}${didYouMean(format, FORMATS) || `; formats are ${FORMATS.join(', ')}`}`,
  );
}
