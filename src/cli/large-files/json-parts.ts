import type { ListMembership } from '../../source/document.ts';
import { type OpenPart, PartReader } from './parts.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** The end of what comes before the items of a list, of which no more is looked at than so many code units. */
const ITEMS = /"items"\s*:\s*\[$/;
const LONGEST_ENDING = 200;

/**
 * Cuts JSON into its objects, and an object with `items` into these. Of a list as a whole, what is beside the items is
 * kept: a typed list says only there what they are.
 */
export class JsonParts extends PartReader {
  /** How many of the pending bytes were looked at. */
  #at = 0;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  /** The object that is read, with a `0` for each item that was cut out of it. */
  #outer: OpenPart | undefined;
  #item: OpenPart | undefined;
  #list: { value: ListMembership['list']['value'] } | undefined;
  #isInItems = false;
  #items = 0;
  #isBroken = false;

  protected cut(): void {
    while (this.#at < this.pending.length && !this.#isBroken) {
      const byte = this.pending[this.#at++] as number;
      if (this.#isInString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === BACKSLASH) this.#isEscaped = true;
        else if (byte === QUOTE) this.#isInString = false;
      } else if (byte === QUOTE) this.#isInString = true;
      else if (byte === 0x7b || byte === 0x5b) this.#open(byte);
      else if (byte === 0x7d || byte === 0x5d) this.#close();
      else if (byte > 0x20 && this.#depth === 0) {
        this.#break('Only JSON can follow JSON in a file of more than 16 MiB', this.#at - 1);
      }
    }
    const isOpen = (this.#depth > 0 || this.#isInString) && !this.#isBroken && this.#at <= this.largest;
    // The bytes of a character are taken together.
    this.#keep(isOpen ? this.pending.findLastIndex((byte) => byte < 0x80) + 1 : this.pending.length);
  }

  end(): void {
    if (this.#depth > 0) this.#break('The JSON ends before its last bracket is closed', this.#at);
  }

  #open(byte: number): void {
    const depth = this.#depth++;
    if (depth === 0) {
      this.#keep(this.#at - 1);
      this.#outer = this.openPart();
      this.#list = undefined;
    } else if (depth === 1 && byte === 0x5b) {
      this.#keep(this.#at);
      this.#isInItems = ITEMS.test(this.#outer?.text.slice(-LONGEST_ENDING) ?? '');
      if (!this.#isInItems) return;
      this.#list = { value: {} };
      this.#items = 0;
    } else if (depth === 2 && byte === 0x7b && this.#isInItems) {
      this.#keep(this.#at - 1);
      this.#item = this.openPart();
    }
  }

  #close(): void {
    const depth = --this.#depth;
    if (depth < 0) this.#break('This bracket was never opened', this.#at - 1);
    if (depth === 1) this.#isInItems = false;
    if (depth === 2 && this.#item) this.#endItem(this.#item);
    if (depth === 0 && this.#outer) this.#endOuter(this.#outer);
  }

  #keep(length: number): void {
    this.take(length, this.#item ?? this.#outer);
    this.#at -= length;
  }

  #endItem(part: OpenPart): void {
    this.#keep(this.#at);
    this.#item = undefined;
    if (this.#outer) this.#outer.text += '0';
    const item = this.#items++;
    const text = this.textOf(part, ['object', 'object']);
    if (text && this.#list) this.handlers.onPart({ text, start: part.start, membership: { list: this.#list, item } });
  }

  #endOuter(part: OpenPart): void {
    this.#keep(this.#at);
    this.#outer = undefined;
    const { start } = part;
    const text = this.textOf(part, ['object', 'object']);
    if (text && !this.#list) this.handlers.onPart({ text, start });
    try {
      if (text && this.#list) this.#list.value = JSON.parse(text);
    } catch {
      this.handlers.onProblem('This list is not valid JSON outside of its items', start);
    }
  }

  #break(message: string, at: number): void {
    this.#keep(at);
    this.#isBroken = true;
    this.#depth = 0;
    this.#item = undefined;
    this.#outer = undefined;
    this.handlers.onProblem(message, this.start);
  }
}
