/** The extension as VS Code in a browser starts it: the server is a worker, which asks this for its files. */
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, State } from 'vscode-languageclient/browser';
import { startExtension } from './extension.ts';
import { listFiles, readFiles } from './folder-files.ts';
import { listFilesRequest, readFilesRequest } from './folder-requests.ts';
import type { Linter } from './linter.ts';
import { SECTION } from './settings.ts';

let linter: Linter | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const server = Uri.joinPath(context.extensionUri, 'dist/web/server.js').toString(true);
  linter = await startExtension(context, (options, output) => {
    const worker = new Worker(server);
    const client = new LanguageClient(SECTION, 'fargate-lint', worker, options);
    // A worker does not end by itself, as a process does.
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped) worker.terminate();
    });
    client.onRequest(listFilesRequest, async ({ folder }) => {
      const listed = await listFiles(Uri.parse(folder));
      if (listed.isCut) output.warn(`${folder} has more files than are read in a browser; the others are not linted.`);
      return listed;
    });
    client.onRequest(readFilesRequest, ({ folder, paths }) =>
      readFiles(Uri.parse(folder), paths, (path, bytes) =>
        output.warn(`${path} has ${bytes} bytes, more than is read in a browser; it is not linted.`),
      ),
    );
    return client;
  });
}

export async function deactivate(): Promise<void> {
  await linter?.stop();
}
