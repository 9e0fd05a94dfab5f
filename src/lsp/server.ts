import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocuments,
  type TextDocumentsConfiguration,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { rules as ownRules } from '../../rules/index.ts';
import type { Rule } from '../rule.ts';
import { VERSION } from '../version.ts';
import { capabilitiesFor } from './capabilities.ts';
import { type ClientFeatures, featuresOf, foldersOf } from './client.ts';
import { SOURCE } from './diagnostics/diagnostics.ts';
import { DiagnosticsScheduler } from './diagnostics/scheduler.ts';
import { DiagnosticsStore } from './diagnostics/store.ts';
import { registerHandlers } from './features/register.ts';
import { DEFAULT_EDITOR_SETTINGS, type EditorSettings, readSettings, SETTINGS_SECTION } from './settings.ts';
import type { Root } from './workspace/root.ts';
import { Workspace } from './workspace/workspace.ts';

/** What a server needs beside its connection. */
export interface ServerEnvironment {
  /** Opens a folder of the client by URI; undefined if it has no files. Called once per folder. */
  openRoot(uri: string): Promise<Root | undefined>;
  /** Rules to run; those of fargate-lint by default. */
  readonly rules?: readonly Rule[];
}

/** Files that may change what is found. */
const WATCHED = ['**/*.{yaml,yml,json,tf,tpl,env,properties,txt}', '**/{Kustomization,.helmignore}', '**/.gitignore'];

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
  readonly #store: DiagnosticsStore;
  readonly #scheduler: DiagnosticsScheduler;
  #settings: EditorSettings = DEFAULT_EDITOR_SETTINGS;
  #features: ClientFeatures = featuresOf({});
  #folders: readonly string[] = [];
  /** Done when the folders are open. */
  #started: Promise<void>;
  #start: () => void = () => {};

  constructor(connection: Connection, { openRoot, rules = ownRules }: ServerEnvironment) {
    this.#connection = connection;
    this.#workspace = new Workspace({ openRoot, rules, settings: () => this.#settings });
    this.#started = new Promise((resolve) => {
      this.#start = resolve;
    });
    this.#store = new DiagnosticsStore(this.#workspace, () => this.#settings);
    this.#scheduler = new DiagnosticsScheduler({
      connection,
      workspace: this.#workspace,
      store: this.#store,
      features: () => this.#features,
      started: this.#started,
    });
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => this.#onInitialized());
    connection.onDidChangeConfiguration(({ settings }) => this.#onSettings(settings));
    connection.onDidChangeWatchedFiles(({ changes }) => this.#refresh(changes.map(({ uri }) => uri)));
    connection.onShutdown(() => this.#scheduler.stop());
    this.#scheduler.listen();
    registerHandlers(connection, {
      workspace: this.#workspace,
      settings: () => this.#settings,
      features: () => this.#features,
      started: this.#started,
    });
    this.#followDocuments();
    connection.listen();
  }

  #initialize({ capabilities, initializationOptions, ...params }: InitializeParams): InitializeResult {
    this.#features = featuresOf(capabilities);
    this.#folders = foldersOf({ capabilities, ...params });
    this.#settings = readSettings(initializationOptions);
    return { serverInfo: { name: SOURCE, version: VERSION }, capabilities: capabilitiesFor(this.#features) };
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
        this.#scheduler.everything();
      });
    }
    if (answersConfiguration) {
      this.#settings = readSettings(await this.#connection.workspace.getConfiguration(SETTINGS_SECTION));
    }
    await this.#workspace.change(this.#folders, []);
    this.#start();
    this.#scheduler.everything();
  }

  async #onSettings(sent: unknown): Promise<void> {
    const last = this.#settings;
    const pushed = typeof sent === 'object' && sent !== null && SETTINGS_SECTION in sent && sent[SETTINGS_SECTION];
    this.#settings = readSettings(
      this.#features.answersConfiguration
        ? await this.#connection.workspace.getConfiguration(SETTINGS_SECTION)
        : pushed,
    );
    const { config, profiles } = this.#settings;
    if (config !== last.config || profiles.join('\n') !== last.profiles.join('\n')) await this.#workspace.reload();
    this.#scheduler.everything();
  }

  #followDocuments(): void {
    const documents = new TextDocuments(CAREFUL_DOCUMENTS);
    documents.onDidOpen(({ document }) => this.#store.saved(document));
    documents.onDidChangeContent(async ({ document }) => {
      await this.#workspace.update(document);
      await this.#started;
      this.#scheduler.changed(document.uri);
    });
    documents.onDidSave(async ({ document }) => {
      this.#store.saved(document);
      await this.#refresh([document.uri]);
      if (this.#features.watchesFiles) return;
      await this.#workspace.rescan();
      this.#scheduler.everything();
    });
    documents.onDidClose(async ({ document }) => {
      this.#store.closed(document.uri);
      await this.#workspace.close(document);
      this.#scheduler.everything();
    });
    documents.listen(this.#connection);
    // For clients that do not watch files, and for what they do to files themselves.
    const { workspace } = this.#connection;
    workspace.onDidCreateFiles(({ files }) => this.#refresh(urisOf(files)));
    workspace.onDidDeleteFiles(({ files }) => this.#refresh(urisOf(files)));
    workspace.onDidRenameFiles(({ files }) => this.#refresh(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])));
  }

  async #refresh(uris: readonly string[]): Promise<void> {
    await this.#started;
    await this.#workspace.refresh(uris);
    this.#scheduler.everything();
  }
}

/** Documents of clients that may break the protocol: a text that is not a string is empty. */
const CAREFUL_DOCUMENTS: TextDocumentsConfiguration<TextDocument> = {
  create: (uri: unknown, language: unknown, version: unknown, text: unknown) =>
    TextDocument.create(
      String(uri),
      String(language),
      typeof version === 'number' ? version : 0,
      typeof text === 'string' ? text : '',
    ),
  update: (document, changes, version) =>
    TextDocument.update(
      document,
      changes.filter(({ text }: { readonly text: unknown }) => typeof text === 'string'),
      typeof version === 'number' ? version : document.version,
    ),
};

/** Ignores clients without a capability that they announced, or that are disconnecting. */
function ignoreRefusal(): void {}

function urisOf(folders: readonly { readonly uri: string }[]): string[] {
  return folders.map(({ uri }) => uri);
}
