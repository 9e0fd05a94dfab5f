import type { Budget } from '../budget.ts';
import type { Entries } from '../origin/entry.ts';
import { type Piece, Text, valuePiece } from '../origin/text.ts';

/** Collects text with the entries that each run of it shows. */
export class Writer {
  /** Characters since the last line break. */
  column = 0;
  readonly #budget: Budget;
  readonly #pieces: Piece[] = [];
  #text = '';
  #entries: Entries | undefined;
  #size = 0;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  write(text: string, entries: Entries | undefined): void {
    if (text === '') return;
    if (entries !== this.#entries) this.#flush();
    this.#entries = entries;
    this.#text += text;
    this.#size += text.length;
    this.#budget.checkSize(this.#size);
    const line = text.lastIndexOf('\n');
    this.column = line < 0 ? this.column + text.length : text.length - line - 1;
  }

  nested<T>(work: () => T): T {
    this.#budget.spend();
    return this.#budget.nested(work);
  }

  text(): Text {
    this.#budget.spend(this.#size >> 3);
    this.#flush();
    return new Text(this.#pieces);
  }

  #flush(): void {
    if (this.#text !== '') this.#pieces.push(valuePiece(this.#text, this.#entries));
    this.#text = '';
  }
}
