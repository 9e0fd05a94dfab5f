import { isOrdinary } from './characters.ts';
import type { AliasNode, Entry, Item, MappingNode, Node, ScalarNode, SequenceNode } from './node.ts';
import type { BlockExtent, PlainBuilder } from './plain-builder.ts';
import { PlainReader } from './plain-reader.ts';
import { handOver, NotPlain } from './plain-refusal.ts';
import type { PlainText } from './plain-text.ts';
import { blockText, doubleQuotedText, findBadEscape, plainText, singleQuotedText } from './scalar-text.ts';
import { resolvePlain } from './scalars.ts';

/** What was read: `root` is undefined when the document is empty. */
export interface Reading {
  readonly root: Node | undefined;
}

/**
 * The tree of a document in plain YAML. Undefined is all it says of a text that has anything else: then
 * {@link readSlowly} has to read it.
 *
 * @param base where `text` starts in the file
 */
export function readPlainTree(text: string, base: number): Reading | undefined {
  if (!isOrdinary(text)) return undefined;
  try {
    return { root: new PlainReader(text, { start: 0, end: text.length }, new TreeBuilder(base)).document() };
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

export interface Opened<Part> {
  readonly start: number;
  readonly flow: boolean;
  readonly parts: Part[];
}

export class TreeBuilder implements PlainBuilder<ScalarNode, Node, Opened<Entry>, Opened<Item>> {
  declare protected readonly anchors: undefined;
  readonly #base: number;

  constructor(base: number) {
    this.#base = base;
  }

  keyOf(text: PlainText, start: number, end: number): ScalarNode {
    return this.scalarOf(text, start, end);
  }

  scalarOf({ text, style, folded }: PlainText, start: number, end: number): ScalarNode {
    const source = text.slice(start, end);
    return this.#scalar(start, end, style, resolve(folded && style === 'plain' ? plainText(source) : source, style));
  }

  emptyAt(at: number): ScalarNode {
    return this.#scalar(at, at, 'plain', resolvePlain(''));
  }

  blockOf({ text }: PlainText, at: number, parent: number, { end, next }: BlockExtent): ScalarNode {
    const source = text.slice(at, next);
    const style = source.startsWith('>') ? 'folded' : 'literal';
    return this.#scalar(at, end, style, { type: 'string', value: blockText(source, parent) });
  }

  #scalar(start: number, end: number, style: ScalarNode['style'], resolved: ScalarNode['resolved']): ScalarNode {
    const base = this.#base;
    return { kind: 'scalar', start: base + start, end: base + end, decorated: false, aliased: false, style, resolved };
  }

  openMapping(_text: PlainText, start: number, flow: boolean): Opened<Entry> {
    return { start: this.#base + start, flow, parts: [] };
  }

  setEntry({ parts }: Opened<Entry>, key: ScalarNode, colon: number, value: Node): void {
    parts.push({ key, value, colon: this.#base + colon, explicit: false, merge: false });
  }

  closeMapping({ start, flow, parts: entries }: Opened<Entry>, behind?: number): MappingNode {
    const end = behind === undefined ? (entries.at(-1)?.value.end ?? start) : this.#base + behind;
    return { kind: 'mapping', start, end, decorated: false, aliased: false, flow, entries };
  }

  openSequence(start: number, flow: boolean): Opened<Item> {
    return { start: this.#base + start, flow, parts: [] };
  }

  addItem({ parts }: Opened<Item>, dash: number | undefined, node: Node): void {
    parts.push({ node, dash: dash === undefined ? undefined : this.#base + dash });
  }

  closeSequence({ start, flow, parts: items }: Opened<Item>, behind?: number): SequenceNode {
    const end = behind === undefined ? (items.at(-1)?.node.end ?? start) : this.#base + behind;
    return { kind: 'sequence', start, end, decorated: false, aliased: false, flow, items };
  }

  anchored(node: Node): Node {
    return { ...node, decorated: true };
  }

  aliasOf(name: string, target: Node, start: number, end: number): AliasNode {
    target.aliased = true;
    return {
      kind: 'alias',
      name,
      target,
      start: this.#base + start,
      end: this.#base + end,
      decorated: false,
      aliased: false,
    };
  }
}

function resolve(source: string, style: 'plain' | 'single' | 'double'): ScalarNode['resolved'] {
  if (style === 'plain') return resolvePlain(source);
  if (style === 'single') return { type: 'string', value: singleQuotedText(source) };
  if (findBadEscape(source)) handOver();
  return { type: 'string', value: doubleQuotedText(source) };
}
