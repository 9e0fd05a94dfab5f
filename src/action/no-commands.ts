import type * as Commands from '../cli/commands/index.ts';

/**
 * Replaces src/cli/commands/index.ts when the action is built: the action only lints, and other commands, such as the
 * language server, would make it larger.
 */
const none: Pick<typeof Commands, 'findCommand' | 'COMMAND_NAMES'> = {
  findCommand: () => undefined,
  COMMAND_NAMES: [],
};

export const { findCommand, COMMAND_NAMES } = none;
