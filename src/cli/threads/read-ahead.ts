import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Host } from '../../engine/host.ts';
import type { Input } from '../../engine/input.ts';
import { readSerialized } from '../../engine/read-serialized.ts';
import { Batches, type BatchResult, type ThreadTerms } from './batches.ts';
import { unpackFiles } from './packed-files.ts';

/** How many files a thread takes at once. */
const BATCH = 32;

/** How many threads there are of use, the main one included: it takes in what the others have read. */
const MOST_THREADS = 4;

/** Milliseconds without anything read by another thread, after which the main one no longer counts on it. */
const PATIENCE = 500;

/** The file of reader-thread.ts, beside this one where the program is built of several files. */
const THREAD = resolve(import.meta.dirname, 'reader-thread.cjs');

export interface ReadAheadOptions extends Pick<ThreadTerms, 'cwd' | 'kinds'> {
  /** How many threads are to read, the main one included. */
  readonly threads: number | 'auto';
}

/** Threads that read files while others are still being looked for; undefined where there is nothing to be gained. */
export function readAhead({ threads, ...terms }: ReadAheadOptions): ReadAhead | undefined {
  const count = threads === 'auto' ? Math.min(availableParallelism(), MOST_THREADS) : threads;
  return count > 1 && existsSync(THREAD) ? new ReadAhead(terms, count - 1) : undefined;
}

/** Reads files as a run of a single thread does. */
export type ReadLeft = (paths: readonly string[]) => Iterable<Input>;

/** A file, and what was read of it; undefined when it has to be read once more. */
interface Reading {
  readonly path: string;
  readonly input: Input | undefined;
}

/**
 * Files are read by several threads, the main one among them as soon as it asks for what was read. What comes of a run
 * depends neither on their number nor on who reads what: the main thread reads by itself whatever is no plain manifest,
 * and all that a thread takes too long for.
 */
export class ReadAhead {
  readonly #batches = new Batches();
  readonly #ports: readonly MessagePort[];
  readonly #posted: (readonly string[])[] = [];
  readonly #known = new Set<string>();
  #next: string[] = [];

  constructor(terms: Pick<ThreadTerms, 'cwd' | 'kinds'>, threads: number) {
    this.#ports = Array.from({ length: threads }, () => start({ ...terms, counters: this.#batches.counters }));
  }

  /** Has a file read that is going to be asked for, most likely. */
  add(path: string): void {
    if (this.#known.has(path)) return;
    this.#known.add(path);
    if (this.#next.push(path) === BATCH) this.#post();
  }

  /**
   * What was read of `files`, in no order.
   *
   * @param here how the main thread reads; files that it fails on, that are unusual or that were not added before are read
   *   by `readLeft` at the end, in the order of their names
   */
  *inputs(files: readonly string[], here: Pick<Host, 'read'>, readLeft: ReadLeft): Generator<Input, void> {
    this.#post();
    const isAsked = new Set(files);
    const open = [...this.#posted.keys()].filter((batch) => this.#pathsOf(batch).some((path) => isAsked.has(path)));
    const left = files.filter((path) => !this.#known.has(path));
    try {
      for (const readings of this.#readAll(new Set(open), here)) {
        for (const { path, input } of readings) {
          if (!isAsked.has(path)) continue;
          if (input) yield input;
          else left.push(path);
        }
      }
    } finally {
      this.#close();
    }
    yield* readLeft(left.sort());
  }

  /** Takes in what others have read, and reads itself when there is nothing of it. */
  *#readAll(open: Set<number>, here: Pick<Host, 'read'>): Generator<readonly Reading[], void> {
    while (open.size > 0) {
      const done = this.#batches.done;
      const result = this.#receive();
      const own = result ? undefined : this.#batches.take();
      if (result && open.delete(result.batch)) yield this.#takeIn(result);
      else if (own !== undefined && open.delete(own)) yield this.#readBatch(own, here);
      else if (!result && !this.#batches.waitForMore(done, PATIENCE)) yield* this.#readRest(open, here);
    }
  }

  #takeIn({ batch, files }: BatchResult): readonly Reading[] {
    const unpacked = unpackFiles(files);
    return this.#pathsOf(batch).map((path, index) => {
      const file = unpacked[index];
      const reading = file && readSerialized(path, file.textOf, file);
      return { path, input: reading && { path, content: '', reading } };
    });
  }

  #readBatch(batch: number, host: Pick<Host, 'read'>): readonly Reading[] {
    return this.#pathsOf(batch).map((path) => ({ path, input: tryRead(host, path) }));
  }

  /** What others have begun with and do not end, whatever has become of them. */
  *#readRest(open: Set<number>, host: Pick<Host, 'read'>): Generator<readonly Reading[], void> {
    for (const batch of open) {
      open.delete(batch);
      yield this.#readBatch(batch, host);
    }
  }

  #pathsOf(batch: number): readonly string[] {
    return this.#posted[batch] ?? [];
  }

  #receive(): BatchResult | undefined {
    for (const port of this.#ports) {
      const received = receiveMessageOnPort(port);
      if (received) return received.message;
    }
    return undefined;
  }

  #post(): void {
    if (this.#next.length === 0) return;
    for (const port of this.#ports) port.postMessage(this.#next);
    this.#posted.push(this.#next);
    this.#next = [];
    this.#batches.post();
  }

  #close(): void {
    this.#batches.close();
    for (const port of this.#ports) port.close();
  }
}

function tryRead(host: Pick<Host, 'read'>, path: string): Input | undefined {
  try {
    return { path, content: host.read(path) };
  } catch {
    return undefined;
  }
}

/** Starts a thread; its end of the channel goes with it. A thread that fails is missed by nobody but the clock. */
function start(terms: Omit<ThreadTerms, 'port'>): MessagePort {
  const { port1, port2 } = new MessageChannel();
  const workerData: ThreadTerms = { ...terms, port: port2 };
  const worker = new Worker(THREAD, { workerData, transferList: [port2], execArgv: [] });
  worker.on('error', () => {});
  worker.unref();
  return port1;
}
