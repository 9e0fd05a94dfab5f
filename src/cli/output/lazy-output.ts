import { fstatSync } from 'node:fs';
import type { Output } from '../io.ts';

/**
 * A standard stream that is opened on the first write. A hook mostly has nothing to say, and opening a pipe takes longer
 * than linting a file.
 */
export class LazyOutput implements Output {
  readonly #descriptor: number;
  readonly #open: () => NodeJS.WriteStream;
  #stream: NodeJS.WriteStream | undefined;
  #mayBeTerminal: boolean | undefined;

  /** @param open called once, when the stream is needed */
  constructor(descriptor: number, open: () => NodeJS.WriteStream) {
    this.#descriptor = descriptor;
    this.#open = open;
  }

  write(text: string): boolean {
    return this.#opened().write(text);
  }

  get isOpen(): boolean {
    return this.#stream !== undefined;
  }

  get isTTY(): boolean {
    this.#mayBeTerminal ??= mayBeTerminal(this.#descriptor);
    return this.#mayBeTerminal && this.#opened().isTTY === true;
  }

  /** 0 without a terminal, or if it does not say. */
  get columns(): number {
    return this.isTTY ? (this.#opened().columns ?? 0) : 0;
  }

  #opened(): NodeJS.WriteStream {
    this.#stream ??= this.#open();
    return this.#stream;
  }
}

/** False for pipes and files; for anything else, ask the stream. */
function mayBeTerminal(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return !stats.isFIFO() && !stats.isFile() && !stats.isSocket();
  } catch {
    return true;
  }
}
