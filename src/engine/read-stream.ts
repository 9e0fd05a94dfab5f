import { DecodeStream } from '../parse/stream/decode-stream.ts';
import { ManifestStream, type StreamOptions } from '../parse/stream/manifest-stream.ts';
import { StreamedSource } from '../parse/stream/streamed-source.ts';
import { unreadable } from './check-manifests.ts';
import type { ReadFile } from './read-manifests.ts';
import { DIRECTIVE_PREFIX } from './suppress/directives.ts';

const API_VERSION = '"apiVersion"';

/** Reads a file that is too large to be held, as its bytes come; the contract of `readManifests`. */
export class ManifestReader {
  readonly #path: string;
  readonly #decoder = new DecodeStream();
  readonly #stream: ManifestStream;
  #problem: { readonly message: string; readonly line: number; readonly offset: number } | undefined;
  /** Whether a text that is JSON could be a manifest, and where it could begin to say so. */
  #hasApiVersion = false;
  #tail = '';

  constructor(path: string, options: StreamOptions = {}) {
    this.#path = path;
    this.#stream = new ManifestStream(path, { ...options, refusedComments: DIRECTIVE_PREFIX });
  }

  push(piece: Uint8Array): void {
    if (!this.#problem) this.#take(this.#decoder.push(piece));
  }

  end(): ReadFile {
    if (!this.#problem) this.#take(this.#decoder.end());
    const path = this.#path;
    if (this.#problem) {
      const { message, line } = this.#problem;
      const source = new StreamedSource(path);
      source.note({ offset: 0, line, column: 1 });
      return { path, findings: [unreadable(source, message, { start: 0, end: 0 })] };
    }
    const { source, documents, problems, passed } = this.#stream.end();
    if (problems.length > 0 && path.endsWith('.json') && !this.#hasApiVersion) return { path, findings: [] };
    const findings = problems.map(({ message, range }) => unreadable(source, message, range));
    return {
      path,
      source,
      parsed: { documents, problems, passed },
      findings,
    };
  }

  #take(text: string | { readonly message: string; readonly line: number; readonly offset: number }): void {
    if (typeof text !== 'string') {
      this.#problem = text;
      return;
    }
    this.#hasApiVersion ||=
      text.includes(API_VERSION) || (this.#tail + text.slice(0, API_VERSION.length)).includes(API_VERSION);
    this.#tail =
      text.length < API_VERSION.length
        ? (this.#tail + text).slice(-API_VERSION.length)
        : text.slice(-API_VERSION.length);
    this.#stream.push(text);
  }
}
