import {
  type CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { checkCharacters } from './characters.ts';
import type { Entry, Item, MappingNode, Node, Resolved, ScalarNode, SequenceNode } from './node.ts';
import { Refusal } from './problem.ts';
import {
  blockLength,
  blockText,
  doubleQuotedText,
  findBadBlockTab,
  findBadEscape,
  plainText,
  singleQuotedText,
} from './scalar-text.ts';
import { resolvePlain, resolveTagged } from './scalars.ts';
import { findBadTab } from './tabs.ts';
import { firstProblem } from './yaml-problems.ts';
import { composeLikeGo, unifyBreaks } from './yaml-text.ts';

/**
 * The root of the first YAML document in a text, or undefined when it is empty. This is the only way from YAML text to
 * nodes, and the library behind it is known to the `yaml-*` files only.
 *
 * @param base where `text` starts in the file; all offsets in nodes and refusals count from the start of the file
 * @throws Refusal for anything that Kubernetes' decoder refuses
 */
export function readYaml(text: string, base: number): Node | undefined {
  const bom = text.startsWith('\ufeff') ? 1 : 0;
  const source = unifyBreaks(text.slice(bom));
  const start = base + bom;
  checkCharacters(source, start);
  const composed = composeLikeGo(source, start);
  const problem = firstProblem(composed.errors, composed.token, source, start);
  if (problem) throw problem;
  const root = composed.contents ? new TreeBuilder(source, start).build(composed.contents, -1) : undefined;
  const tab = findBadTab(source, start, root);
  if (tab !== undefined) throw badTab(tab);
  return root;
}

function badTab(at: number): Refusal {
  return new Refusal('A tab cannot be used to indent YAML: use blanks.', at, at + 1);
}

const STYLES: Readonly<Record<string, ScalarNode['style']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};
const MERGE_TAGS = new Set(['!', 'tag:yaml.org,2002:merge']);

class TreeBuilder {
  readonly #text: string;
  readonly #base: number;
  readonly #anchors = new Map<string, Node>();

  constructor(text: string, base: number) {
    this.#text = text;
    this.#base = base;
  }

  /** @param parent column of the block collection around the node, -1 at the root */
  build(node: ParsedNode, parent: number): Node {
    if (isMap(node)) return this.#mapping(node, parent);
    if (isSeq(node)) return this.#sequence(node, parent);
    if (isScalar(node)) return this.#scalar(node, parent);
    if (isAlias(node)) return this.#alias(node.source, node.range[0], node.range[1]);
    throw new Refusal('This is not understood.', this.#base, this.#base + 1);
  }

  #mapping(node: YAMLMap.Parsed, parent: number): MappingNode {
    const entries: Entry[] = [];
    const flow = node.flow === true;
    const { start, end, decorated, tag } = this.#written(node);
    const mapping = { kind: 'mapping' as const, start, end, decorated, tag, aliased: false, flow, entries };
    this.#declare(node, mapping);
    const column = flow ? parent : columnOf(node.srcToken, parent);
    for (const pair of node.items) entries.push(this.#entry(pair, column));
    if (!flow) mapping.end = endOfEntry(entries.at(-1), mapping.end);
    return mapping;
  }

  #entry(pair: Pair<ParsedNode, ParsedNode | null>, column: number): Entry {
    const token = pair.srcToken;
    const key = this.build(pair.key, column);
    const colon = this.#offsetOf(token?.sep, 'map-value-ind');
    const missing = colon === undefined ? key.end : colon + 1;
    const value = this.#buildOr(pair.value, missing, column);
    const explicit = this.#offsetOf(token?.start, 'explicit-key-ind') !== undefined;
    return { key, value, colon, explicit, merge: isMergeKey(pair.key) };
  }

