import type { DuplicateKey, TextRange } from '../source/document.ts';
import { mergeSources } from './locate.ts';
import { Mapping } from './mapping.ts';
import type { AliasNode, Entry, MappingNode, Node, Resolved, ScalarNode } from './node.ts';
import { keyOf, resolve, textOf } from './scalars/scalars.ts';
import { ParseError } from './syntax/problem.ts';

export interface DecodedTree {
  readonly value: unknown;
  readonly duplicates: readonly DuplicateKey[];
}

/**
 * The plain value of a tree: aliases expanded, `<<` merged, the last of equal keys kept.
 *
 * Merging follows goyaml.v2: entries take effect in the order in which they are written, so a merge overrides the keys
 * before it and is overridden by those after it; in a list of merges the first wins.
 *
 * @throws ParseError for keys and values that JSON cannot carry, and for documents that expand without measure
 */
export function decodeTree(root: Node): DecodedTree {
  const decoder = new Decoder();
  decoder.count(root);
  const value = decoder.decode(root);
  for (const { path } of decoder.duplicates) path.reverse();
  return { value, duplicates: decoder.duplicates };
}

interface MergeState {
  readonly into: Record<string, unknown>;
  /** Where each key was last set, by its type and name: gathered when one repeats, or others are merged. */
  seen: Map<string, TextRange> | undefined;
  /** The merge through which entries come, when it is an alias. */
  readonly via: TextRange | undefined;
}

class Decoder {
  readonly duplicates: (DuplicateKey & { readonly path: (string | number)[] })[] = [];
  readonly #expanding = new Set<Node>();
  /** How many aliases lead to what is being read; where it is written it is read once more. */
  #elsewhere = 0;
  #decoded = 0;
  #aliased = 0;

  /**
   * Counts a step, one more for those inside of an alias, and rejects a document that is almost all aliases.
   *
   * Source: `allowedAliasRatio` in goyaml.v2's decode.go: 99 % up to 400,000 steps, falling to 10 % at 4,000,000.
   */
  count(node: Node): void {
    this.#decoded++;
    if (this.#expanding.size > 0) this.#aliased++;
    if (this.#aliased <= 100 || this.#decoded <= 1000) return;
    const fall = Math.min(Math.max((this.#decoded - 400_000) / 3_600_000, 0), 1);
    if (this.#aliased / this.#decoded <= 0.99 - 0.89 * fall) return;
    const message = 'The aliases of this document expand to too much; Kubernetes rejects it';
    throw new ParseError(message, node.start, node.end);
  }

  decode(node: Node): unknown {
    this.count(node);
    switch (node.kind) {
      case 'scalar':
        return jsonValue(node);
      case 'alias':
        return this.#expand(node, (target) => this.#decodeElsewhere(target));
      case 'sequence':
        return node.items.map((item, index) => this.#below(index, item.node));
      case 'mapping': {
        const into = new Mapping();
        this.#fill(node, { into, seen: undefined, via: undefined });
        return into;
      }
    }
  }

  #decodeElsewhere(node: Node): unknown {
    this.#elsewhere++;
    const value = this.decode(node);
    this.#elsewhere--;
    return value;
  }

  /** Paths of duplicates get longer on the way back to the root, and are turned around at the end. */
  #below(segment: string | number, node: Node): unknown {
    const before = this.duplicates.length;
    const value = this.decode(node);
    for (let index = before; index < this.duplicates.length; index++) this.duplicates[index]?.path.push(segment);
    return value;
  }

  #expand<T>(alias: AliasNode, decode: (target: Node) => T): T {
    const { target } = alias;
    if (this.#expanding.has(target)) {
      throw new ParseError(`The anchor &${alias.name} contains itself`, alias.start, alias.end);
    }
    this.#expanding.add(target);
    const result = decode(target);
    this.#expanding.delete(target);
    return result;
  }

  #fill(node: MappingNode, state: MergeState): void {
    const { entries } = node;
    for (let index = 0; index < entries.length; index++) {
      const entry = entries[index] as Entry;
      if (!entry.merge) {
        this.#set(node, index, entry, state);
        continue;
      }
      state.seen ??= keysBefore(node, index);
      for (const source of mergeSources(entry.value)) this.#merge(source, state);
    }
  }

  #set(node: MappingNode, index: number, entry: Entry, state: MergeState): void {
    const { into, via } = state;
    this.count(entry.key);
    const key = keyIn(entry.key);
    const value = via ? this.#decodeElsewhere(entry.value) : this.#below(key, entry.value);
    if (!state.seen && into[key] !== undefined) state.seen = keysBefore(node, index);
    if (state.seen) {
      const range = via ?? entry.key;
      const identity = identityOf(entry.key, key);
      const dropped = state.seen.get(identity);
      if (dropped) this.#report(key, range, dropped);
      state.seen.set(identity, range);
    }
    into[key] = value;
  }

  /** What repeats inside of an anchored mapping is reported there, not at every use of it. */
  #report(key: string, range: TextRange, dropped: TextRange): void {
    if (this.#elsewhere > 0 || range.start === dropped.start) return;
    this.duplicates.push({ path: [], key, range, dropped });
  }

  #merge(source: Node, state: MergeState): void {
    this.count(source);
    if (source.kind === 'mapping') {
      this.#fill(source, state);
    } else if (source.kind === 'alias' && source.target.kind === 'mapping') {
      const via = state.via ?? source;
      this.#expand(source, (target) => {
        this.count(target);
        if (target.kind === 'mapping') this.#fill(target, { ...state, via });
      });
    } else {
      throw badMerge(source);
    }
  }
}

