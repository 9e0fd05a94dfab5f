import type { ExitCode, Io } from '../io.ts';
import { COMMAND_NAMES } from './command-names.ts';

/** A command: takes the arguments after its name. Throws a UsageError for invalid ones. */
export type Command = (argv: readonly string[], io: Io) => Promise<ExitCode>;

/** Loaded on demand. A file of the same name is linted as `./explain`. */
const COMMANDS: Readonly<Record<(typeof COMMAND_NAMES)[number], () => Promise<Command>>> = {
  init: async () => (await import('./init.ts')).init,
  explain: async () => (await import('./explain.ts')).explain,
  render: async () => (await import('./render.ts')).render,
  rules: async () => (await import('./rules.ts')).listRules,
  plan: async () => (await import('./plan.ts')).plan,
  merge: async () => (await import('./merge.ts')).merge,
  completion: async () => (await import('./completion.ts')).completion,
  lsp: async () => (await import('./lsp.ts')).lsp,
};

/** The command that the first argument names, if any. */
export function findCommand(name: string | undefined): (() => Promise<Command>) | undefined {
  const command = COMMAND_NAMES.find((each) => each === name);
  return command && COMMANDS[command];
}
