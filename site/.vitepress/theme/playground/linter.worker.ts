/** The language server in a worker, and plans. The page brings the files. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { openClientRoot } from '../../../../editors/vscode/src/server/client-root.ts';
import { startServer } from '../../../../src/lsp/server.ts';
import type { Files } from './share.ts';

declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
connection.onRequest('fargate-lint/plan', async ({ files }: { readonly files: Files }) => {
  return (await import('./plan-files.ts')).planFiles(files);
});
startServer(connection, { openRoot: (uri) => openClientRoot(connection, uri) });
