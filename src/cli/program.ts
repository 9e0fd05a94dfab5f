import { main } from './main.ts';
import { optimizeLater } from './optimize-later.ts';
import { LazyOutput } from './output/lazy-output.ts';

/** As many files as a hook usually names: these take no time in which anything is optimized. */
const FEW = 10;
/** As many as a usual chart has. */
const SOME = 50;

/** What has started this module, and what that wants to know. */
const own = module.exports as { readonly mayBeKept?: boolean; isWorthKeeping?: boolean };

let hasFailed = false;
let optimizesLater = false;

/** A closed pipe (`| head`) is not a failure; a full disk is. */
function onOutputError(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  hasFailed = true;
  process.exitCode = 2;
  stderr.write(`fargate-lint: cannot write the report: ${error.message}\n`);
}

const stdout = new LazyOutput(1, () => process.stdout.on('error', onOutputError));
const stderr = new LazyOutput(2, () => process.stderr.on('error', () => {}));

/**
 * Sets the exit code instead of exiting, so that everything written to a pipe gets there. If nothing was written, exits
 * at once.
 */
async function run(): Promise<void> {
  try {
    const code = await main(process.argv.slice(2), {
      // Opened on demand: that takes a millisecond.
      get stdin() {
        return process.stdin;
      },
      stdout,
      stderr,
      env: process.env,
      cwd: process.cwd(),
      onListed: (files) => {
        // Code that was compiled with other options of V8 fits no other start, so that a run that keeps it has none.
        optimizesLater = files > (own.mayBeKept ? SOME : FEW);
        if (optimizesLater) optimizeLater();
      },
      // An ordinary export would make this module a chunk of its own.
      onLinted: ({ report }) => {
        own.isWorthKeeping = report.summary.files <= SOME && !optimizesLater;
      },
    });
    if (!hasFailed) process.exitCode = code;
    if (!stdout.isOpen && !stderr.isOpen) process.exit();
  } catch (error) {
    process.exitCode = 2;
    const details = error instanceof Error ? error.stack : String(error);
    stderr.write(`fargate-lint: internal error; please report it\n${details}\n`);
  }
}

// Started after this module has been evaluated, and not awaited: chunks that are loaded later import from it.
void Promise.resolve().then(run);
