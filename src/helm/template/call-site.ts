import type { Budget } from '../budget.ts';
import type { Traced } from '../go/value.ts';
import type { Text } from '../origin/text.ts';
import type { Evaluator } from './evaluator.ts';
import type { Frame } from './frame.ts';
import type { CallContext } from './function.ts';

/** A function call in a template, as the function sees it. */
export class CallSite implements CallContext {
  readonly #evaluator: Evaluator;
  readonly #frame: Frame;
  readonly #span: { start: number; end: number };

  constructor(evaluator: Evaluator, frame: Frame, span: { start: number; end: number }) {
    this.#evaluator = evaluator;
    this.#frame = frame;
    this.#span = span;
  }

  get budget(): Budget {
    return this.#evaluator.options.budget;
  }

  get strict(): boolean {
    return this.#evaluator.options.strict;
  }

  include(name: string, dot: Traced): Text {
    return this.#evaluator.included(name, dot, this.#frame, this.#span);
  }

  tpl(source: Traced, dot: Traced): Text {
    return this.#evaluator.tpl(source, dot, this.#frame, this.#span);
  }

  notice(message: string): void {
    const { start, end } = this.#frame.place(this.#span);
    this.#evaluator.options.notice({ message, template: this.#frame.template, start, end });
  }
}
