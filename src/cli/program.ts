import { main } from './main.ts';
import { LazyOutput } from './output/lazy-output.ts';

/** As many files as a hook is given mostly. */
const FEW = 10;

let hasFailed = false;

/** A reader that has seen enough (`| head`) is no failure; a full disk is one. */
function onOutputError(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  hasFailed = true;
  process.exitCode = 2;
  stderr.write(`fargate-lint: the report could not be written: ${error.message}\n`);
}

const stdout = new LazyOutput(1, () => process.stdout.on('error', onOutputError));
const stderr = new LazyOutput(2, () => process.stderr.on('error', () => {}));

/**
 * The exit code is set rather than the process ended, so that everything written to a pipe gets there. With nothing
 * written there is nothing to wait for, and nothing to tidy up either.
 */
async function run(): Promise<void> {
  try {
    const code = await main(process.argv.slice(2), {
      // Opened only when it is asked for: that takes a millisecond.
      get stdin() {
        return process.stdin;
      },
      stdout,
      stderr,
      env: process.env,
      cwd: process.cwd(),
      // For what has started this file. An export in the usual way would make a file more of it.
      onLinted: ({ report }) => {
        module.exports.hasLintedFew = report.summary.files <= FEW;
      },
    });
    if (!hasFailed) process.exitCode = code;
    if (!stdout.isOpen && !stderr.isOpen) process.exit();
  } catch (error) {
    process.exitCode = 2;
    const details = error instanceof Error ? error.stack : String(error);
    stderr.write(`fargate-lint: this is a defect of fargate-lint, please report it.\n${details}\n`);
  }
}

// Begun when this file has been read to its end, and not awaited: parts that are loaded later import from it, and would
// find nothing there, or wait for it while it waits for them.
void Promise.resolve().then(run);
