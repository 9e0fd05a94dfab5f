interface Spanned {
  readonly start: number;
  readonly end: number;
}

export interface TextNode extends Spanned {
  readonly kind: 'text';
  readonly text: string;
}

export interface ActionNode extends Spanned {
  readonly kind: 'action';
  readonly pipe: Pipe;
}

export interface BranchNode extends Spanned {
  readonly kind: 'if' | 'with' | 'range';
  readonly pipe: Pipe;
  readonly body: readonly Node[];
  readonly otherwise: readonly Node[] | undefined;
}

export interface CallNode extends Spanned {
  readonly kind: 'template';
  readonly name: string;
  readonly pipe: Pipe | undefined;
}

export interface JumpNode extends Spanned {
  readonly kind: 'break' | 'continue';
}

export type Node = TextNode | ActionNode | BranchNode | CallNode | JumpNode;

export interface Pipe extends Spanned {
  /** Variables that it sets, with their dollars. */
  readonly variables: readonly string[];
  /** Whether these exist already (`=`), or are new (`:=`). */
  readonly assigns: boolean;
  readonly commands: readonly Command[];
}

export interface Command extends Spanned {
  readonly operands: readonly [Operand, ...Operand[]];
}

export type Operand = Spanned &
  (
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'number'; readonly text: string; readonly int: bigint | undefined; readonly float: number }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'nil' }
    | { readonly kind: 'dot' }
    | { readonly kind: 'field'; readonly names: readonly string[] }
    | { readonly kind: 'variable'; readonly name: string; readonly names: readonly string[] }
    | { readonly kind: 'function'; readonly name: string }
    | { readonly kind: 'chain'; readonly base: Operand; readonly names: readonly string[] }
    | { readonly kind: 'pipe'; readonly pipe: Pipe }
  );

/** A template that files and `define` give a name. */
export interface Definition {
  readonly name: string;
  /** The template that holds it. */
  readonly template: string;
  readonly nodes: readonly Node[];
}
