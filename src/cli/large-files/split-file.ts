import type { TextStart } from '../../source/source-file.ts';
import { JsonParts } from './json-parts.ts';
import type { PartHandlers, PartReader } from './parts.ts';
import { YamlParts } from './yaml-parts.ts';

const BEGIN: TextStart = { line: 1, column: 1 };

/**
 * Cuts a file that is too large to be held into parts, as its bytes come: JSON at its objects and at the items of lists
 * (`kubectl get -A -o json`), YAML at its `---`.
 */
export class Parts implements PartReader {
  readonly #handlers: PartHandlers;
  #reader: PartReader | undefined;

  constructor(handlers: PartHandlers) {
    this.#handlers = handlers;
  }

  push(bytes: Uint8Array): void {
    if (this.#reader) {
      this.#reader.push(bytes);
      return;
    }
    const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    const rest = hasMark ? bytes.subarray(3) : bytes;
    this.#reader = this.#readerFor(rest);
    this.#reader.push(rest);
  }

  end(): void {
    this.#reader?.end();
  }

  #readerFor(bytes: Uint8Array): PartReader {
    const [first, second] = bytes;
    if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
      this.#handlers.onProblem({ message: 'A file of more than 16 MiB has to be UTF-8', start: BEGIN });
      return { push: () => {}, end: () => {} };
    }
    const begin = bytes.find((byte) => byte > 0x20 && byte < 0x80);
    return begin === 0x7b ? new JsonParts(this.#handlers) : new YamlParts(this.#handlers);
  }
}
