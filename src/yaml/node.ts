import type { Scalar } from '../source/document.ts';

/**
 * What is written in a document: a tree with file offsets. Values, positions, edits and comments all come from it; only
 * src/yaml sees it.
 */
export type Node = ScalarNode | MappingNode | SequenceNode | AliasNode;

interface Written {
  /** First code unit of the node itself, after its anchor and tag. */
  readonly start: number;
  /** After the last code unit that belongs to the node: no spaces, no comment, no final line break. */
  readonly end: number;
  /** Whether an anchor or a tag is before it. */
  readonly decorated: boolean;
  /** The tag before it, with YAML's own ones in full (`tag:yaml.org,2002:str`). */
  readonly tag: string | undefined;
  /** Whether an alias elsewhere in the document refers to it. */
  aliased: boolean;
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export interface ScalarNode extends Written {
  readonly kind: 'scalar';
  readonly style: ScalarStyle;
  /** Without quotes, escapes decoded, lines folded. */
  readonly text: string;
}

export interface MappingNode extends Written {
  readonly kind: 'mapping';
  readonly flow: boolean;
  readonly entries: readonly Entry[];
}

export interface SequenceNode extends Written {
  readonly kind: 'sequence';
  readonly flow: boolean;
  readonly items: readonly Item[];
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
  /** Beyond 64 signed bits: fine as a value, rejected as a key. */
  | { readonly type: 'big'; readonly value: number }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'null'; readonly value: null }
  | { readonly type: 'invalid'; readonly value: Scalar; readonly message: string };
