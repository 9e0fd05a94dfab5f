import { type EventType, loadAll, Schema, type State, Type } from 'js-yaml';
import { startsInBrackets } from './scan.ts';

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
 * What js-yaml reads in one document, packed: a tree is made of it whenever one is asked for, since trees take ten times
 * the memory. Nodes are numbered as they are written; offsets count from the start of the text that was read.
 */
export interface Events {
  /** For each node four numbers from `from` on: see {@link FIELDS}. */
  readonly nodes: Int32Array;
  readonly from: number;
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
type ListenerState = State & { readonly tag: string | null; readonly anchor: string | null };

/** Where nodes are written: one document's after another's, since small arrays of their own take time to make. */
let arena: Int32Array = new Int32Array(1 << 16);
let used = 0;

/** Records what js-yaml reports through its `listener`: `open` before each node, `close` after it. */
export class Recorder {
  /** Where the document's root ended; undefined while it has not been read to its end. */
  rootEnd: number | undefined;
  readonly #text: string;
  readonly #texts: string[] = [];
  readonly #properties = new Map<number, Properties>();
  readonly #explicit = new Set<number>();
  /** The nodes that are open, and how many texts there were before each. */
  readonly #open: number[] = [];
  readonly #textsBefore: number[] = [];
  #count = 0;

  constructor(text: string) {
    this.#text = text;
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

  /** What was read; to be asked for once. */
  events(): Events {
    const from = used;
    used += this.#count * FIELDS;
    return {
      nodes: arena,
      from,
      count: this.#count,
      texts: this.#texts,
      properties: this.#properties,
      explicit: this.#explicit,
    };
  }

  #begin(state: State): void {
    const node = this.#count++;
    if (used + (node + 1) * FIELDS > arena.length) makeRoom(node * FIELDS);
    // In brackets Go takes `?` for a key's indicator whatever follows; js-yaml wants a space.
    if (this.#text.charCodeAt(state.position) === 0x3f && this.#isInBrackets()) {
      state.position++;
      this.#explicit.add(node);
    }
    arena[used + node * FIELDS + AT] = state.position;
    this.#open.push(node);
    this.#textsBefore.push(this.#texts.length);
  }

  #end(state: ListenerState): void {
    const node = this.#open.pop() ?? 0;
    const textsBefore = this.#textsBefore.pop() ?? 0;
    const kind = KINDS[state.kind ?? ''] ?? NOTHING;
    const at = used + node * FIELDS;
    if (kind === SCALAR || kind === NOTHING) {
      if (this.#count > node + 1) this.#forgetChildren(node, textsBefore);
      if (kind === SCALAR) this.#texts.push(this.#own(state.result as string, arena[at + AT] ?? 0));
    }
    const length = kind === SEQUENCE ? (state.result as unknown[]).length : 0;
    arena[at + STOP] = Math.min(state.position, this.#text.length);
    arena[at + KIND] = kind | (length << KIND_BITS);
    arena[at + NEXT] = this.#count;
    const tag = state.tag === null || state.tag === '?' ? undefined : state.tag;
    if (tag !== undefined || state.anchor !== null) this.#properties.set(node, { tag, anchor: state.anchor });
    if (this.#open.length === 0) this.rootEnd = state.position;
  }

  /** The library tries some scalars as a key first; that counts for nothing. */
  #forgetChildren(node: number, textsBefore: number): void {
    for (let child = node + 1; child < this.#count && this.#properties.size > 0; child++) {
      this.#properties.delete(child);
    }
    this.#count = node + 1;
    this.#texts.length = textsBefore;
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
    return parent !== undefined && startsInBrackets(this.#text, arena[used + parent * FIELDS + AT] ?? 0);
  }
}

/** Goes on in another arena, with the first `length` numbers of the document that is being read. */
function makeRoom(length: number): void {
  const next = new Int32Array(Math.max(1 << 16, 4 * length));
  next.set(arena.subarray(used, used + length));
  arena = next;
  used = 0;
}
