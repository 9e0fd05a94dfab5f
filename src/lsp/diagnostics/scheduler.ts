import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import type { ClientFeatures } from '../client.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { Publisher } from './publisher.ts';
import { PullAnswers } from './pull.ts';
import { type Delayed, delayed } from './schedule.ts';
import type { Shown } from './store.ts';

export interface TellerCircumstances {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly shown: Shown;
  readonly features: () => ClientFeatures;
  readonly started: Promise<void>;
}

/** After the last key, in milliseconds: long enough to take what is typed in one go as one change. */
const TYPING = 25;

/** When nothing more is typed, for all the other files. */
const IDLE = 300;

/**
 * Tells the client what is found, in the way that it understands: of the document that changes at once, and of all others
 * when there is time. Of several changes in quick succession only the last is spoken of.
 */
export class Teller {
  readonly #circumstances: TellerCircumstances;
  readonly #publisher: Publisher;
  readonly #pulls: PullAnswers;
  readonly #changed = new Set<string>();
  readonly #soon: Delayed;
  readonly #later: Delayed;
  #isElsewhere = false;

  constructor(circumstances: TellerCircumstances) {
    this.#circumstances = circumstances;
    this.#publisher = new Publisher(circumstances);
    this.#pulls = new PullAnswers(circumstances);
    this.#soon = delayed(() => this.#tellOfChanged(), TYPING);
    this.#later = delayed(() => this.#tellOfAll(), IDLE);
  }

  listen(): void {
    this.#pulls.listen(this.#circumstances.connection);
  }

  /** A document has another text; a client that asks does so by itself now. */
  changed(uri: string): void {
    this.#changed.add(uri);
    if (!this.#circumstances.features().pullsDiagnostics) this.#soon.start();
    this.#later.start();
  }

  /** Anything may be different now, for other reasons than what is typed. */
  everything(): void {
    this.#isElsewhere = true;
    for (const { uri } of this.#circumstances.workspace.documents.all()) this.#changed.add(uri);
    this.#soon.start();
    this.#later.start();
  }

  stop(): void {
    this.#soon.cancel();
    this.#later.cancel();
    this.#pulls.wake();
  }

  #tellOfChanged(): void {
    const { features } = this.#circumstances;
    const { shown } = this.#circumstances;
    const known = [...this.#changed].filter((uri) => !shown.isPending(uri));
    if (!features().pullsDiagnostics) for (const uri of known) this.#publisher.publish(uri);
    else if (this.#isElsewhere) this.#askToAsk();
    this.#changed.clear();
  }

  /** Clients that ask do so for the document that changes; of the others some know and some do not. */
  async #tellOfAll(): Promise<void> {
    const { features, workspace } = this.#circumstances;
    await workspace.build();
    if (!features().pullsDiagnostics) this.#publisher.publishAll();
    else {
      this.#pulls.wake();
      if (workspace.documents.all().length > 1 && this.#pulls.hasNews()) this.#askToAsk();
    }
    this.#askForLenses();
  }

  /** Clients ask anew for those of the document that they change, and not of others that it has an effect on. */
  #askForLenses(): void {
    const { features, connection } = this.#circumstances;
    const { refreshesCodeLenses, refreshesInlayHints } = features();
    if (refreshesCodeLenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
    if (refreshesInlayHints) connection.languages.inlayHint.refresh().catch(() => {});
  }

  #askToAsk(): void {
    const { features, connection } = this.#circumstances;
    this.#isElsewhere = false;
    if (features().refreshesDiagnostics) connection.languages.diagnostics.refresh().catch(() => {});
  }
}
