import type { Budget } from '../budget.ts';
import { formatFloat } from '../go/float.ts';
import { entriesOf, GoInt, GoList, GoMap, type GoValue, type Traced } from '../go/value.ts';
import type { Entries } from '../origin/entry.ts';
import type { Text } from '../origin/text.ts';
import { jsonable } from './jsonable.ts';
import { compareKeys } from './key-order.ts';
import { Writer } from './writer.ts';
import { isPlainString } from './yaml-resolve.ts';
import { escapeDouble, isSimpleKey, type Style, styleOf } from './yaml-scalar.ts';

export interface YamlStyle {
  /** Whether lists in mappings are indented, and lines never folded: `toYamlPretty`. */
  readonly pretty: boolean;
}

const UNREADABLE = /[\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/** goyaml.v2 folds lines that are longer. */
const WIDTH = 80;

/**
 * YAML as sigs.k8s.io/yaml writes it (which makes JSON first, and writes that with goyaml.v2), with the entries that each
 * part shows and without the last line break.
 *
 * @throws Error for what JSON does not have
 */
export function toYaml(traced: Traced, budget: Budget, style: YamlStyle = { pretty: false }): Text {
  const writer = new YamlWriter(new Writer(budget), style);
  writer.node(traced, entriesOf(traced), 0, false);
  return writer.out.text();
}

class YamlWriter {
  readonly out: Writer;
  readonly #pretty: boolean;

  constructor(out: Writer, { pretty }: YamlStyle) {
    this.out = out;
    this.#pretty = pretty;
  }

  /**
   * @param indent of the node's own lines
   * @param inline whether the node's first line has begun, behind a dash or a key
   */
  node(traced: Traced, inherited: Entries | undefined, indent: number, inline: boolean): void {
    const value = jsonable(traced.value);
    const entries = entriesOf(traced) ?? inherited;
    if (value instanceof GoMap && value.entries.size > 0)
      this.out.nested(() => this.#map(value, entries, indent, inline));
    else if (value instanceof GoList && value.items.length > 0)
      this.out.nested(() => this.#list(value, entries, indent, inline));
    else this.#scalar(value, entries, indent);
  }

  #map(map: GoMap, inherited: Entries | undefined, indent: number, inline: boolean): void {
    const sorted = [...map.entries].sort(([a], [b]) => compareKeys(a, b));
    sorted.forEach(([key, item], index) => {
      const entries = entriesOf(item) ?? inherited;
      if (index > 0 || !inline) this.#newLine(indent, index > 0, entries);
      const simple = isSimpleKey(key);
      if (!simple) this.out.write('? ', entries);
      this.#string(key, entries, indent + 2, simple);
      if (!simple) this.#newLine(indent, true, entries);
      this.out.write(':', entries);
      const value = jsonable(item.value);
      const block =
        (value instanceof GoMap && value.entries.size > 0) || (value instanceof GoList && value.items.length > 0);
      if (!block) {
        this.out.write(' ', entries);
        this.#scalar(value, entries, indent + 2);
        return;
      }
      if (!simple) {
        this.out.write(' ', entries);
        this.node(item, inherited, indent + 2, true);
        return;
      }
      const deeper = value instanceof GoList && !this.#pretty ? indent : indent + 2;
      this.#newLine(deeper, true, entries);
      this.node(item, inherited, deeper, true);
    });
  }

  #list(list: GoList, inherited: Entries | undefined, indent: number, inline: boolean): void {
    list.items.forEach((item, index) => {
      const entries = entriesOf(item) ?? inherited;
      if (index > 0 || !inline) this.#newLine(indent, index > 0, entries);
      this.out.write('- ', entries);
      this.node(item, inherited, indent + 2, true);
    });
  }

  #newLine(indent: number, breaks: boolean, entries: Entries | undefined): void {
    this.out.write((breaks ? '\n' : '') + ' '.repeat(indent), entries);
  }

  #scalar(value: GoValue, entries: Entries | undefined, indent: number): void {
    if (value instanceof GoMap) this.out.write('{}', entries);
    else if (value instanceof GoList) this.out.write('[]', entries);
    else if (typeof value === 'string') this.#string(value, entries, indent === 0 ? 2 : indent, false);
    else this.out.write(this.#atom(value), entries);
  }

  #atom(value: GoValue): string {
    if (value === null || value === undefined) return 'null';
    if (value instanceof GoInt) return String(value.value);
    if (typeof value !== 'number') return String(value);
    if (!Number.isFinite(value)) throw new Error(`json: unsupported value: ${formatFloat(value, 'g')}`);
    const isInteger = Number.isInteger(value) && Math.abs(value) < 2 ** 64 && !/e/.test(String(value));
    return isInteger && value >= -(2 ** 63) ? BigInt(value).toString() : formatFloat(value, 'g');
  }

  /** Via JSON, which leaves these as they are, and goyaml.v2 does not read them. */
  #checkReadable(text: string): void {
    if (!this.#pretty && UNREADABLE.test(text)) throw new Error('yaml: control characters are not allowed');
  }

  #string(text: string, entries: Entries | undefined, indent: number, isKey: boolean): void {
    this.#checkReadable(text);
    const style: Style = styleOf(text, isPlainString(text), isKey);
    const fold = !isKey && !this.#pretty;
    if (style === 'literal') this.#literal(text, entries, indent);
    else if (style === 'plain') this.#folded(text, entries, indent, fold, (character) => character);
    else if (style === 'single') {
      this.out.write("'", entries);
      this.#folded(text, entries, indent, fold, (character) => (character === "'" ? "''" : character), true);
      this.out.write("'", entries);
    } else {
      this.out.write('"', entries);
      this.#double(text, entries, indent, fold);
      this.out.write('"', entries);
    }
  }

  #literal(text: string, entries: Entries | undefined, indent: number): void {
    const hint = /^[ \n\u0085\u2028\u2029]/.test(text) ? '2' : '';
    const chomp = !text.endsWith('\n') ? '-' : text === '\n' || text.endsWith('\n\n') ? '+' : '';
    const padding = ' '.repeat(indent);
    const body = text.endsWith('\n') ? text.slice(0, -1) : text;
    const lines = body.split('\n').map((line) => (line === '' ? '' : padding + line));
    this.out.write(`|${hint}${chomp}\n${lines.join('\n')}`, entries);
  }

  /** Breaks at single spaces beyond the width. */
  #folded(
    text: string,
    entries: Entries | undefined,
    indent: number,
    fold: boolean,
    write: (character: string) => string,
    quoted = false,
  ): void {
    if (text.length + this.out.column <= WIDTH) {
      this.out.write([...text].map(write).join(''), entries);
      return;
    }
    let spaces = false;
    const characters = [...text];
    characters.forEach((character, index) => {
      const inside = !quoted || (index > 0 && index < characters.length - 1);
      if (character === ' ' && fold && !spaces && this.out.column > WIDTH && inside && characters[index + 1] !== ' ') {
        this.#newLine(indent, true, entries);
      } else this.out.write(write(character), entries);
      spaces = character === ' ';
    });
  }

  #double(text: string, entries: Entries | undefined, indent: number, fold: boolean): void {
    let spaces = false;
    const characters = [...text];
    characters.forEach((character, index) => {
      const breaks =
        character === ' ' && fold && !spaces && this.out.column > WIDTH && index > 0 && index < characters.length - 1;
      if (breaks) {
        this.#newLine(indent, true, entries);
        if (characters[index + 1] === ' ') this.out.write('\\', entries);
      } else this.out.write(escapeDouble(character), entries);
      spaces = character === ' ';
    });
  }
}
