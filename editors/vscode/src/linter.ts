import { type Disposable, type LogOutputChannel, window, workspace } from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import { isEnabled, needsRestart, SECTION } from './settings.ts';
import type { Status } from './status.ts';

/** Makes a client whose server is not running yet: a process on a desktop, a worker in a browser. */
export type CreateClient = (options: LanguageClientOptions, output: LogOutputChannel) => BaseLanguageClient;

/** The languages that manifests are written in, wherever the files are: on a disk, in a browser, not saved yet. */
export const LANGUAGES = ['yaml', 'json'];

/** The one linter of a window: starts a server, starts it again when a setting asks for that, and ends it. */
export class Linter implements Disposable {
  readonly output = window.createOutputChannel('fargate-lint', { log: true });
  private readonly subscriptions: readonly Disposable[];
  private readonly createClient: CreateClient;
  private readonly status: Status;
  private current: BaseLanguageClient | undefined;
  /** Starts and ends one after another, whatever is clicked in between. */
  private queue: Promise<void> = Promise.resolve();

  constructor(createClient: CreateClient, status: Status) {
    this.createClient = createClient;
    this.status = status;
    this.subscriptions = [
      workspace.onDidChangeConfiguration((change) => {
        if (needsRestart(change)) void this.restart();
      }),
      workspace.onDidGrantWorkspaceTrust(() => void this.restart()),
    ];
  }

  /** The client of a server that runs. */
  get client(): BaseLanguageClient | undefined {
    return this.current?.state === State.Running ? this.current : undefined;
  }

  /** Ends the server where there is one, and starts it where the settings want it. */
  restart(): Promise<void> {
    return this.next(async () => {
      await this.end();
      if (isEnabled()) await this.start();
      else this.status.show({ is: 'off' });
    });
  }

  stop(): Promise<void> {
    return this.next(() => this.end());
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.output.dispose();
  }

  private next(action: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(action);
    return this.queue;
  }

  private async start(): Promise<void> {
    this.status.show({ is: 'starting' });
    try {
      const client = this.createClient(this.options(), this.output);
      this.current = client;
      client.onDidChangeState(({ newState }) => {
        if (client === this.current) this.follow(newState);
      });
      await client.start();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.output.error(`The server does not start: ${reason}`);
      this.status.show({ is: 'failed', reason });
    }
  }

  private async end(): Promise<void> {
    const client = this.current;
    this.current = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      // One that never ran cannot be ended either.
      this.output.debug(String(error));
    }
  }

  private follow(state: State): void {
    if (state === State.Running) this.status.show({ is: 'running' });
    else if (state === State.Starting) this.status.show({ is: 'starting' });
    else this.status.show({ is: 'failed', reason: 'the server has ended; the output may say why' });
  }

  private options(): LanguageClientOptions {
    return {
      documentSelector: LANGUAGES.map((language) => ({ language })),
      diagnosticCollectionName: SECTION,
      outputChannel: this.output,
    };
  }
}
