import type { MessagePort } from 'node:worker_threads';
import type { PackedFiles } from './packed-files.ts';

/** What a thread that reads files is given when it starts. */
export interface ThreadTerms {
  /** Absolute path of the working directory. */
  readonly cwd: string;
  /** The kinds of objects that are read. */
  readonly kinds: ReadonlySet<string>;
  readonly counters: Int32Array<SharedArrayBuffer>;
  /** Where batches come from, each an array of paths, and where what was read of them goes. */
  readonly port: MessagePort;
}

/** What was read of a batch. A file that is missing here is for the main thread to read. */
export interface BatchResult {
  readonly batch: number;
  readonly files: PackedFiles;
}

/** The places of the counters in the memory that all threads share. */
const POSTED = 0;
const TAKEN = 1;
const DONE = 2;

/** In place of the count of batches, when there will be no more. */
const CLOSED = -1;

/**
 * Batches of files that several threads take from, whoever is free first: each batch is taken once. What is in them and
 * what comes of them goes by messages; here is only counted.
 */
export class Batches {
  readonly counters: Int32Array<SharedArrayBuffer>;

  constructor(counters = new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT))) {
    this.counters = counters;
  }

  /** How many batches were read by other threads than the main one. */
  get done(): number {
    return Atomics.load(this.counters, DONE);
  }

  /** To be called when the batch was sent to all threads. */
  post(): void {
    Atomics.add(this.counters, POSTED, 1);
    Atomics.notify(this.counters, POSTED);
  }

  close(): void {
    Atomics.store(this.counters, POSTED, CLOSED);
    Atomics.notify(this.counters, POSTED);
  }

  /** The number of a batch that nobody has taken; undefined when there is none now. */
  take(): number | undefined {
    for (;;) {
      const taken = Atomics.load(this.counters, TAKEN);
      if (taken >= Atomics.load(this.counters, POSTED)) return undefined;
      if (Atomics.compareExchange(this.counters, TAKEN, taken, taken + 1) === taken) return taken;
    }
  }

  /** As {@link take}, but waits for a batch; undefined when there will be none. */
  takeNext(): number | undefined {
    for (;;) {
      const posted = Atomics.load(this.counters, POSTED);
      if (posted === CLOSED) return undefined;
      const taken = this.take();
      if (taken !== undefined) return taken;
      Atomics.wait(this.counters, POSTED, posted);
    }
  }

  /** To be called when what was read of a batch was sent. */
  finish(): void {
    Atomics.add(this.counters, DONE, 1);
    Atomics.notify(this.counters, DONE);
  }

  /** Waits until more than `done` batches were read; false when that takes longer than so many milliseconds. */
  waitForMore(done: number, patience: number): boolean {
    return Atomics.wait(this.counters, DONE, done, patience) !== 'timed-out';
  }
}
