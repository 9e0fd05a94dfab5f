import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { rules as ownRules } from '../../rules/index.ts';
import type { Rule } from '../rule.ts';
import { VERSION } from '../version.ts';
import { capabilitiesFor } from './capabilities.ts';
import { type ClientFeatures, featuresOf, foldersOf } from './client.ts';
import { SOURCE } from './diagnostics/diagnostics.ts';
import { Teller } from './diagnostics/scheduler.ts';
import { Shown } from './diagnostics/store.ts';
import { answerQuestions } from './features/register.ts';
import { DEFAULT_EDITOR_SETTINGS, type EditorSettings, readSettings, SETTINGS_SECTION } from './settings.ts';
import type { Root } from './workspace/root.ts';
import { Workspace } from './workspace/workspace.ts';

/** What a server needs beside its connection. */
export interface ServerEnvironment {
  /** Opens a folder of the client's by its URI; undefined when it is no place for files. Called once for each folder. */
  openRoot(uri: string): Promise<Root | undefined>;
  /** Rules to run; those of fargate-lint by default. */
  readonly rules?: readonly Rule[];
}

/** Files that may change what is found. */
const WATCHED = [
  '**/*.{yaml,yml,json,tf,tpl,env,properties}',
  '**/{Kustomization,NOTES.txt,.helmignore}',
  '**/.gitignore',
];

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
  readonly #shown: Shown;
  readonly #teller: Teller;
  #settings: EditorSettings = DEFAULT_EDITOR_SETTINGS;
  #features: ClientFeatures = featuresOf({});
  #folders: readonly string[] = [];
  /** Done when the folders are open. */
  #started: Promise<void>;
  #start: () => void = () => {};

  constructor(connection: Connection, { openRoot, rules = ownRules }: ServerEnvironment) {
    this.#connection = connection;
    this.#workspace = new Workspace({ openRoot, rules });
    this.#started = new Promise((resolve) => {
      this.#start = resolve;
    });
    this.#shown = new Shown(this.#workspace, () => this.#settings);
    this.#teller = new Teller({
      connection,
      workspace: this.#workspace,
      shown: this.#shown,
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
    connection.onShutdown(() => this.#teller.stop());
    this.#teller.listen();
    answerQuestions(connection, {
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
        this.#teller.everything();
      });
    }
    if (answersConfiguration) {
      this.#settings = readSettings(await this.#connection.workspace.getConfiguration(SETTINGS_SECTION));
    }
    await this.#workspace.change(this.#folders, []);
    this.#start();
    this.#teller.everything();
  }

  async #onSettings(sent: unknown): Promise<void> {
    const pushed = typeof sent === 'object' && sent !== null && SETTINGS_SECTION in sent && sent[SETTINGS_SECTION];
    this.#settings = readSettings(
      this.#features.answersConfiguration
        ? await this.#connection.workspace.getConfiguration(SETTINGS_SECTION)
        : pushed,
    );
    this.#teller.everything();
  }

  #followDocuments(): void {
    const documents = new TextDocuments(TextDocument);
    documents.onDidOpen(({ document }) => this.#shown.saved(document));
    documents.onDidChangeContent(async ({ document }) => {
      await this.#workspace.update(document);
      await this.#started;
      this.#teller.changed(document.uri);
    });
    documents.onDidSave(async ({ document }) => {
      this.#shown.saved(document);
      await this.#refresh([document.uri]);
      if (this.#features.watchesFiles) return;
      await this.#workspace.rescan();
      this.#teller.everything();
    });
    documents.onDidClose(async ({ document }) => {
      this.#shown.closed(document.uri);
      await this.#workspace.close(document);
      this.#teller.everything();
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
    this.#teller.everything();
  }
}

/** A client that says it can do something and cannot, or that is on its way out, is no reason to end. */
function ignoreRefusal(): void {}

function urisOf(folders: readonly { readonly uri: string }[]): string[] {
  return folders.map(({ uri }) => uri);
}
