/** The language server in a worker. The page brings the files. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { openClientRoot } from '../../../../editors/vscode/src/server/client-root.ts';
import { startServer } from '../../../../src/lsp/server.ts';

declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
startServer(connection, { openRoot: (uri) => openClientRoot(connection, uri) });
