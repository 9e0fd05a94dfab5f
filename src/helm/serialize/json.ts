import type { Budget } from '../budget.ts';
import { formatFloat } from '../go/float.ts';
import { entriesOf, GoInt, GoList, GoMap, type GoValue, isString, type Traced } from '../go/value.ts';
import type { Entries } from '../origin/entry.ts';
import type { Text } from '../origin/text.ts';
import { jsonable } from './jsonable.ts';
import { Writer } from './writer.ts';

export interface JsonStyle {
  /** Two spaces for each level, or everything on one line. */
  readonly pretty: boolean;
  /** Whether `<`, `>` and `&` are escaped, as Go does unless told otherwise. */
  readonly html: boolean;
}

/**
 * JSON as encoding/json writes it, with the entries that each part shows.
 *
 * @throws Error for what JSON does not have
 */
export function toJson(traced: Traced, budget: Budget, style: JsonStyle): Text {
  const writer = new JsonWriter(budget, style);
  writer.write(traced, entriesOf(traced), 0);
  return writer.text();
}

interface Item {
  readonly key: string | undefined;
  readonly item: Traced;
}

class JsonWriter {
  readonly #out: Writer;
  readonly #style: JsonStyle;

  constructor(budget: Budget, style: JsonStyle) {
    this.#out = new Writer(budget);
    this.#style = style;
  }

  text(): Text {
    return this.#out.text();
  }

  /** @param inherited the entries of what holds the value, for one without its own */
  write(traced: Traced, inherited: Entries | undefined, level: number): void {
    const value = isString(traced.value) ? traced.value.toString() : jsonable(traced.value);
    const entries = entriesOf(traced) ?? inherited;
    if (value instanceof GoMap) {
      const items = value.sorted().map(([key, item]) => ({ key, item }));
      this.#writeItems(items, '{}', entries, level);
    } else if (value instanceof GoList) {
      const items = value.items.map((item) => ({ key: undefined, item }));
      this.#writeItems(items, '[]', entries, level);
    } else this.#out.write(atom(value, this.#style), entries);
  }

  #writeItems(items: readonly Item[], brackets: string, entries: Entries | undefined, level: number): void {
    const out = this.#out;
    const { pretty, html } = this.#style;
    if (items.length === 0) {
      out.write(brackets, entries);
      return;
    }
    const line = (depth: number) => (pretty ? `\n${'  '.repeat(depth)}` : '');
    out.nested(() => {
      out.write(brackets.charAt(0), entries);
      items.forEach(({ key, item }, index) => {
        const own = entriesOf(item) ?? entries;
        out.write((index > 0 ? ',' : '') + line(level + 1), own);
        if (key !== undefined) out.write(jsonString(key, html) + (pretty ? ': ' : ':'), own);
        this.write(item, entries, level + 1);
      });
      out.write(line(level) + brackets.charAt(1), entries);
    });
  }
}

function atom(value: GoValue, style: JsonStyle): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof GoInt) return String(value.value);
  if (typeof value === 'string') return jsonString(value, style.html);
  if (typeof value !== 'number') return String(value);
  if (!Number.isFinite(value)) throw new Error(`json: unsupported value: ${formatFloat(value, 'g')}`);
  return Object.is(value, -0) ? '-0' : String(value);
}

const HTML = /[<>&\u2028\u2029]/g;
const LINES = /[\u2028\u2029]/g;

function jsonString(text: string, html: boolean): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  // What is not UTF-8 is escaped, unlike the character that stands for it.
  const parts = text.split(/\p{Cs}/u).map((part) => JSON.stringify(part).slice(1, -1));
  return `"${parts.join('\\ufffd')}"`.replace(html ? HTML : LINES, escaped);
}
