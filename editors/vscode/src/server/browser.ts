/** The server of the extension in a browser: a worker, which asks the extension for files. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from '../../../../src/lsp/server.ts';
import { openClientRoot } from './client-root.ts';

/** Of the globals of a worker, only what messages go through. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
startServer(connection, { openRoot: (uri) => openClientRoot(connection, uri) });
