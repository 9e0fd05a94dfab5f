import { type EventType, loadAll, Schema, type State, Type, YAMLException } from 'js-yaml';
import { skipBlanks, startsInBrackets } from './scan.ts';

/** What is written for a node. */
export const NOTHING = 0;
export const SCALAR = 1;
export const MAPPING = 2;
export const SEQUENCE = 3;

/** The tag and the anchor of a node. */
export interface Properties {
  readonly tag: string | undefined;
  readonly anchor: string | null;
}

/**
 * What js-yaml reads in one document, packed. Nodes are numbered as they are written; offsets count from the start of the
 * text that was read.
 */
export interface Events {
  /** For each node four numbers: see {@link FIELDS}. */
  readonly nodes: Int32Array;
  /** How many nodes there are. */
  readonly count: number;
  /** The strings of scalars, in order. */
  readonly texts: readonly string[];
  /** Of nodes that have any. */
  readonly properties: ReadonlyMap<number, Properties>;
  /** Keys after a `?` without a space. */
  readonly explicit: ReadonlySet<number>;
}

/** Where reading a node started and stopped; its kind and, for sequences, its length; the first node after it. */
export const FIELDS = 4;
export const AT = 0;
export const STOP = 1;
export const KIND = 2;
export const NEXT = 3;
export const KIND_BITS = 2;

/** Nesting that is read; Kubernetes itself stops at 10,000, and no manifest comes near. */
export const MAX_DEPTH = 1_000;

/** Any tag is taken, and no scalar resolved: what a scalar means is for scalars.ts to say. */
const SCHEMA = new Schema(
  (['scalar', 'sequence', 'mapping'] as const).map((kind) => new Type('', { kind, multi: true })),
);

const KINDS: Readonly<Record<string, number>> = { scalar: SCALAR, mapping: MAPPING, sequence: SEQUENCE };

/** What the published types leave out. */
type ListenerState = { -readonly [Key in keyof State]: State[Key] } & { tag: string | null; anchor: string | null };

/** Where the next recorder writes nodes: large arrays take time to make. */
let spare: Int32Array | undefined;

/** What one very large document needs is not held for the others. */
const LARGEST_SPARE = 1 << 16;

/** What may follow on the line: nothing, a comment, or what goes on in brackets. */
const AFTER_END = /[ \t]*(?:[\r\n,\]}:#]|$)/y;

/** Records what js-yaml reports through its `listener`: `open` before each node, `close` after it. */
export class Recorder implements Events {
  nodes: Int32Array;
  count = 0;
  readonly texts: string[] = [];
  readonly properties = new Map<number, Properties>();
  readonly explicit = new Set<number>();
  /** Where the document's root ended; undefined while it has not been read to its end. */
  rootEnd: number | undefined;
  readonly #text: string;
  /** The nodes that are open, and how many texts there were before each. */
  readonly #open: number[] = [];
  readonly #textsBefore: number[] = [];

  constructor(text: string) {
    this.#text = text;
    this.nodes = spare ?? new Int32Array(1 << 12);
    spare = undefined;
  }

  /**
   * Reads the first document of the text.
   *
   * @throws YAMLException, maybe after the root's end
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
        if (event === 'open') this.#begin(state);
        else this.#end(state as ListenerState);
      },
    };
    loadAll(this.#text, null, options);
  }

  /** To be called when nobody looks at the nodes any more. */
  release(): void {
    if (this.nodes.length <= LARGEST_SPARE) spare = this.nodes;
  }

