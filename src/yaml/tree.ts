import { emptyScalar, entryOf, pairOf } from './entries.ts';
import {
  AT,
  type Events,
  FIELDS,
  KIND,
  KIND_BITS,
  MAPPING,
  NEXT,
  NOTHING,
  type Properties,
  SCALAR,
  STOP,
} from './events.ts';
import { checkPlainInBrackets, checkProperties, checkScalar } from './kubernetes-yaml.ts';
import type { AliasNode, Entry, Item, Node, ScalarNode, ScalarStyle } from './node.ts';
import { endOfBlockScalar } from './scalars/block-scalar.ts';
import { resolvePlain } from './scalars/scalars.ts';
import { columnOf, endOfLine, skipBlanks, skipProperties, startsInBrackets, trimEnd } from './scan.ts';
import { type Patched, restore } from './stand-ins.ts';
import { ParseError } from './syntax/problem.ts';

/** A string that was read, and what is in it. */
export interface Source extends Patched {
  /** Where the text starts in its file. */
  readonly base: number;
  /** JSON is not held to what YAML wants. */
  readonly isJson: boolean;
}

/**
 * The tree of a document.
 *
 * @returns undefined for an empty document
 * @throws ParseError for what js-yaml reads and Kubernetes rejects
 */
export function buildTree(source: Source, events: Events): Node | undefined {
  return events.count === 0 ? undefined : new TreeBuilder(source, events).build(0);
}

type Role = 'key' | 'explicit key' | 'value';

class TreeBuilder {
  readonly #source: Source;
  readonly #text: string;
  readonly #base: number;
  readonly #events: Events;
  readonly #nodes: Int32Array;
  readonly #hasProperties: boolean;
  readonly #hasQuestionMark: boolean;
  readonly #anchors = new Map<string, Node>();
  /** The mappings and lists around what is built. */
  readonly #around: number[] = [];
  #nextText = 0;

  constructor(source: Source, events: Events) {
    this.#source = source;
    this.#text = source.text;
    this.#base = source.base;
    this.#events = events;
    this.#nodes = events.nodes;
    this.#hasProperties = events.properties.size > 0;
    this.#hasQuestionMark = source.text.includes('?');
  }

