import { emptyScalar, entryOf, pairOf } from './entries.ts';
import { checkPlainInBrackets } from './kubernetes-yaml.ts';
import type { Entry, Item, MappingNode, Node, SequenceNode } from './node.ts';
import { columnOf, endOfLine, skipBlanks } from './scan.ts';
import { ParseError } from './syntax/problem.ts';
import type { Source } from './tree-builder.ts';

/** What was read inside of a mapping or list. */
export interface Child {
  /** Where reading it started, in the text that is read. */
  readonly at: number;
  /** Undefined when there is nothing. */
  readonly node: Node | undefined;
}

/** What is known of a mapping or list before what is in it; `end` in brackets only. */
type Written = Pick<MappingNode, 'start' | 'end' | 'decorated' | 'tag' | 'flow'>;

/** Puts keys, values and items together: js-yaml reports them one after the other, and leaves out what is missing. */
export class CollectionReader {
  /** After each `?` without a space in brackets. */
  readonly questionMarks = new Set<number>();
  readonly #text: string;

  constructor({ text }: Source) {
    this.#text = text;
  }

  mapping(children: readonly Child[], { start, end, decorated, tag, flow }: Written): MappingNode {
    const entries = this.#entries(children, start, flow);
    const last = flow ? end : endOfEntries(entries, start);
    return { kind: 'mapping', start, end: last, decorated, tag, aliased: false, flow, entries };
  }

  /** @param length how many items there are, those without a value too */
  sequence(children: readonly Child[], { start, end, decorated, tag, flow }: Written, length: number): SequenceNode {
    const items = flow ? this.#flowItems(children, start) : this.#blockItems(children, start, length);
    const last = flow ? end : endOfItems(items, start);
    return { kind: 'sequence', start, end: last, decorated, tag, aliased: false, flow, items };
  }

  /** Children are keys and values in turn, but either may be missing. */
  #entries(children: readonly Child[], start: number, flow: boolean): Entry[] {
    const entries: Entry[] = [];
    let key: Node | undefined;
    let explicit = false;
    let end = start + 1;
    for (const { at, node } of children) {
      const colon = flow ? this.#colonInFlow(at, end, key) : this.#colonInBlock(at);
      const isExplicit = colon === undefined && this.#isExplicit(at, end, flow);
      end = node ? node.end : at;
      if (flow && node?.kind === 'scalar' && node.style === 'plain') checkPlainInBrackets(node);
      if (colon !== undefined) {
        if (node && !flow) this.#checkStartsLine(node, colon, explicit);
        entries.push(entryOf(key ?? emptyScalar(at), node, { colon, explicit }));
        key = undefined;
        explicit = false;
        continue;
      }
      if (key) entries.push(entryOf(key, undefined, { colon, explicit }));
      // The library looks for one more key where a block mapping ends.
      const isKey = node !== undefined || flow || isExplicit;
      key = isKey ? (node ?? emptyScalar(at)) : undefined;
      explicit = isExplicit;
    }
    if (key) entries.push(entryOf(key, undefined, { colon: undefined, explicit }));
    return entries;
  }

  /** In a pair of brackets `a: b` is a mapping of one entry. */
  #flowItems(children: readonly Child[], start: number): Item[] {
    return this.#entries(children, start, true).map((entry) => {
      const isAlone = entry.colon === undefined && !entry.explicit;
      return { node: isAlone ? entry.key : pairOf(entry), dash: undefined };
    });
  }

  /** Items without a value are not among the children. */
  #blockItems(children: readonly Child[], start: number, length: number): Item[] {
    const items: Item[] = [];
    const text = this.#text;
    const column = columnOf(text, start);
    let dash = start;
    let next = 0;
    while (items.length < length) {
      // js-yaml goes on after an empty item with any `-` to its left.
      if (dash !== start && columnOf(text, dash) !== column) {
        throw new ParseError('The item before this is empty: write `- null`', dash, dash + 1);
      }
      const at = skipBlanks(text, dash + 1);
      const node = children[next]?.at === at ? children[next++]?.node : undefined;
      items.push({ node: node ?? emptyScalar(dash + 1), dash });
      dash = skipBlanks(text, node ? node.end : at);
    }
    return items;
  }

  /** In a block mapping a value starts directly after its `:`. */
  #colonInBlock(at: number): number | undefined {
    return this.#text.charCodeAt(at - 1) === 0x3a ? at - 1 : undefined;
  }

  /** In brackets, a `:` between a child and the one before it. */
  #colonInFlow(at: number, from: number, key: Node | undefined): number | undefined {
    const text = this.#text;
    for (let next = skipBlanks(text, from); next < at; next = skipBlanks(text, next + 1)) {
      if (text[next] !== ':') continue;
      // Go takes such a `:` for a part of a plain scalar, js-yaml for the end of a key.
      if (/[^ \t\r\n]/.test(text[next + 1] ?? '') && key?.kind === 'scalar' && key.style === 'plain') {
        throw new ParseError('A space is missing after `:`', next, next + 1);
      }
      // A `?` makes a key, which no value can be.
      if (!this.questionMarks.has(at)) return next;
      throw new ParseError('In brackets, a value with `?` has to be quoted', at - 1, at);
    }
    return undefined;
  }

  #isExplicit(at: number, from: number, flow: boolean): boolean {
    if (!flow) return this.#text.charCodeAt(at - 1) === 0x3f;
    const between = this.#text.slice(from, at);
    if (!between.includes('?')) return false;
    const [, ...others] = between.replace(/#[^\r\n]*/g, '').split('?');
    if (others.length > 1) throw new ParseError('A key has one `?` only', at - 1, at);
    return others.length > 0;
  }

  /** Go wants a mapping whose first key has an anchor or a tag on a line of its own. */
  #checkStartsLine(value: Node, colon: number, explicit: boolean): void {
    if (explicit || value.kind === 'scalar' || value.kind === 'alias' || value.flow) return;
    if (endOfLine(this.#text, colon) < value.start) return;
    throw new ParseError('A mapping cannot start on the line of its key', value.start, value.start + 1);
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
