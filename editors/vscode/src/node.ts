/** The extension as VS Code on a desktop, or a remote machine, starts it: the server is a process. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type ExtensionContext, type LogOutputChannel, workspace } from 'vscode';
import { LanguageClient, type NodeModule, TransportKind } from 'vscode-languageclient/node';
import { startExtension } from './extension.ts';
import type { Linter } from './linter.ts';
import { SECTION, serverChoice } from './settings.ts';

let linter: Linter | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const bundled = context.asAbsolutePath(join('dist', 'server.cjs'));
  linter = await startExtension(context, (options, output) => {
    const server: NodeModule = { module: serverModule(bundled, output), args: ['lsp'], transport: TransportKind.stdio };
    return new LanguageClient(SECTION, 'fargate-lint', { run: server, debug: server }, options);
  });
}

export async function deactivate(): Promise<void> {
  await linter?.stop();
}

/** The program to start. Code of the workspace runs only when a person asked for it and trusts the workspace. */
function serverModule(bundled: string, output: LogOutputChannel): string {
  if (serverChoice() !== 'workspace') return bundled;
  if (!workspace.isTrusted) {
    output.warn('The workspace is not trusted: the fargate-lint of this extension runs, not that of the workspace.');
    return bundled;
  }
  for (const { uri } of workspace.workspaceFolders ?? []) {
    const own = uri.scheme === 'file' ? installedProgram(uri.fsPath) : undefined;
    if (own === undefined) continue;
    output.info(`Runs ${own}`);
    return own;
  }
  output.warn('The workspace has no fargate-lint installed: the one of this extension runs.');
  return bundled;
}

/** The command line program of the package that is installed for a directory. */
export function installedProgram(directory: string): string | undefined {
  try {
    const require = createRequire(join(directory, 'package.json'));
    const manifest = require.resolve('fargate-lint/package.json');
    const { bin } = require(manifest) as { bin?: Record<string, string> };
    const program = bin?.['fargate-lint'];
    return program === undefined ? undefined : join(dirname(manifest), program);
  } catch {
    return undefined;
  }
}
