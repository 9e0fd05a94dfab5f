import { type ReadAhead, type ReadAheadOptions, readAhead } from './threads/read-ahead.ts';

/** So many files are read in less time than a thread takes to start. */
const FEW = 200;

/** Files as they are found. From some number of them on, threads read them while others are still being looked for. */
export class FoundFiles {
  readonly #options: ReadAheadOptions;
  #found: string[] | undefined = [];
  #ahead: ReadAhead | undefined;

  constructor(options: ReadAheadOptions) {
    this.#options = options;
  }

  /** Who reads them; undefined when that is nobody but the main thread. */
  get ahead(): ReadAhead | undefined {
    return this.#ahead;
  }

  readonly add = (path: string): void => {
    this.#ahead?.add(path);
    if (!this.#found || this.#found.push(path) < FEW) return;
    this.#ahead = readAhead(this.#options);
    for (const each of this.#found) this.#ahead?.add(each);
    this.#found = undefined;
  };
}
