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

/** A file that was read, and its text. */
export interface UnpackedFile extends SerializedFile {
  readonly textOf: () => string;
}

/** Packs files, one batch after another. All that is in them is ASCII. */
export class FilePacker {
  #numbers: number[] = [];
  readonly #texts = new Scratch();
  readonly #json = new Scratch();

  /** @param file undefined when it was not read */
  add(bytes: Uint8Array, file: SerializedFile | undefined): void {
    if (!file) {
      this.#numbers.push(MISSING);
      return;
    }
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
export function* unpackFiles({ numbers, texts, json }: PackedFiles): Generator<UnpackedFile | undefined, void> {
  const jsonBuffer = bufferOf(json);
  let [at, textAt, jsonAt] = [0, 0, 0];
  const next = () => numbers[at++] ?? NOWHERE;
  const nextDocument = (): SerializedDocument => {
    const [index, start, end, keyStart, keyEnd] = [next(), next(), next(), next(), next()];
    const jsonStart = jsonAt;
    jsonAt += next();
    const firstKey = keyStart === NOWHERE ? undefined : { start: keyStart, end: keyEnd };
    return { index, extent: { start, end }, firstKey, json: jsonBuffer.toString('latin1', jsonStart, jsonAt) };
  };
  while (at < numbers.length) {
    const passed = next();
    if (passed === MISSING) {
      yield undefined;
      continue;
    }
    const count = next();
    if (count === 0) {
      yield { passed, documents: [], textOf: () => '' };
      continue;
    }
    const text = texts.subarray(textAt, textAt + next());
    textAt += text.length;
    const documents = Array.from({ length: count }, nextDocument);
    yield { passed, documents, textOf: () => bufferOf(text).toString('latin1') };
  }
}

function bufferOf({ buffer, byteOffset, length }: Uint8Array<ArrayBuffer>): Buffer {
  return Buffer.from(buffer, byteOffset, length);
}
