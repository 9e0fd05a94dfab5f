import { runAction } from './action/main.ts';
import { errorCommand } from './action/runner.ts';

/** Runs the action in this process; its exit code is set, so that all that was written gets there. */
export async function run(): Promise<void> {
  try {
    process.exitCode = await runAction({ env: process.env, write: (text) => process.stdout.write(text) });
  } catch (error) {
    process.exitCode = 1;
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stdout.write(
      errorCommand('fargate-lint', ['This is a defect of fargate-lint, please report it.', ...details.split('\n')]),
    );
  }
}

// Whoever imports the action runs it itself.
if (require.main === module) void run();
