import type { TextDocument } from 'vscode-languageserver-textdocument';
import { normalUri } from '../uris.ts';

/** The documents that a client has open, whose texts count in place of the files'. */
export class OpenDocuments {
  readonly #documents = new Map<string, TextDocument>();

  /** Keeps a document, in place of an earlier one of the same URI. */
  set(document: TextDocument): void {
    this.#documents.set(normalUri(document.uri), document);
  }

  delete(uri: string): void {
    this.#documents.delete(normalUri(uri));
  }

  get(uri: string): TextDocument | undefined {
    return this.#documents.get(normalUri(uri));
  }

  all(): readonly TextDocument[] {
    return [...this.#documents.values()];
  }

  /** The URI as the client writes it, when it has the document open. */
  spelling(uri: string): string {
    return this.get(uri)?.uri ?? uri;
  }
}
