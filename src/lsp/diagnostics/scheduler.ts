import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import type { ClientFeatures } from '../client.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { Publisher } from './publisher.ts';
import { PullAnswers } from './pull.ts';
import { type Delayed, delayed, spaced } from './schedule.ts';
import type { DiagnosticsStore } from './store.ts';

export interface SchedulerContext {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly store: DiagnosticsStore;
  readonly features: () => ClientFeatures;
  readonly started: Promise<void>;
}

/** Between two answers to keys, in milliseconds: joins what is typed in one go. */
const TYPING = 25;

/** After the last key, in milliseconds, for all other files. */
const IDLE = 300;

/**
 * Decides when to send diagnostics, pushed or pulled: for a changed document at once, and for all others after a pause.
 * Quick changes are joined.
 */
export class DiagnosticsScheduler {
  readonly #context: SchedulerContext;
  readonly #publisher: Publisher;
  readonly #pulls: PullAnswers;
  readonly #changed = new Set<string>();
  readonly #soon: Delayed;
  readonly #later: Delayed;
  #isElsewhere = false;

  constructor(context: SchedulerContext) {
    this.#context = context;
    this.#publisher = new Publisher(context);
    this.#pulls = new PullAnswers(context);
    this.#soon = spaced(() => this.#sendChanged(), TYPING);
    this.#later = delayed(() => this.#sendAll(), IDLE);
  }

  listen(): void {
    this.#pulls.listen(this.#context.connection);
  }

  /** A document has changed. Clients that pull do so on their own. */
  changed(uri: string): void {
    this.#changed.add(uri);
    if (!this.#context.features().pullsDiagnostics) this.#soon.start();
    this.#later.start();
  }

  /** Everything may have changed, not because of typing. */
  everything(): void {
    this.#isElsewhere = true;
    for (const { uri } of this.#context.workspace.documents.all()) this.#changed.add(uri);
    this.#soon.start();
    this.#later.start();
  }

  stop(): void {
    this.#soon.cancel();
    this.#later.cancel();
    this.#pulls.wake();
  }

  #sendChanged(): void {
    const { features, store } = this.#context;
    const known = [...this.#changed].filter((uri) => !store.isPending(uri));
    if (!features().pullsDiagnostics) for (const uri of known) this.#publisher.publish(uri);
    else if (this.#isElsewhere) this.#requestRefresh();
    this.#changed.clear();
  }

  /** Clients that pull do so for the changed document, but not always for others. */
  async #sendAll(): Promise<void> {
    const { features, workspace } = this.#context;
    await workspace.build();
    if (!features().pullsDiagnostics) this.#publisher.publishAll();
    else {
      this.#pulls.wake();
      if (workspace.documents.all().length > 1 && this.#pulls.hasNews()) this.#requestRefresh();
    }
    this.#refreshLenses();
  }

  /** Clients request lenses again for the document they change, but not for others. */
  #refreshLenses(): void {
    const { features, connection } = this.#context;
    const { refreshesCodeLenses, refreshesInlayHints } = features();
    if (refreshesCodeLenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
    if (refreshesInlayHints) connection.languages.inlayHint.refresh().catch(() => {});
  }

  #requestRefresh(): void {
    const { features, connection } = this.#context;
    this.#isElsewhere = false;
    if (features().refreshesDiagnostics) connection.languages.diagnostics.refresh().catch(() => {});
  }
}
