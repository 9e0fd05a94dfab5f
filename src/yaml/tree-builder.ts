import { type EventType, loadAll, Schema, type State, Type, YAMLException } from 'js-yaml';
import { type Child, CollectionReader } from './collections.ts';
import { BARE, emptyScalar } from './entries.ts';
import { checkProperties, checkScalar } from './kubernetes-yaml.ts';
import type { AliasNode, Node, ScalarNode, ScalarStyle } from './node.ts';
import { endOfBlockScalar } from './scalars/block-scalar.ts';
import { resolvePlain } from './scalars/scalars.ts';
import { endOfLine, skipBlanks, skipProperties, startsInBrackets, trimEnd } from './scan.ts';
import { ParseError } from './syntax/problem.ts';

/** A string that is read. */
export interface Source {
  readonly text: string;
  /** JSON is not held to what YAML wants. */
  readonly isJson: boolean;
}

/** Nesting that is read; Kubernetes itself stops at 10,000, and no manifest comes near. */
export const MAX_DEPTH = 1_000;

/** Any tag is taken, and no scalar resolved: what a scalar means is for scalars.ts to say. */
const SCHEMA = new Schema(
  (['scalar', 'sequence', 'mapping'] as const).map((kind) => new Type('', { kind, multi: true })),
);

/** What the published types leave out. */
type Reading = { -readonly [Key in keyof State]: State[Key] } & { tag: string | null; anchor: string | null };

/** The tag and the anchor of a node. */
interface Properties {
  readonly tag: string | undefined;
  readonly anchor: string | null;
}

/** By what a scalar starts with; all others are plain. */
const STYLES: Readonly<Record<string, ScalarStyle>> = { "'": 'single', '"': 'double', '|': 'literal', '>': 'folded' };

const NO_CHILDREN: readonly Child[] = [];

/** So many scalars with escaped apostrophes are read: the text is copied for each. */
const MOST_APOSTROPHES = 20;

