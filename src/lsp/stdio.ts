import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Rule } from '../rule.ts';
import { startServer } from './server.ts';
import { WellFramed } from './well-framed.ts';
import { openNodeRoot } from './workspace/node-root.ts';

/** Serves a client over standard input and output, until it says to exit, closes them or is gone: then the process ends. */
export function serveStdio(rules: readonly Rule[]): void {
  // A client that is gone without a word is noticed by its input, and takes no more output.
  process.stdout.on('error', () => process.exit(1));
  // A failing message must not stop others.
  const report = (reason: unknown) => {
    process.stderr.write(`fargate-lint: ${reason instanceof Error ? reason.stack : String(reason)}\n`);
  };
  process.on('unhandledRejection', report);
  process.on('uncaughtException', report);
  const messages = process.stdin.pipe(new WellFramed());
  const connection = createConnection(ProposedFeatures.all, messages, process.stdout);
  startServer(connection, { openRoot: openNodeRoot, rules });
}
