import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { rules as ownRules } from '../../rules/index.ts';
import type { Rule } from '../rule.ts';
import { VERSION } from '../version.ts';
import { type ClientFeatures, featuresOf, foldersOf } from './client.ts';
import { SOURCE } from './diagnostics.ts';
import { Publisher } from './publisher.ts';
import { answerPulls } from './pull.ts';
import type { Root } from './root.ts';
import { DEFAULT_EDITOR_SETTINGS, type EditorSettings, readSettings, SETTINGS_SECTION } from './settings.ts';
import { Workspace } from './workspace.ts';

/** What a server needs beside its connection. */
export interface ServerEnvironment {
  /** Opens a folder of the client's by its URI; undefined when it is no place for files. Called once for each folder. */
  openRoot(uri: string): Promise<Root | undefined>;
  /** Rules to run; those of fargate-lint by default. */
  readonly rules?: readonly Rule[];
}

/** Files that may change what is found. */
const WATCHED = ['**/*.{yaml,yml,json,tf}', '**/.gitignore'];

/**
 * Serves a client, over a connection that is made outside and starts to be listened to here. Names nothing of Node but
 * `node:path`, for which a bundle for browsers puts `pathe`.
 *
 * - in Node: `createConnection` of `vscode-languageserver/node`, and `openNodeRoot`
 * - in a browser: `createConnection` of `vscode-languageserver/browser`, and a `memoryRoot` that the client fills
 */
export function startServer(connection: Connection, environment: ServerEnvironment): void {
  new Server(connection, environment).listen();
}

class Server {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #publisher: Publisher;
  #settings: EditorSettings = DEFAULT_EDITOR_SETTINGS;
  #features: ClientFeatures = featuresOf({});
  #folders: readonly string[] = [];
  /** Done when the folders are open. */
  #started: Promise<void>;
  #start: () => void = () => {};

  constructor(connection: Connection, { openRoot, rules = ownRules }: ServerEnvironment) {
    this.#connection = connection;
    this.#workspace = new Workspace({ openRoot, rules });
    this.#publisher = new Publisher({ connection, workspace: this.#workspace, settings: () => this.#settings });
    this.#started = new Promise((resolve) => {
      this.#start = resolve;
    });
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => this.#onInitialized());
    connection.onDidChangeConfiguration(({ settings }) => this.#onSettings(settings));
    connection.onDidChangeWatchedFiles(({ changes }) => this.#refresh(changes.map(({ uri }) => uri)));
    connection.onShutdown(() => this.#publisher.stop());
    answerPulls(connection, { workspace: this.#workspace, settings: () => this.#settings, started: this.#started });
    this.#followDocuments();
    connection.listen();
  }

  #initialize({ capabilities, initializationOptions, ...params }: InitializeParams): InitializeResult {
    this.#features = featuresOf(capabilities);
    this.#folders = foldersOf({ capabilities, ...params });
    this.#settings = readSettings(initializationOptions);
    return {
      serverInfo: { name: SOURCE, version: VERSION },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        ...(this.#features.pullsDiagnostics && {
          diagnosticProvider: { identifier: SOURCE, interFileDependencies: true, workspaceDiagnostics: true },
        }),
      },
    };
  }

  async #onInitialized(): Promise<void> {
    const { watchesFiles, changesFolders, answersConfiguration } = this.#features;
    if (watchesFiles) {
      const watchers = WATCHED.map((globPattern) => ({ globPattern }));
      this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(ignoreRefusal);
    }
    if (changesFolders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
        await this.#workspace.change(urisOf(added), urisOf(removed));
        this.#everything();
      });
    }
    if (answersConfiguration) {
      this.#settings = readSettings(await this.#connection.workspace.getConfiguration(SETTINGS_SECTION));
    }
    await this.#workspace.change(this.#folders, []);
    this.#start();
    this.#everything();
  }

  async #onSettings(sent: unknown): Promise<void> {
    const pushed = typeof sent === 'object' && sent !== null && SETTINGS_SECTION in sent && sent[SETTINGS_SECTION];
    this.#settings = readSettings(
      this.#features.answersConfiguration
        ? await this.#connection.workspace.getConfiguration(SETTINGS_SECTION)
        : pushed,
    );
    this.#everything();
  }

  #followDocuments(): void {
    const documents = new TextDocuments(TextDocument);
    documents.onDidChangeContent(async ({ document }) => {
      await this.#workspace.update(document);
      await this.#started;
      if (!this.#features.pullsDiagnostics) this.#publisher.changed(document.uri);
    });
    documents.onDidClose(async ({ document }) => {
      await this.#workspace.close(document);
      this.#everything();
    });
    documents.listen(this.#connection);
  }

  async #refresh(uris: readonly string[]): Promise<void> {
    await this.#started;
    await this.#workspace.refresh(uris);
    this.#everything();
  }

  /** Everything may have to be said anew. */
  #everything(): void {
    const { pullsDiagnostics, refreshesDiagnostics } = this.#features;
    if (!pullsDiagnostics) this.#publisher.everything();
    else if (refreshesDiagnostics) this.#connection.languages.diagnostics.refresh().catch(ignoreRefusal);
  }
}

/** A client that says it can do something and cannot, or that is on its way out, is no reason to end. */
function ignoreRefusal(): void {}

function urisOf(folders: readonly { readonly uri: string }[]): string[] {
  return folders.map(({ uri }) => uri);
}
