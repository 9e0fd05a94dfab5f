import { Console } from 'node:console';
import { parseArgs } from 'node:util';
import { rules } from '../../../rules/index.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { pluginsOf } from '../configuration/plugins.ts';
import type { Io } from '../io.ts';

const USAGE = `fargate-lint lsp --stdio: runs the language server, on stdin and stdout.

  --plugin <module>  custom rules; a workspace cannot name any
`;

/** Runs the language server. The process ends when the editor says so or is gone. */
export async function lsp(argv: readonly string[], io: Io): Promise<0> {
  const { help, stdio, plugin } = readArguments(argv);
  if (help) {
    io.stdout.write(USAGE);
    return 0;
  }
  if (!stdio) throw new UsageError('lsp requires --stdio');
  // Only the protocol goes to stdout, whatever a plugin prints.
  globalThis.console = new Console(process.stderr);
  const plugins = await pluginsOf(plugin, io.cwd);
  const { serveStdio } = await import('../../lsp/stdio.ts');
  serveStdio([...rules, ...plugins.flatMap((plugin) => plugin.rules)]);
  return new Promise(() => {});
}

function readArguments(argv: readonly string[]): { help: boolean; stdio: boolean; plugin: string[] } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        stdio: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        plugin: { type: 'string', multiple: true, default: [] },
        // Some clients pass it; the protocol repeats it.
        clientProcessId: { type: 'string' },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError(
      `lsp: ${error instanceof Error ? error.message.replace(/^Unknown/, 'unknown') : String(error)}`,
    );
  }
}