  #sequence(node: YAMLSeq.Parsed, parent: number): SequenceNode {
    const items: Item[] = [];
    const flow = node.flow === true;
    const { start, end, decorated, tag } = this.#written(node);
    const sequence = { kind: 'sequence' as const, start, end, decorated, tag, aliased: false, flow, items };
    this.#declare(node, sequence);
    const token = node.srcToken;
    const tokens = !flow && token && 'items' in token ? token.items : [];
    const dashes = tokens
      .map(({ start }) => this.#offsetOf(start, 'seq-item-ind'))
      .filter((dash) => dash !== undefined);
    const column = flow ? parent : columnOf(token, parent);
    for (const [index, item] of node.items.entries()) {
      const dash = dashes[index];
      const missing = dash === undefined ? this.#base + item.range[0] : dash + 1;
      items.push({ node: this.#buildOr(item, missing, column), dash });
    }
    if (!flow) sequence.end = items.at(-1)?.node.end ?? sequence.end;
    return sequence;
  }

  /** A value that is not written stands directly behind its indicator, without extent. */
  #buildOr(node: ParsedNode | null, missing: number, column: number): Node {
    const empty = node === null || (isScalar(node) && node.range[0] === node.range[1] && !node.anchor && !node.tag);
    if (!empty) return this.build(node, column);
    return {
      kind: 'scalar',
      start: missing,
      end: missing,
      decorated: false,
      aliased: false,
      style: 'plain',
      resolved: resolvePlain(''),
    };
  }

  #scalar(node: Scalar.Parsed, parent: number): ScalarNode {
    const [start, end] = node.range;
    const source = this.#text.slice(start, end);
    const style = STYLES[node.type ?? 'PLAIN'] ?? 'plain';
    const text = this.#textOf(source, style, start, parent);
    const block = style === 'literal' || style === 'folded';
    const length = block ? blockLength(source, parent) : source.length;
    const scalar: ScalarNode = {
      kind: 'scalar',
      start: this.#base + start,
      end: this.#base + start + length,
      decorated: this.#written(node).decorated,
      tag: node.tag,
      aliased: false,
      style,
      resolved: meaning(text, style, node.tag),
    };
    this.#declare(node, scalar);
    return scalar;
  }

  #textOf(source: string, style: ScalarNode['style'], start: number, parent: number): string {
    switch (style) {
      case 'plain':
        return plainText(source);
      case 'single':
        return singleQuotedText(source);
      case 'double': {
        const bad = findBadEscape(source);
        const at = this.#base + start + (bad?.offset ?? 0);
        if (bad) throw new Refusal(bad.message, at, at + bad.length);
        return doubleQuotedText(source);
      }
      default: {
        const tab = findBadBlockTab(source, parent);
        if (tab !== undefined) throw badTab(this.#base + start + tab);
        return blockText(source, parent);
      }
    }
  }

  #alias(name: string, start: number, end: number): Node {
    const range = { start: this.#base + start, end: this.#base + end };
    const target = this.#anchors.get(name);
    if (!target) throw new Refusal(`There is no anchor &${name} before this alias.`, range.start, range.end);
    target.aliased = true;
    return { kind: 'alias', name, target, ...range, decorated: false, aliased: false };
  }

  /** Makes an anchored node known before its children are built; a later anchor of the same name replaces it. */
  #declare(node: ParsedNode, built: Node): void {
    if (isAlias(node) || !node.anchor) return;
    if (!/^[\w-]+$/.test(node.anchor)) {
      const message = `An anchor's name is made of letters, digits, - and _ only: &${node.anchor}.`;
      throw new Refusal(message, built.start, built.start + 1);
    }
    this.#anchors.set(node.anchor, built);
  }

  #written(node: ParsedNode) {
    const tag = isAlias(node) ? undefined : node.tag;
    const decorated = !isAlias(node) && Boolean(node.anchor ?? tag);
    return { start: this.#base + node.range[0], end: this.#base + node.range[1], decorated, tag };
  }

  #offsetOf(tokens: readonly CST.SourceToken[] | undefined, type: CST.SourceToken['type']): number | undefined {
    const token = tokens?.find((each) => each.type === type);
    return token && this.#base + token.offset;
  }
}

function columnOf(token: CST.Token | undefined, otherwise: number): number {
  return token && 'indent' in token ? token.indent : otherwise;
}

function endOfEntry(entry: Entry | undefined, otherwise: number): number {
  if (!entry) return otherwise;
  return Math.max(entry.value.end, entry.key.end, (entry.colon ?? -1) + 1);
}

/** Go merges for a plain `<<` only; quoted it is a key like any other. */
function isMergeKey(key: ParsedNode): boolean {
  if (!isScalar(key) || key.source !== '<<') return false;
  return key.tag === undefined ? key.type === 'PLAIN' : MERGE_TAGS.has(key.tag);
}

function meaning(text: string, style: ScalarNode['style'], tag: string | undefined): Resolved {
  if (tag !== undefined) return resolveTagged(text, tag);
  return style === 'plain' ? resolvePlain(text) : { type: 'string', value: text };
}
