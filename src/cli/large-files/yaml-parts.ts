import { type PartHandlers, PartReader } from './parts.ts';

/** Parts are cut when they are of this size, in bytes: smaller ones are not faster. */
const ENOUGH = 4 * 1024 * 1024;

const SEPARATOR = '\n---';

/** Cuts a YAML stream after lines that begin with `---`. */
export class YamlParts extends PartReader {
  readonly #enough: number;
  #part = this.openPart();

  constructor(handlers: PartHandlers, largest?: number, enough: number = ENOUGH) {
    super(handlers, largest);
    this.#enough = enough;
  }

  protected cut(): void {
    const { pending } = this;
    const isRefused = this.isTooLarge(this.#part);
    if (!isRefused && pending.length < this.#enough) return;
    const separator = isRefused ? pending.indexOf(SEPARATOR) : pending.lastIndexOf(SEPARATOR);
    const lineBreak = separator < 0 ? -1 : pending.indexOf('\n', separator + 1);
    if (lineBreak >= 0) {
      this.#endPart(lineBreak + 1);
    } else if (isRefused || pending.length > this.largest) {
      // The last bytes may be the first of a separator, or its line may still go on.
      const isGoingOn = separator >= 0 && pending.length < separator + this.#enough;
      this.take(isGoingOn ? separator : Math.max(pending.length - SEPARATOR.length + 1, 0), this.#part);
    }
  }

  end(): void {
    this.#endPart(this.pending.length);
  }

  #endPart(length: number): void {
    const part = this.#part;
    this.take(length, part);
    this.#part = this.openPart();
    const text = this.textOf(part, ['document', 'part of the file']);
    if (text) this.handlers.onPart({ text, start: part.start });
  }
}
