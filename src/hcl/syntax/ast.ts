import type { SourceFile, TextRange } from '../../source/document.ts';

/** What a file or a block holds. */
export interface Body {
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly blocks: readonly Block[];
}

export interface Attribute {
  readonly name: string;
  /** The name. */
  readonly range: TextRange;
  readonly value: Expression;
}

export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  /** From the type to the last label. */
  readonly range: TextRange;
  readonly file: SourceFile;
  readonly body: Body;
}

export type Expression =
  | LiteralExpression
  | TemplateExpression
  | TupleExpression
  | ObjectExpression
  | ForExpression
  | ConditionalExpression
  | BinaryExpression
  | UnaryExpression
  | CallExpression
  | VariableExpression
  | AccessExpression;

interface Node {
  readonly range: TextRange;
  readonly file: SourceFile;
}

export interface LiteralExpression extends Node {
  readonly type: 'literal';
  readonly value: number | boolean | null;
}

/** A quoted string, a heredoc or the text of a template file. */
export interface TemplateExpression extends Node {
  readonly type: 'template';
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart =
  | { readonly type: 'text'; readonly pieces: readonly TextPiece[] }
  | { readonly type: 'interpolation'; readonly value: Expression }
  | {
      readonly type: 'if';
      readonly condition: Expression;
      readonly then: readonly TemplatePart[];
      readonly else: readonly TemplatePart[];
    }
  | {
      readonly type: 'for';
      readonly key: string | undefined;
      readonly value: string;
      readonly collection: Expression;
      readonly body: readonly TemplatePart[];
    };

/** Text and where it is written: character by character, unless an escape makes the lengths differ. */
export interface TextPiece extends TextRange {
  readonly text: string;
}

export interface TupleExpression extends Node {
  readonly type: 'tuple';
  readonly items: readonly Expression[];
}

export interface ObjectExpression extends Node {
  readonly type: 'object';
  readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
}

export interface ForExpression extends Node {
  readonly type: 'for';
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly collection: Expression;
  /** Present when an object is made. */
  readonly key: Expression | undefined;
  readonly value: Expression;
  readonly isGrouped: boolean;
  readonly condition: Expression | undefined;
}

export interface ConditionalExpression extends Node {
  readonly type: 'conditional';
  readonly condition: Expression;
  readonly then: Expression;
  readonly else: Expression;
}

export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '>' | '<=' | '>=' | '+' | '-' | '*' | '/' | '%';

export interface BinaryExpression extends Node {
  readonly type: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface UnaryExpression extends Node {
  readonly type: 'unary';
  readonly operator: '!' | '-';
  readonly operand: Expression;
}

export interface CallExpression extends Node {
  readonly type: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
  /** Whether the last argument is a list of arguments: `f(list...)`. */
  readonly expandsLast: boolean;
}

export interface VariableExpression extends Node {
  readonly type: 'variable';
  readonly name: string;
}

export interface AccessExpression extends Node {
  readonly type: 'access';
  readonly base: Expression;
  readonly steps: readonly AccessStep[];
}

export type AccessStep =
  | { readonly type: 'attribute'; readonly name: string }
  | { readonly type: 'index'; readonly index: Expression }
  /** `.*` leaves what follows an attribute to the list; `[*]` takes all that follows of each item. */
  | { readonly type: 'splat'; readonly isFull: boolean };
