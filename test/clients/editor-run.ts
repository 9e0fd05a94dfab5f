import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How long an editor waits for anything, in milliseconds. */
const PATIENCE = 60_000;

/**
 * Lets an editor without a window do what a script in it says. The script finds what it is asked in the environment, and
 * writes what it has seen, as JSON, to a file. Throws with what the editor printed when there is none.
 *
 * @param directory holds what the editor writes; no configuration of whoever runs this is read
 */
export function runEditor<Seen>(
  command: readonly [string, ...string[]],
  directory: string,
  request: Readonly<Record<string, unknown>>,
): Seen & { readonly problem?: string } {
  const answer = join(directory, 'answer.json');
  const [program, ...args] = command;
  const { stdout, stderr, error } = spawnSync(program, args, {
    cwd: directory,
    encoding: 'utf8',
    timeout: 4 * PATIENCE,
    env: {
      ...process.env,
      HOME: directory,
      XDG_CONFIG_HOME: join(directory, '.config'),
      REQUEST: JSON.stringify({ ...request, answer, patience: PATIENCE }),
    },
  });
  if (!existsSync(answer)) throw new Error(`${program} says nothing: ${error?.message ?? ''}\n${stdout}\n${stderr}`);
  return JSON.parse(readFileSync(answer, 'utf8')) as Seen & { problem?: string };
}