const DOUBLE_QUOTED = /"[^"\\]*(?:\\[\s\S][^"\\]*)*/y;

/** What may follow on the line: nothing, a comment, or what goes on in brackets. */
const AFTER_END = /[ \t]*(?:[\r\n,\]}:#]|$)/y;

/** Makes nodes of what js-yaml reports through its `listener`: `open` before each node, `close` after it. */
export class TreeBuilder {
  /** The first root; undefined for an empty document. */
  root: Node | undefined;
  /** Where it ended; undefined while it has not been read to its end. */
  rootEnd: number | undefined;
  readonly #source: Source;
  readonly #text: string;
  readonly #collections: CollectionReader;
  /** Where each node starts that is being read. */
  readonly #starts: number[] = [];
  /** For each of these, how many of the nodes that were read are not inside of it. */
  readonly #before: number[] = [];
  /** Nodes that were read, while what they are in is being read. */
  readonly #closed: Child[] = [];
  readonly #anchors = new Map<string, Node>();
  readonly #aliases: AliasNode[] = [];
  readonly #hasApostrophes: boolean;
  /** How many scalars had some. */
  #apostrophes = 0;

  constructor(source: Source) {
    this.#source = source;
    this.#text = source.text;
    this.#collections = new CollectionReader(source);
    this.#hasApostrophes = source.text.includes("\\'") && !/\u2029|\\P/.test(source.text);
  }

  /**
   * Reads the first document of the text.
   *
   * @throws YAMLException, maybe after the root's end
   * @throws ParseError for what js-yaml reads and Kubernetes rejects
   */
  read(): void {
    const options = {
      schema: SCHEMA,
      // The last of equal keys wins.
      json: true,
      maxDepth: MAX_DEPTH,
      maxTotalMergeKeys: -1,
      listener: (event: EventType, state: State) => {
        if (this.rootEnd !== undefined) return;
        if (event === 'open') this.#begin(state as Reading);
        else this.#end(state as Reading);
      },
    };
    loadAll(this.#text, null, options);
  }

  #begin(state: Reading): void {
    const char = this.#text.charCodeAt(state.position);
    let at = state.position;
    if (char === 0x3f && this.#isInBrackets()) {
      // In brackets Go takes `?` for a key's indicator whatever follows; js-yaml wants a space.
      at = ++state.position;
      this.#collections.questionMarks.add(at);
    } else if (char === 0x2d && /[,\]}]/.test(this.#text.charAt(at + 1)) && this.#isInBrackets()) {
      // To Go it is a value there; js-yaml reads none after it.
      state.position++;
    }
    if (this.#hasApostrophes) this.#escapeApostrophes(state, at);
    this.#starts.push(at);
    this.#before.push(this.#closed.length);
  }

  /** Go knows an escaped apostrophe; js-yaml reads an escaped separator for it. */
  #escapeApostrophes(state: Reading, at: number): void {
    if (this.#apostrophes === MOST_APOSTROPHES) return;
    const start = skipProperties(this.#text, at);
    DOUBLE_QUOTED.lastIndex = start;
    const [quoted = ''] = DOUBLE_QUOTED.exec(this.#text) ?? [];
    const read = quoted.replace(/\\([\s\S])/g, (escaped, char) => (char === "'" ? '\\P' : escaped));
    if (read === quoted || state.input.startsWith(read, start)) return;
    state.input = state.input.slice(0, start) + read + state.input.slice(start + read.length);
    this.#apostrophes++;
  }

  #end(state: Reading): void {
    const at = this.#starts.pop() as number;
    const before = this.#before.pop() as number;
    const children = this.#closed.length > before ? this.#closed.splice(before) : NO_CHILDREN;
    if (state.kind !== null && state.lineStart > at) this.#checkRest(state);
    const node = this.#nodeOf(at, children, state);
    // What js-yaml makes of keys and values is not looked at: it takes less time with nothing in it, and merges nothing.
    state.result = null;
    if (state.tag !== null && state.tag !== '?') state.tag = '!';
    if (this.#starts.length > 0) this.#closed.push({ at, node });
    else {
      this.root = node;
      this.rootEnd = state.position;
    }
  }

  #nodeOf(at: number, children: readonly Child[], state: Reading): Node | undefined {
    const { kind, anchor } = state;
    const tag = state.tag === null || state.tag === '?' ? undefined : state.tag;
    const properties = tag === undefined && anchor === null ? undefined : { tag, anchor };
    const start = properties ? skipProperties(this.#text, at) : skipBlanks(this.#text, at);
    if (properties) checkProperties(this.#text, { start: at, end: start });
    const isCollection = kind === 'mapping' || kind === 'sequence';
    if (!isCollection && children.length > 0) this.#checkTried(children, start, properties);
    const node = isCollection
      ? this.#collection(children, state, start, properties)
      : kind === 'scalar'
        ? this.#scalar(children, state, start, properties)
        : this.#missing(at, state, start, properties);
    if (node && properties && properties.anchor !== null) this.#name(node, properties.anchor);
    return node;
  }

  /** The last one written is the one that an anchor names, and it may be inside of this. */
  #name(node: Node, anchor: string): void {
    const around = this.#aliases.find(({ name, start }) => name === anchor && start > node.start);
    if (around) throw containsItself(around);
    if ((this.#anchors.get(anchor)?.start ?? -1) <= node.start) this.#anchors.set(anchor, node);
  }

  /** After quotes or brackets whose last line is not indented, js-yaml takes what follows on that line for the next entry. */
  #checkRest({ position }: State): void {
    if (position > this.#text.length || !`"']}`.includes(this.#text.charAt(position - 1))) return;
    AFTER_END.lastIndex = position;
    if (!AFTER_END.test(this.#text)) throw problemAt(position, 'bad indentation of a mapping entry');
  }

  /** The library tries some scalars as a key first; all but the text of that counts for nothing. */
  #checkTried(children: readonly Child[], start: number, properties?: Properties): void {
    for (const { at, node } of children) {
      // What was before the child is lost by js-yaml then, or put together with the child's own.
      if (at > start && (node?.decorated || !properties)) {
        throw problemAt(at, 'an anchor or a tag has to be on the line of its value');
      }
    }
  }

  #collection(children: readonly Child[], state: Reading, start: number, properties?: Properties): Node | undefined {
    const { kind, result, position } = state;
    const text = this.#text;
    const first = children[0];
    const startsWithChild = first !== undefined && skipProperties(text, first.at) === start;
    if (startsWithChild && children.length === 1 && first.node?.kind === kind) {
      const { node } = first;
      return properties ? { ...node, decorated: true, tag: properties.tag ?? node.tag } : node;
    }
    const opening = text.charCodeAt(start);
    const flow = !startsWithChild && (opening === 0x7b || opening === 0x5b);
    const end = flow ? trimEnd(text, start, position) : 0;
    const written = { start, end, decorated: properties !== undefined, tag: properties?.tag, flow };
    return kind === 'mapping'
      ? this.#collections.mapping(children, written)
      : this.#collections.sequence(children, written, (result as unknown[]).length);
  }

  #scalar(children: readonly Child[], state: Reading, start: number, properties?: Properties): ScalarNode {
    const text = this.#text;
    const tried = children[0]?.node;
    const result = (state.result as string | null) ?? (tried?.kind === 'scalar' ? tried.text : '');
    const read = this.#hasApostrophes ? result.replaceAll('\u2029', "'") : result;
    const style = STYLES[text.charAt(start)] ?? 'plain';
    const isBlock = style === 'literal' || style === 'folded';
    // A long text is a part of the one that is read: js-yaml's is part of a copy, which it would keep in memory.
    const from = style === 'single' || style === 'double' ? start + 1 : start;
    const isWritten = read.length > 12 && text.startsWith(read, from);
    const value = isWritten ? text.slice(from, from + read.length) : read;
    const end = isBlock ? endOfBlockScalar(text, start, state.position, value) : trimEnd(text, start, state.position);
    const scalar: ScalarNode = {
      kind: 'scalar',
      start,
      end,
      decorated: properties !== undefined,
      tag: properties?.tag,
      aliased: false,
      style,
      text: value,
    };
    if (!this.#source.isJson) checkScalar(scalar, this.#source);
    else if (style === 'plain' && resolvePlain(value).type === 'string') {
      throw new ParseError('Kubernetes cannot read a number of this size', scalar.start, scalar.end);
    }
    return scalar;
  }

  /** An alias, a dash that js-yaml was led past, or a value of which nothing but an anchor or a tag is written. */
  #missing(at: number, state: Reading, start: number, properties?: Properties): Node | undefined {
    if (this.#text[start] === '*' && state.position > start) return this.#alias(start);
    const empty = emptyScalar(trimEnd(this.#text, at, start));
    if (this.#text[at] === '-' && state.position > at) return { ...empty, end: empty.start + 1, text: '-' };
    return properties && { ...empty, decorated: true, tag: properties.tag };
  }

  #alias(start: number): AliasNode {
    const [written = '*'] = /^\*[^\s,[\]{}]*/.exec(this.#text.slice(start, endOfLine(this.#text, start))) ?? [];
    const name = written.slice(1);
    const range = { start, end: start + written.length };
    const target = this.#anchors.get(name);
    if (!target) throw containsItself({ name, ...range });
    target.aliased = true;
    const alias: AliasNode = { kind: 'alias', name, target, ...range, ...BARE };
    this.#aliases.push(alias);
    return alias;
  }

  #isInBrackets(): boolean {
    const parent = this.#starts.at(-1);
    return parent !== undefined && startsInBrackets(this.#text, parent);
  }
}

function problemAt(position: number, reason: string): YAMLException {
  return new YAMLException(reason, { position } as YAMLException['mark']);
}

function containsItself({ name, start, end }: Pick<AliasNode, 'name' | 'start' | 'end'>): ParseError {
  return new ParseError(`The anchor &${name} contains itself`, start, end);
}
