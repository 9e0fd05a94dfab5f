import type { Entry, Item, MappingNode, Node, Resolved, ScalarNode, SequenceNode } from './node.ts';
import { Refusal } from './problem.ts';

/** Nesting that is read; Kubernetes itself stops at 10,000, and no manifest comes near. */
export const MAX_DEPTH = 1_000;

/**
 * The values of a text that is JSON from its first to its last character; usually one. Undefined when it is anything
 * else, which the YAML reader then judges. Needs no YAML and is many times faster.
 *
 * @param base where `text` starts in the file
 * @throws Refusal when nested deeper than {@link MAX_DEPTH}
 */
export function readJson(text: string, base: number): Node[] | undefined {
  if (!isInBrackets(text)) return undefined;
  const reader = new JsonReader(text, base);
  try {
    const nodes: Node[] = [];
    while (!reader.atEnd()) nodes.push(reader.value(0));
    return nodes;
  } catch (error) {
    if (error instanceof NotJson) return undefined;
    throw error;
  }
}

/** Whether a text begins as JSON does. */
export function isInBrackets(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

class NotJson extends Error {}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERALS: readonly [string, Resolved][] = [
  ['true', { type: 'bool', value: true }],
  ['false', { type: 'bool', value: false }],
  ['null', { type: 'null', value: null }],
];

class JsonReader {
  readonly #text: string;
  readonly #base: number;
  #position = 0;

  constructor(text: string, base: number) {
    this.#text = text;
    this.#base = base;
  }

  atEnd(): boolean {
    this.#skipBlanks();
    return this.#position >= this.#text.length;
  }

  value(depth: number): Node {
    this.#skipBlanks();
    const start = this.#position;
    if (depth >= MAX_DEPTH) throw tooDeep(this.#base + start);
    switch (this.#text[start]) {
      case '{':
        return this.#mapping(start, depth);
      case '[':
        return this.#sequence(start, depth);
      case '"':
        return this.#string();
      default:
        return this.#number() ?? this.#literal();
    }
  }

  // Written out three times: spreading a shared part costs several times the rest of the reading.
  #mapping(start: number, depth: number): MappingNode {
    const entries = this.#list('}', () => this.#entry(depth));
    const end = this.#base + this.#position;
    return { kind: 'mapping', start: this.#base + start, end, decorated: false, aliased: false, flow: true, entries };
  }

  #sequence(start: number, depth: number): SequenceNode {
    const items = this.#list(']', () => this.#item(depth));
    const end = this.#base + this.#position;
    return { kind: 'sequence', start: this.#base + start, end, decorated: false, aliased: false, flow: true, items };
  }

  #scalar(start: number, style: ScalarNode['style'], resolved: Resolved): ScalarNode {
    const end = this.#base + this.#position;
    return { kind: 'scalar', start: this.#base + start, end, decorated: false, aliased: false, style, resolved };
  }

  #list<T>(close: string, read: () => T): T[] {
    const values: T[] = [];
    this.#position++;
    if (this.#take(close)) return values;
    do values.push(read());
    while (this.#take(','));
    if (!this.#take(close)) throw new NotJson();
    return values;
  }

  #entry(depth: number): Entry {
    this.#skipBlanks();
    const key = this.#string();
    if (!this.#take(':')) throw new NotJson();
    const colon = this.#base + this.#position - 1;
    return { key, value: this.value(depth + 1), colon, explicit: false, merge: false };
  }

  #item(depth: number): Item {
    return { node: this.value(depth + 1), dash: undefined };
  }

  #string(): ScalarNode {
    const start = this.#position;
    if (this.#text[start] !== '"') throw new NotJson();
    let end = start;
    do end = this.#text.indexOf('"', end + 1);
    while (end > 0 && isEscaped(this.#text, end));
    if (end < 0) throw new NotJson();
    this.#position = end + 1;
    const value = parseString(this.#text.slice(start, end + 1));
    return this.#scalar(start, 'double', { type: 'string', value });
  }

  #number(): ScalarNode | undefined {
    const start = this.#position;
    NUMBER.lastIndex = start;
    const digits = NUMBER.exec(this.#text)?.[0];
    if (digits === undefined) return undefined;
    const value = Number(digits) || 0;
    if (!Number.isFinite(value)) throw new NotJson();
    this.#position += digits.length;
    const integer = Number.isSafeInteger(value) && !/[.eE]/.test(digits);
    const resolved: Resolved = integer ? { type: 'int', value, digits } : { type: 'float', value };
    return this.#scalar(start, 'plain', resolved);
  }

  #literal(): ScalarNode {
    const start = this.#position;
    for (const [word, resolved] of LITERALS) {
      if (!this.#text.startsWith(word, start)) continue;
      this.#position += word.length;
      return this.#scalar(start, 'plain', resolved);
    }
    throw new NotJson();
  }

  #take(char: string): boolean {
    this.#skipBlanks();
    if (this.#text[this.#position] !== char) return false;
    this.#position++;
    return true;
  }

  #skipBlanks(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#position);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#position++;
    }
  }
}

function isEscaped(text: string, quote: number): boolean {
  let backslashes = 0;
  while (text[quote - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

function parseString(source: string): string {
  try {
    return JSON.parse(source) as string;
  } catch {
    throw new NotJson();
  }
}

export function tooDeep(offset: number): Refusal {
  const message = `This is nested deeper than ${MAX_DEPTH.toLocaleString('en')} levels, the most that is read.`;
  return new Refusal(message, offset, offset + 1, 'limit');
}
