import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Rule } from '../rule.ts';
import { openNodeRoot } from './node-root.ts';
import { startServer } from './server.ts';

/** Serves a client over standard input and output, until it says to exit, closes them or is gone: then the process ends. */
export function serveStdio(rules: readonly Rule[]): void {
  const connection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(process.stdin),
    new StreamMessageWriter(process.stdout),
  );
  startServer(connection, { openRoot: openNodeRoot, rules });
}
