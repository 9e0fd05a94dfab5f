import type { ExtensionContext } from 'vscode';
import { registerCommands } from './commands.ts';
import { type CreateClient, Linter } from './linter.ts';
import { Status } from './status.ts';

/** What both builds of the extension do when VS Code starts it. */
export async function startExtension(context: ExtensionContext, createClient: CreateClient): Promise<Linter> {
  const status = new Status();
  const linter = new Linter(createClient, status);
  context.subscriptions.push(status, linter, ...registerCommands(linter));
  await linter.restart();
  return linter;
}
