import { BYTE_READER } from '../generated/byte-reader.js';
import type { ReadTerms } from '../parse/read-terms.ts';
import type { SerializedDocument, SerializedFile } from '../parse/serialized.ts';

/** The largest file that is read, in bytes; five times as much memory is taken for it, and never given back. */
const LARGEST = 4 * 1024 * 1024;

const PAGE = 64 * 1024;

/** Whether objects of a kind are read. */
const UNWANTED = 0;
const WANTED = 1;

/** Nothing starts there: the first bytes of the memory belong to the module. */
const NOWHERE = 0;

/**
 * Reads plain YAML from its bytes, as parseFile does from its text. JavaScript is slow until it has run for a while, and a
 * run over many files is mostly over by then; this reader is compiled at once. It is in WebAssembly (assembly/), which
 * makes no objects, so its documents are JSON. Undefined for a file that another reader has to judge, which any may be.
 */
export function readBytes(bytes: Uint8Array, terms: ReadTerms): SerializedFile | undefined {
  reader ??= ByteReader.create() ?? 'none';
  return reader === 'none' || bytes.length > LARGEST ? undefined : reader.read(bytes, terms);
}

let reader: ByteReader | 'none' | undefined;

/** As much of it as is used here: it is no part of the language, nor of Node's types. */
declare namespace WebAssembly {
  class Module {
    constructor(code: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: Readonly<Record<string, unknown>>);
    readonly exports: unknown;
  }
  interface Memory {
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  class RuntimeError extends Error {}
}

interface Exports {
  readonly memory: WebAssembly.Memory;
  start(): number;
  memoryFor(length: number): number;
  forgetKinds(): void;
  read(file: number, length: number): number;
}

class NotPlain extends Error {}

// One for all, since it carries nothing.
const notPlain = new NotPlain();

/** Want of memory, and a mistake of the reader, cost some time, and no file. */
function isNoAnswer(error: unknown): boolean {
  return error instanceof NotPlain || error instanceof RangeError || error instanceof WebAssembly.RuntimeError;
}

class ByteReader {
  readonly #exports: Exports;
  /** Where files are put. */
  readonly #file: number;
  #memory: Buffer;
  #terms: ReadTerms | undefined;
  #documents: SerializedDocument[] = [];

  /** Undefined where there is no WebAssembly, or none with vectors. */
  static create(): ByteReader | undefined {
    try {
      return new ByteReader(new WebAssembly.Module(Buffer.from(BYTE_READER, 'base64')));
    } catch {
      return undefined;
    }
  }

  private constructor(module: WebAssembly.Module) {
    const host = {
      handOver: () => {
        throw notPlain;
      },
      ask: (start: number, end: number) => this.#ask(this.#text(start, end)),
      mayMention: () => true,
      take: this.#take.bind(this),
    };
    this.#exports = new WebAssembly.Instance(module, { host }).exports as Exports;
    this.#file = this.#exports.start();
    this.#memory = Buffer.from(this.#exports.memory.buffer);
  }

  read(bytes: Uint8Array, terms: ReadTerms): SerializedFile | undefined {
    this.#askOthers(terms);
    this.#documents = [];
    try {
      this.#makeRoom(bytes.length);
      this.#memory.set(bytes, this.#file);
      const passed = this.#exports.read(this.#file, bytes.length);
      return { documents: this.#documents, passed };
    } catch (error) {
      if (isNoAnswer(error)) return undefined;
      throw error;
    }
  }

  /** An answer as assembly/host.ts has them. */
  #ask(kind: string): number {
    return this.#terms?.isWanted?.(kind) === false ? UNWANTED : WANTED;
  }

  /** The answers are known as long as the same one is asked. */
  #askOthers(terms: ReadTerms): void {
    if (this.#terms === terms) return;
    this.#terms = terms;
    this.#exports.forgetKinds();
  }

  #makeRoom(length: number): void {
    const { memory, memoryFor } = this.#exports;
    const missing = this.#file + memoryFor(length) - this.#memory.length;
    if (missing <= 0) return;
    memory.grow(Math.ceil(missing / PAGE));
    this.#memory = Buffer.from(memory.buffer);
  }

  #take(
    index: number,
    start: number,
    end: number,
    keyStart: number,
    keyEnd: number,
    json: number,
    jsonEnd: number,
  ): void {
    const file = this.#file;
    this.#documents.push({
      index,
      extent: { start: start - file, end: end - file },
      firstKey: keyStart === NOWHERE ? undefined : { start: keyStart - file, end: keyEnd - file },
      json: this.#text(json, jsonEnd),
    });
  }

  #text(start: number, end: number): string {
    return this.#memory.toString('latin1', start, end);
  }
}
