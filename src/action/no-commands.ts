import type * as Commands from '../cli/commands/index.ts';

/**
 * Stands in for src/cli/commands/index.ts in the action, where the build puts it: the action lints and nothing else, so
 * that what other commands bring along, a server for editors among it, stays out.
 */
const none: Pick<typeof Commands, 'findCommand'> = { findCommand: () => undefined };

export const { findCommand } = none;