/** Source: `merge` in goyaml.v2's decode.go, which looks through aliases for mappings only. */
function badMerge(source: Node): ParseError {
  const isList = source.kind === 'alias' && source.target.kind === 'sequence';
  const message = isList
    ? `*${source.name} is a list, and << takes only aliases of mappings: write them out, as in <<: [*a, *b]`
    : 'Only a mapping, or a list of mappings, can be merged with <<';
  return new ParseError(message, source.start, source.end);
}

function keysBefore({ entries }: MappingNode, index: number): Map<string, TextRange> {
  return new Map(entries.slice(0, index).map(({ key }) => [identityOf(key, keyIn(key)), key]));
}

/** To Go `1` and `"1"` are two keys. */
function identityOf(key: Node, name: string): string {
  return `${resolveKey(key).type} ${name}`;
}

function keyIn(key: Node): string {
  const text = key.kind === 'scalar' ? textOf(key) : undefined;
  if (text !== undefined) return text;
  const resolved = resolveKey(key);
  const name = keyOf(resolved);
  if (name === undefined) throw badKey(key, resolved);
  return name;
}

function resolveKey(key: Node): Resolved {
  const node = key.kind === 'alias' ? key.target : key;
  if (node.kind === 'scalar') return resolve(node);
  const what = node.kind === 'mapping' ? 'mapping' : 'list';
  throw new ParseError(`A ${what} cannot be a key; quote it if it is a template`, key.start, key.end);
}

function badKey(key: Node, resolved: Resolved): ParseError {
  if (resolved.type === 'invalid') return new ParseError(resolved.message, key.start, key.end);
  const what = resolved.type === 'null' ? 'null cannot be a key' : 'This number is too large for a key';
  return new ParseError(`${what}: quote it`, key.start, Math.max(key.end, key.start));
}

function jsonValue(node: ScalarNode): unknown {
  const text = textOf(node);
  if (text !== undefined) return text;
  const { start, end } = node;
  const resolved = resolve(node);
  if (resolved.type === 'invalid') throw new ParseError(resolved.message, start, end);
  if (resolved.type === 'float' && !Number.isFinite(resolved.value)) {
    throw new ParseError('Kubernetes cannot represent infinity or "not a number": quote it', start, end);
  }
  return resolved.value === 0 ? 0 : resolved.value;
}
