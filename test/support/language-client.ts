import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
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
import { bundleCli } from './bundle.ts';
import { temporaryDirectory } from './repository.ts';

/** The built program, made once for a test file: `beforeAll(buildServer, 120_000)`. */
let program: string | undefined;

export async function buildServer(): Promise<() => void> {
  let remove = () => {};
  program = await bundleCli(temporaryDirectory((cleanUp) => (remove = cleanUp)));
  return remove;
}

export interface ClientOptions {
  readonly folders?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly args?: readonly string[];
}

/** What a client that asks for diagnostics says of itself. */
export const PULLS: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: { diagnostics: { refreshSupport: true } },
};

export function uriOf(path: string): string {
  return pathToFileURL(path).toString();
}

/** A client over the standard streams of a server of its own, as an editor is one. Ends with the test. */
export async function startClient(options: ClientOptions = {}): Promise<LanguageClient> {
  const client = new LanguageClient(options);
  onTestFinished(() => client.kill());
  await client.initialize();
  return client;
}

export class LanguageClient {
  readonly process: ChildProcessWithoutNullStreams;
  readonly connection: ProtocolConnection;
  /** What the server registered for. */
  readonly registrations: RegistrationParams['registrations'] = [];
  /** Everything that was published, the last of each URI. */
  readonly published = new Map<string, { diagnostics: Diagnostic[]; version: number | undefined }>();
  result: InitializeResult | undefined;
  /** How often the server has told to ask for diagnostics again. */
  refreshes = 0;
  stderr = '';
  readonly #options: ClientOptions;
  readonly #versions = new Map<string, number>();
  #settings: unknown;
  #wake: () => void = () => {};

  constructor(options: ClientOptions) {
    if (!program) throw new Error('no server has been built: beforeAll(buildServer)');
    const { NODE_OPTIONS: _, ...env } = process.env;
    this.#options = options;
    this.#settings = options.settings ?? {};
    this.process = spawn(process.execPath, [program, 'lsp', '--stdio', ...(options.args ?? [])], { env });
    this.process.stderr.on('data', (data) => (this.stderr += data));
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.process.stdout),
      new StreamMessageWriter(this.process.stdin),
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
  async initialize(processId: number | undefined = process.pid): Promise<void> {
    const { folders = [], capabilities = {}, settings } = this.#options;
    this.result = await this.connection.sendRequest(InitializeRequest.type, {
      processId: processId ?? null,
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
    patience = 30_000,
  ): Promise<void> {
    const deadline = Date.now() + patience;
    while (!holds()) {
      if (Date.now() > deadline) throw new Error(`${describe()}\n${this.stderr}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, 50);
      });
    }
  }

  /** Ends the server as the protocol has it; gives its exit code. */
  async exit(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.process.on('exit', resolve));
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    return ended;
  }

  kill(): void {
    this.connection.dispose();
    this.process.kill('SIGKILL');
  }
}

/** `4:15-4:19 no-host-namespaces`, counted from 0 as the protocol does. */
export function placesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ range: { start, end }, code }) => {
    return `${start.line}:${start.character}-${end.line}:${end.character} ${code}`;
  });
}
