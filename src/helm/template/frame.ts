import type { GoValue, Traced } from '../go/value.ts';
import type { Call, Condition, Scope } from '../origin/scope.ts';
import { type Piece, type Text, valuePiece } from '../origin/text.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** One template being written: its variables, its output, and where it stands. */
export class Frame {
  readonly template: string;
  readonly call: Call | undefined;
  readonly output: Piece[] = [];
  /** For text that `tpl` parses: the text, and the action of a real template that stands for all of it. */
  readonly source: Text | undefined;
  readonly #place: Span | undefined;
  readonly #names: string[] = ['$'];
  readonly #values: Traced[];
  #condition: Condition | undefined;
  #scope: Scope | undefined;

  constructor(from: {
    template: string;
    dot: Traced;
    call: Call | undefined;
    condition: Condition | undefined;
    source?: Text | undefined;
    place?: Span | undefined;
  }) {
    this.template = from.template;
    this.call = from.call;
    this.source = from.source;
    this.#place = from.place;
    this.#values = [from.dot];
    this.#condition = from.condition;
  }

  get condition(): Condition | undefined {
    return this.#condition;
  }

  set condition(condition: Condition | undefined) {
    this.#condition = condition;
    this.#scope = undefined;
  }

  get scope(): Scope {
    this.#scope ??= { template: this.template, condition: this.#condition, call: this.call };
    return this.#scope;
  }

  /** Where something of this frame's template stands in a real one. */
  place(span: Span): Span {
    return this.#place ?? span;
  }

  /** Number of variables, to {@link forget} those that come after. */
  mark(): number {
    return this.#names.length;
  }

  forget(mark: number): void {
    while (this.#names.length > mark) {
      this.#names.pop();
      this.#values.pop();
    }
  }

  declare(name: string, value: Traced): void {
    this.#names.push(name);
    this.#values.push(value);
  }

  assign(name: string, value: Traced): void {
    this.#values[this.#names.lastIndexOf(name)] = value;
  }

  variable(name: string): Traced {
    return this.#values[this.#names.lastIndexOf(name)] ?? { value: undefined };
  }

  literal(text: string, span: Span): void {
    if (this.source) this.write(this.source.slice(span.start, span.end), span);
    else
      this.output.push({
        text,
        entries: undefined,
        scope: this.scope,
        start: span.start,
        end: span.end,
        literal: true,
      });
  }

  /** Pieces that a template wrote already keep their place. */
  write(text: Text, span: Span): void {
    const { scope } = this;
    const { start, end } = this.place(span);
    for (const piece of text.pieces) this.output.push(piece.scope ? piece : { ...piece, scope, start, end });
  }

  writeValue(text: string, traced: Traced, span: Span): void {
    const { start, end } = this.place(span);
    this.output.push({ ...valuePiece(text, traced.entries), scope: this.scope, start, end });
  }

  skip(keys: readonly string[], condition: Condition): void {
    const { start, end } = condition;
    this.output.push({
      text: '',
      entries: condition.entries,
      scope: this.scope,
      start,
      end,
      literal: false,
      skipped: keys,
    });
  }
}

export function isNil(value: GoValue): value is null | undefined {
  return value === undefined || value === null;
}