  build(index: number): Node | undefined {
    const at = this.#field(index, AT);
    const properties = this.#hasProperties ? this.#events.properties.get(index) : undefined;
    const start = properties ? skipProperties(this.#text, at) : skipBlanks(this.#text, at);
    if (properties) checkProperties(this.#text, { start: at, end: start }, this.#base);
    const anchor = properties?.anchor ?? '';
    const before = this.#anchors.get(anchor);
    const node = this.#buildAt(index, start, properties);
    // The last one written is the one that counts, and it may be inside of this.
    if (node && anchor !== '' && this.#anchors.get(anchor) === before) this.#anchors.set(anchor, node);
    return node;
  }

  #buildAt(index: number, start: number, properties: Properties | undefined): Node | undefined {
    const kind = this.#field(index, KIND) & ((1 << KIND_BITS) - 1);
    if (kind === SCALAR) return this.#scalar(index, start, properties);
    if (kind !== NOTHING) {
      this.#around.push(index);
      const node = this.#collection(index, kind === MAPPING, start, properties);
      this.#around.pop();
      return node;
    }
    if (this.#text[start] === '*' && this.#field(index, STOP) > start) return this.#alias(start);
    return properties
      ? {
          ...emptyScalar(this.#base + trimEnd(this.#text, this.#field(index, AT), start)),
          decorated: true,
          tag: properties.tag,
        }
      : undefined;
  }

  #scalar(index: number, start: number, properties: Properties | undefined): ScalarNode {
    const text = this.#text;
    const stop = this.#field(index, STOP);
    const style = styleOf(text.charCodeAt(start));
    const value = restore(this.#events.texts[this.#nextText++] ?? '', this.#source.standIns);
    let end: number;
    if (style === 'literal' || style === 'folded') {
      end = endOfBlockScalar(text, start, stop, value);
    } else {
      end = trimEnd(text, start, stop);
    }
    const scalar: ScalarNode = {
      kind: 'scalar',
      start: this.#base + start,
      end: this.#base + end,
      decorated: properties !== undefined,
      tag: properties?.tag,
      aliased: false,
      style,
      text: value,
    };
    if (!this.#source.isJson) this.#check(scalar);
    else if (style === 'plain' && resolvePlain(value).type === 'string') throw tooLarge(scalar);
    return scalar;
  }

  #check(scalar: ScalarNode): void {
    const { style, text } = scalar;
    if (style !== 'plain') checkScalar(scalar, this.#source);
    else if (((this.#hasQuestionMark && text.includes('?')) || text.startsWith(':')) && this.#isInBrackets())
      checkPlainInBrackets(scalar);
  }

  #isInBrackets(): boolean {
    const parent = this.#around.at(-1);
    return parent !== undefined && startsInBrackets(this.#text, this.#field(parent, AT));
  }

  #collection(index: number, isMapping: boolean, start: number, properties: Properties | undefined): Node | undefined {
    const first = index + 1;
    const next = this.#field(index, NEXT);
    const startsWithChild = first < next && skipProperties(this.#text, this.#field(first, AT)) === start;
    if (startsWithChild && this.#field(first, NEXT) === next && this.#field(first, KIND) === this.#field(index, KIND)) {
      const child = this.build(first);
      return child && properties ? { ...child, decorated: true, tag: properties.tag ?? child.tag } : child;
    }
    const flow = !startsWithChild && (this.#text[start] === '{' || this.#text[start] === '[');
    const end = this.#base + trimEnd(this.#text, start, this.#field(index, STOP));
    const decorated = properties !== undefined;
    const tag = properties?.tag;
    const begin = this.#base + start;
    if (isMapping) {
      const entries = this.#entries(index, start, flow);
      const last = flow ? end : endOfEntries(entries, begin);
      return { kind: 'mapping', start: begin, end: last, decorated, tag, aliased: false, flow, entries };
    }
    const items = flow ? this.#flowItems(index, start) : this.#blockItems(index, start);
    const last = flow ? end : endOfItems(items, begin);
    return { kind: 'sequence', start: begin, end: last, decorated, tag, aliased: false, flow, items };
  }

  /** Children are keys and values in turn, but either may be missing. */
  #entries(index: number, start: number, flow: boolean): Entry[] {
    const entries: Entry[] = [];
    const next = this.#field(index, NEXT);
    let key: Node | undefined;
    let explicit = false;
    let end = start + 1;
    const add = (value: Node | undefined, colon: number | undefined, at: number) => {
      entries.push(entryOf(key ?? emptyScalar(this.#base + at), value, { colon, explicit }));
      key = undefined;
      explicit = false;
    };
    for (let child = index + 1; child < next; child = this.#field(child, NEXT)) {
      const at = this.#field(child, AT);
      const colon = flow ? this.#colonInFlow(at, end, key) : this.#colonInBlock(at);
      const role: Role = colon !== undefined ? 'value' : this.#isExplicit(at, end, flow) ? 'explicit key' : 'key';
      const node = this.build(child);
      end = node ? node.end - this.#base : at;
      if (role === 'value') {
        this.#refuseKey(child);
        if (node && !flow) this.#checkStartsLine(node, colon, explicit);
        add(node, colon, at);
        continue;
      }
      if (key) add(undefined, undefined, at);
      // The library looks for one more key where a block mapping ends.
      if (!(node || flow) && role === 'key') continue;
      key = node ?? emptyScalar(this.#base + at);
      explicit = role === 'explicit key';
    }
    if (key) add(undefined, undefined, end);
    return entries;
  }

  /** In a pair of brackets `a: b` is a mapping of one entry. */
  #flowItems(index: number, start: number): Item[] {
    const items: Item[] = [];
    const next = this.#field(index, NEXT);
    let item: Node | undefined;
    let explicit = false;
    let end = start + 1;
    const add = (pair: { value: Node | undefined; colon: number | undefined } | undefined) => {
      if (item)
        items.push({
          node: pair ? pairOf(entryOf(item, pair.value, { colon: pair.colon, explicit })) : item,
          dash: undefined,
        });
      item = undefined;
    };
    for (let child = index + 1; child < next; child = this.#field(child, NEXT)) {
      const at = this.#field(child, AT);
      const colon = this.#colonInFlow(at, end, item);
      const isExplicit = this.#isExplicit(at, end, true);
      const node = this.build(child);
      end = node ? node.end - this.#base : at;
      if (colon !== undefined && item) {
        this.#refuseKey(child);
        add({ value: node, colon });
        continue;
      }
      add(explicit ? { value: undefined, colon: undefined } : undefined);
      item = node ?? emptyScalar(this.#base + at);
      explicit = isExplicit;
    }
    add(explicit ? { value: undefined, colon: undefined } : undefined);
    return items;
  }

  /** Items without a value are not among the children. */
  #blockItems(index: number, start: number): Item[] {
    const items: Item[] = [];
    const text = this.#text;
    const length = this.#field(index, KIND) >> KIND_BITS;
    const column = columnOf(text, start);
    let dash = start;
    let child = index + 1;
    const next = this.#field(index, NEXT);
    while (items.length < length) {
      // js-yaml goes on after an empty item with any `-` to its left.
      if (dash !== start && columnOf(text, dash) !== column) {
        throw new ParseError('The item before this is empty: write `- null`', this.#base + dash, this.#base + dash + 1);
      }
      const at = skipBlanks(text, dash + 1);
      const isWritten = child < next && this.#field(child, AT) === at;
      const node = isWritten ? this.build(child) : undefined;
      if (isWritten) child = this.#field(child, NEXT);
      items.push({ node: node ?? emptyScalar(this.#base + dash + 1), dash: this.#base + dash });
      dash = skipBlanks(text, node ? node.end - this.#base : at);
    }
    return items;
  }

  /** In a block mapping a value starts directly after its `:`. */
  #colonInBlock(at: number): number | undefined {
    return this.#text.charCodeAt(at - 1) === 0x3a ? this.#base + at - 1 : undefined;
  }

  /** In brackets, a `:` between a child and the one before it. */
  #colonInFlow(at: number, from: number, key: Node | undefined): number | undefined {
    const text = this.#text;
    for (let next = skipBlanks(text, from); next < at; next = skipBlanks(text, next + 1)) {
      if (text[next] !== ':') continue;
      // Go takes such a `:` for a part of a plain scalar, js-yaml for the end of a key.
      if (/[^ \t\r\n]/.test(text[next + 1] ?? '') && key?.kind === 'scalar' && key.style === 'plain') {
        throw new ParseError('A space is missing after `:`', this.#base + next, this.#base + next + 1);
      }
      return this.#base + next;
    }
    return undefined;
  }

  #isExplicit(at: number, from: number, flow: boolean): boolean {
    if (!flow) return this.#text.charCodeAt(at - 1) === 0x3f;
    const [, ...others] = this.#text
      .slice(from, at)
      .replace(/#[^\r\n]*/g, '')
      .split('?');
    if (others.length > 1) throw new ParseError('A key has one `?` only', this.#base + at - 1, this.#base + at);
    return others.length > 0;
  }

  /** A `?` makes a key, which no value can be. */
  #refuseKey(child: number): void {
    if (!this.#events.explicit.has(child)) return;
    const at = this.#base + this.#field(child, AT);
    throw new ParseError('In brackets, a value with `?` has to be quoted', at - 1, at);
  }

  /** Go wants a mapping whose first key has an anchor or a tag on a line of its own. */
  #checkStartsLine(value: Node, colon: number | undefined, explicit: boolean): void {
    if (explicit || colon === undefined || value.kind === 'scalar' || value.kind === 'alias' || value.flow) return;
    if (/[\r\n]/.test(this.#text.slice(colon - this.#base, value.start - this.#base))) return;
    throw new ParseError('A mapping cannot start on the line of its key', value.start, value.start + 1);
  }

  #alias(start: number): AliasNode {
    const [written = '*'] = /^\*[^\s,[\]{}]*/.exec(this.#text.slice(start, endOfLine(this.#text, start))) ?? [];
    const name = written.slice(1);
    const range = { start: this.#base + start, end: this.#base + start + written.length };
    const target = this.#anchors.get(name);
    if (!target || this.#isInside(name)) {
      throw new ParseError(`The anchor &${name} contains itself`, range.start, range.end);
    }
    target.aliased = true;
    return { kind: 'alias', name, target, ...range, decorated: false, tag: undefined, aliased: false };
  }

  #isInside(name: string): boolean {
    return this.#around.some((index) => this.#events.properties.get(index)?.anchor === name);
  }

  #field(index: number, field: number): number {
    return this.#nodes[index * FIELDS + field] as number;
  }
}

function tooLarge({ start, end }: ScalarNode): ParseError {
  return new ParseError('Kubernetes cannot read a number of this size', start, end);
}

function styleOf(code: number): ScalarStyle {
  switch (code) {
    case 0x27:
      return 'single';
    case 0x22:
      return 'double';
    case 0x7c:
      return 'literal';
    case 0x3e:
      return 'folded';
    default:
      return 'plain';
  }
}

function endOfEntries(entries: readonly Entry[], otherwise: number): number {
  const last = entries.at(-1);
  return last ? Math.max(last.value.end, last.key.end, (last.colon ?? -1) + 1) : otherwise;
}

function endOfItems(items: readonly Item[], otherwise: number): number {
  const last = items.at(-1);
  return last ? Math.max(last.node.end, (last.dash ?? -1) + 1) : otherwise;
}