  #begin(state: State): void {
    const node = this.count++;
    if (this.count * FIELDS > this.nodes.length) this.#makeRoom();
    // In brackets Go takes `?` for a key's indicator whatever follows; js-yaml wants a space.
    if (this.#text.charCodeAt(state.position) === 0x3f && this.#isInBrackets()) {
      state.position++;
      this.explicit.add(node);
    }
    this.nodes[node * FIELDS + AT] = state.position;
    this.#open.push(node);
    this.#textsBefore.push(this.texts.length);
  }

  #end(state: ListenerState): void {
    const node = this.#open.pop() ?? 0;
    const textsBefore = this.#textsBefore.pop() ?? 0;
    const kind = KINDS[state.kind ?? ''] ?? NOTHING;
    const at = node * FIELDS;
    if (kind === SCALAR || kind === NOTHING) {
      const tried = this.texts[textsBefore] ?? '';
      if (this.count > node + 1) this.#forgetChildren(node, textsBefore, state);
      const text = (state.result as string | null) ?? tried;
      if (kind === SCALAR) this.texts.push(this.#own(text, this.nodes[at + AT] ?? 0));
    }
    if (kind !== NOTHING && state.lineStart > (this.nodes[at + AT] ?? 0)) this.#checkRest(state);
    this.nodes[at + STOP] = Math.min(state.position, this.#text.length);
    this.nodes[at + KIND] = kind | ((kind === SEQUENCE ? this.#lengthOf(state, node) : 0) << KIND_BITS);
    this.nodes[at + NEXT] = this.count;
    const tag = state.tag === null || state.tag === '?' ? undefined : state.tag;
    if (tag !== undefined || state.anchor !== null) this.properties.set(node, { tag, anchor: state.anchor });
    // What js-yaml makes of keys and values is not looked at: it takes less time with nothing in it, and merges nothing.
    state.result = null;
    if (tag !== undefined) state.tag = '!';
    if (this.#open.length === 0) this.rootEnd = state.position;
  }

  /** After quotes or brackets whose last line is not indented, js-yaml takes what follows on that line for the next entry. */
  #checkRest({ position }: State): void {
    if (!/["'\]}]/.test(this.#text[position - 1] ?? '')) return;
    AFTER_END.lastIndex = position;
    if (!AFTER_END.test(this.#text)) {
      throw new YAMLException('bad indentation of a mapping entry', { position } as YAMLException['mark']);
    }
  }

  /** A list that was tried as a key first is known from there. */
  #lengthOf({ result }: State, node: number): number {
    const inner = (this.nodes[(node + 1) * FIELDS + KIND] ?? 0) >> KIND_BITS;
    return (result as unknown[] | null)?.length ?? inner;
  }

  /** The library tries some scalars as a key first; all but the text of that counts for nothing. */
  #forgetChildren(node: number, textsBefore: number, { tag, anchor }: ListenerState): void {
    const start = skipBlanks(this.#text, this.nodes[node * FIELDS + AT] ?? 0);
    for (let child = node + 1; child < this.count; child++) {
      const position = this.nodes[child * FIELDS + AT] ?? 0;
      const isDoubled = this.properties.delete(child);
      // What was before the child is lost by js-yaml then, or put together with the child's own.
      if (position > start && (isDoubled || (tag === null && anchor === null))) {
        const reason = 'an anchor or a tag has to be on the line of its value';
        throw new YAMLException(reason, { position } as YAMLException['mark']);
      }
    }
    this.count = node + 1;
    this.texts.length = textsBefore;
  }

  /** A long text as part of the one that is read: js-yaml's is part of a copy, which it would keep in memory. */
  #own(result: string, at: number): string {
    if (result.length < 13) return result;
    let start = at;
    while (this.#text.charCodeAt(start) === 0x20) start++;
    const quote = this.#text.charCodeAt(start);
    if (quote === 0x22 || quote === 0x27) start++;
    return this.#text.startsWith(result, start) ? this.#text.slice(start, start + result.length) : result;
  }

  #isInBrackets(): boolean {
    const parent = this.#open.at(-1);
    return parent !== undefined && startsInBrackets(this.#text, this.nodes[parent * FIELDS + AT] ?? 0);
  }

  #makeRoom(): void {
    const nodes = new Int32Array(2 * this.nodes.length);
    nodes.set(this.nodes);
    this.nodes = nodes;
  }
}
