import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import {
  type ClientCapabilities,
  type CodeAction,
  type CodeActionParams,
  CodeActionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  ExitNotification,
  FileChangeType,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Range,
  type RegistrationParams,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { rules } from '../../rules/index.ts';
import { startServer } from '../../src/lsp/server.ts';
import { openNodeRoot } from '../../src/lsp/workspace/node-root.ts';
import { CLI } from './repository.ts';

export interface ClientOptions {
  readonly folders?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** What a client talks through. */
interface Transport {
  readonly fromServer: Readable;
  readonly toServer: Writable;
  /** Of the client, whose end the server notices; null where that is none of its business. */
  readonly processId: number | null;
  close(): void;
}

/** What a client that asks for diagnostics says of itself. */
export const PULLS: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: { diagnostics: { refreshSupport: true } },
};

export function uriOf(path: string): string {
  return pathToFileURL(path).toString();
}

/** A client of a server of its own, which runs in this process. Ends with the test. */
export async function startClient(options: ClientOptions = {}): Promise<LanguageClient> {
  const client = new LanguageClient(serveHere(), options);
  onTestFinished(async () => {
    // What the server still wanted to say would find nobody.
    await client.connection.sendRequest(ShutdownRequest.type);
    client.disconnect();
  });
  await client.initialize();
  return client;
}

function serveHere(): Transport {
  const toServer = new PassThrough();
  const fromServer = new PassThrough();
  // Of streams Node's connection would watch the end, and end the process.
  const connection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(fromServer),
  );
  startServer(connection, { openRoot: openNodeRoot, rules });
  return { fromServer, toServer, processId: null, close: () => {} };
}

/** A server in a process of its own, over its standard streams, as an editor starts one. */
export class ServerProcess implements Transport {
  readonly process: ChildProcessWithoutNullStreams;
  readonly processId = process.pid;
  stderr = '';

  /** @param args of the command beside `--stdio` */
  constructor(args: readonly string[] = []) {
    const { NODE_OPTIONS: _, ...env } = process.env;
    this.process = spawn(process.execPath, [CLI, 'lsp', '--stdio', ...args], { env });
    this.process.stderr.on('data', (data) => (this.stderr += data));
  }

  get fromServer(): Readable {
    return this.process.stdout;
  }

  get toServer(): Writable {
    return this.process.stdin;
  }

  close(): void {
    this.process.kill('SIGKILL');
  }
}

/** A client of the built server, with that server. Ends with the test. */
export async function startProcess(
  options: ClientOptions = {},
  args: readonly string[] = [],
): Promise<{ client: LanguageClient; server: ServerProcess }> {
  const server = new ServerProcess(args);
  const client = new LanguageClient(server, options);
  onTestFinished(() => client.disconnect());
  await client.initialize();
  return { client, server };
}

export class LanguageClient {
  readonly connection: ProtocolConnection;
  /** What the server registered for. */
  readonly registrations: RegistrationParams['registrations'] = [];
  /** Everything that was published, the last of each URI. */
  readonly published = new Map<string, { diagnostics: Diagnostic[]; version: number | undefined }>();
  result: InitializeResult | undefined;
  /** How often the server has told to ask for diagnostics again. */
  refreshes = 0;
  readonly #transport: Transport;
  readonly #options: ClientOptions;
  readonly #versions = new Map<string, number>();
  #settings: unknown;
  #wake: () => void = () => {};

  constructor(transport: Transport, options: ClientOptions = {}) {
    this.#transport = transport;
    this.#options = options;
    this.#settings = options.settings ?? {};
    this.connection = createProtocolConnection(
      new StreamMessageReader(transport.fromServer),
      new StreamMessageWriter(transport.toServer),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics, version }) => {
      this.published.set(uri, { diagnostics, version });
      this.#wake();
    });
    this.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registrations.push(...registrations);
      this.#wake();
    });
    this.connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshes++;
      this.#wake();
    });
    this.connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => this.#settings));
    this.connection.listen();
  }

  /** @param processId of the client, whose end is that of the server */
  async initialize(processId: number | null = this.#transport.processId): Promise<void> {
    const { folders = [], capabilities = {}, settings } = this.#options;
    this.result = await this.connection.sendRequest(InitializeRequest.type, {
      processId,
      rootUri: null,
      workspaceFolders: folders.map((path) => ({ uri: uriOf(path), name: path })),
      capabilities,
      initializationOptions: settings,
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  open(uri: string, text: string, languageId = 'yaml'): Promise<void> {
    this.#versions.set(uri, 1);
    return this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces a stretch of a document, or all of it. */
  change(uri: string, text: string, range?: Range): Promise<void> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    return this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [range ? { range, text } : { text }],
    });
  }

  save(uri: string): Promise<void> {
    return this.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** Changes the settings, as a person does while the editor runs. */
  configure(settings: Readonly<Record<string, unknown>>): Promise<void> {
    this.#settings = settings;
    return this.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { 'fargate-lint': settings },
    });
  }

  /** Tells that files have changed on disk. */
  touch(...uris: string[]): Promise<void> {
    return this.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: uris.map((uri) => ({ uri, type: FileChangeType.Changed as FileChangeType })),
    });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      ...(previousResultId !== undefined && { previousResultId }),
    });
  }

  /** The diagnostics of a document as rule and place, once they are as wanted; those of its newest version. */
  async shows(uri: string, wanted: readonly string[]): Promise<void> {
    await this.until(
      () => {
        const latest = this.published.get(uri);
        return latest !== undefined && JSON.stringify(placesOf(latest.diagnostics)) === JSON.stringify(wanted);
      },
      () =>
        `${uri} should show ${JSON.stringify(wanted)}, not ${JSON.stringify(placesOf(this.published.get(uri)?.diagnostics ?? []))}`,
    );
  }

  async codeActions(
    uri: string,
    range: Range,
    context: Partial<CodeActionParams['context']> = {},
  ): Promise<CodeAction[]> {
    const actions = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...context },
    });
    return (actions ?? []) as CodeAction[];
  }

  /** Waits for something that messages of the server bring about. */
  async until(
    holds: () => boolean,
    describe: () => string = () => 'nothing came of it',
    patience = 120_000,
  ): Promise<void> {
    const deadline = Date.now() + patience;
    while (!holds()) {
      if (Date.now() > deadline) throw new Error(describe());
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, 50);
      });
    }
  }

  /** Tells the server to end, as the protocol has it. */
  async exit(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
  }

  disconnect(): void {
    this.connection.dispose();
    this.#transport.close();
  }
}

/** `4:15-4:19 no-host-namespaces`, counted from 0 as the protocol does. */
export function placesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ range: { start, end }, code }) => {
    return `${start.line}:${start.character}-${end.line}:${end.character} ${code}`;
  });
}
