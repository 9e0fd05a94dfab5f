import type { Scalar } from '../kubernetes/document.ts';

/**
 * What every reader hands on: a tree of what is written, with file offsets. Nothing outside of src/parse sees it, and
 * nothing but the readers knows how it came about.
 */
export type Node = ScalarNode | MappingNode | SequenceNode | AliasNode;

interface Written {
  /** First code unit of the node itself, behind its anchor and tag. */
  readonly start: number;
  /** Behind the last code unit that belongs to the node: no blanks, no comment, no final line break. */
  readonly end: number;
  /** Whether an anchor or a tag stands before it. */
  readonly decorated: boolean;
  /** The tag before it, with YAML's own ones in full (`tag:yaml.org,2002:str`). */
  readonly tag?: string | undefined;
  /** Whether an alias elsewhere in the document refers to it. */
  aliased: boolean;
}

export interface ScalarNode extends Written {
  readonly kind: 'scalar';
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  readonly resolved: Resolved;
}

export interface MappingNode extends Written {
  readonly kind: 'mapping';
  readonly flow: boolean;
  readonly entries: Entry[];
  /** The entry of a key, without looking at those behind it; only there where no key repeats and none merges. */
  entryOf?(key: string): Entry | undefined;
}

export interface SequenceNode extends Written {
  readonly kind: 'sequence';
  readonly flow: boolean;
  readonly items: Item[];
}

export interface AliasNode extends Written {
  readonly kind: 'alias';
  readonly name: string;
  readonly target: Node;
}

export interface Entry {
  readonly key: Node;
  readonly value: Node;
  /** Offset of the `:`, when there is one. */
  readonly colon: number | undefined;
  /** Written with `? `. */
  readonly explicit: boolean;
  /** A `<<` that merges other mappings into this one. */
  readonly merge: boolean;
}

export interface Item {
  readonly node: Node;
  /** Offset of the `-` in a block sequence. */
  readonly dash: number | undefined;
}

/** What a scalar stands for, with the type that Go gives it: `1`, `1.0` and `"1"` are three different keys. */
export type Resolved =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'int'; readonly value: number; readonly digits: string }
  /** Beyond 64 signed bits: fine as a value, refused as a key. */
  | { readonly type: 'big'; readonly value: number }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'null'; readonly value: null }
  | { readonly type: 'invalid'; readonly value: Scalar; readonly message: string };
