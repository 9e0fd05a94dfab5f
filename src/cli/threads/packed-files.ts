import type { SerializedDocument, SerializedFile } from '../../parse/serialized.ts';

/**
 * What was read of several files, in a form that goes from one thread to another without being copied and without an
 * object for each document.
 */
export interface PackedFiles {
  /**
   * For each file how many documents were passed, or {@link MISSING}; how many there are; and for each of them its index,
   * its extent, its first key or {@link NOWHERE} twice, and the length of its JSON. Before the first of a file stands the
   * length of the file's text.
   */
  readonly numbers: Int32Array<ArrayBuffer>;
  /** The texts of the files that have documents, in bytes. They are kept as long as their documents are. */
  readonly texts: Uint8Array<ArrayBuffer>;
  /** The documents as JSON. */
  readonly json: Uint8Array<ArrayBuffer>;
}

const MISSING = -1;
const NOWHERE = -1;

/** A file that was read, and its content. */
export interface PlainFile {
  readonly bytes: Uint8Array;
  readonly file: SerializedFile;
}

/** A file that was read, and its text. */
export interface UnpackedFile extends SerializedFile {
  readonly textOf: () => string;
}

/** Packs files, one batch after another. All that is in them is ASCII. */
export class FilePacker {
  #numbers: number[] = [];
  readonly #texts = new Scratch();
  readonly #json = new Scratch();

  /** @param read undefined when it was not read */
  add(read: PlainFile | undefined): void {
    if (!read) {
      this.#numbers.push(MISSING);
      return;
    }
    const { bytes, file } = read;
    const { passed, documents } = file;
    this.#numbers.push(passed, documents.length);
    if (documents.length === 0) return;
    this.#numbers.push(bytes.length);
    this.#texts.addBytes(bytes);
    for (const { index, extent, firstKey, json } of documents) {
      const { start, end } = firstKey ?? { start: NOWHERE, end: NOWHERE };
      this.#numbers.push(index, extent.start, extent.end, start, end, json.length);
      this.#json.addText(json);
    }
  }

  /** What was added since the last time. */
  take(): PackedFiles {
    const numbers = Int32Array.from(this.#numbers);
    this.#numbers = [];
    return { numbers, texts: this.#texts.take(), json: this.#json.take() };
  }
}

/** Memory that is filled again and again, and handed out in copies of the right size. */
class Scratch {
  #memory = Buffer.allocUnsafeSlow(64 * 1024);
  #length = 0;

  addBytes(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#memory.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  addText(text: string): void {
    this.#makeRoom(text.length);
    this.#length += this.#memory.write(text, this.#length, 'latin1');
  }

  take(): Uint8Array<ArrayBuffer> {
    const taken = Uint8Array.prototype.slice.call(this.#memory, 0, this.#length) as Uint8Array<ArrayBuffer>;
    this.#length = 0;
    return taken;
  }

  #makeRoom(length: number): void {
    if (this.#length + length <= this.#memory.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * (this.#length + length));
    larger.set(this.#memory.subarray(0, this.#length));
    this.#memory = larger;
  }
}

/** The files of a batch in their order; undefined for those that were not read. */
export function unpackFiles(packed: PackedFiles): (UnpackedFile | undefined)[] {
  const files: (UnpackedFile | undefined)[] = [];
  const unpacker = new Unpacker(packed);
  while (!unpacker.isAtEnd) files.push(unpacker.file());
  return files;
}

class Unpacker {
  readonly #numbers: Int32Array;
  readonly #texts: Uint8Array<ArrayBuffer>;
  readonly #json: Buffer;
  #at = 0;
  #textAt = 0;
  #jsonAt = 0;

  constructor({ numbers, texts, json }: PackedFiles) {
    this.#numbers = numbers;
    this.#texts = texts;
    this.#json = bufferOf(json);
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#numbers.length;
  }

  file(): UnpackedFile | undefined {
    const passed = this.#next();
    if (passed === MISSING) return undefined;
    const count = this.#next();
    if (count === 0) return { passed, documents: NO_DOCUMENTS, textOf: noText };
    const start = this.#textAt;
    this.#textAt += this.#next();
    const text = this.#texts.subarray(start, this.#textAt);
    const documents: SerializedDocument[] = [];
    while (documents.length < count) documents.push(this.#document());
    return { passed, documents, textOf: () => bufferOf(text).toString('latin1') };
  }

  #document(): SerializedDocument {
    const index = this.#next();
    const extent = { start: this.#next(), end: this.#next() };
    const key = { start: this.#next(), end: this.#next() };
    const start = this.#jsonAt;
    this.#jsonAt += this.#next();
    const json = this.#json.toString('latin1', start, this.#jsonAt);
    return { index, extent, firstKey: key.start === NOWHERE ? undefined : key, json };
  }

  #next(): number {
    return this.#numbers[this.#at++] ?? NOWHERE;
  }
}

const NO_DOCUMENTS: readonly SerializedDocument[] = [];
const noText = () => '';

function bufferOf({ buffer, byteOffset, length }: Uint8Array<ArrayBuffer>): Buffer {
  return Buffer.from(buffer, byteOffset, length);
}
