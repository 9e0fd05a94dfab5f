import type { SourceFile } from '../kubernetes/document.ts';
import { createSourceFile } from './source-file.ts';

/** A file whose text is made on the first question about it. */
export class LazySourceFile implements SourceFile {
  readonly path: string;
  readonly #read: () => string;
  #file: SourceFile | undefined;

  constructor(path: string, read: () => string) {
    this.path = path;
    this.#read = read;
  }

  get text(): string {
    return this.#known.text;
  }

  position(offset: number): { line: number; column: number } {
    return this.#known.position(offset);
  }

  line(line: number): string {
    return this.#known.line(line);
  }

  get #known(): SourceFile {
    this.#file ??= createSourceFile(this.path, this.#read());
    return this.#file;
  }
}
