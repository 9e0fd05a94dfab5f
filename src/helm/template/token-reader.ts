import { TemplateError } from './error.ts';
import type { Token } from './token.ts';

/** Walks over the tokens of a template, with or without the spaces between them. */
export class TokenReader {
  readonly template: string;
  readonly #tokens: readonly Token[];
  readonly #last: Token;
  #at = 0;

  /** The tokens end with an `end`. */
  constructor(template: string, tokens: readonly Token[]) {
    this.template = template;
    this.#tokens = tokens;
    this.#last = tokens[tokens.length - 1] as Token;
  }

  peekRaw(): Token {
    return this.#tokens[this.#at] ?? this.#last;
  }

  nextRaw(): Token {
    const token = this.peekRaw();
    this.#at++;
    return token;
  }

  /** Leaves the spaces before it unread. */
  peek(): Token {
    let at = this.#at;
    while (this.#tokens[at]?.type === 'space') at++;
    return this.#tokens[at] ?? this.#last;
  }

  next(): Token {
    while (this.peekRaw().type === 'space') this.#at++;
    return this.nextRaw();
  }

  back(): void {
    this.#at--;
  }

  mark(): number {
    return this.#at;
  }

  reset(mark: number): void {
    this.#at = mark;
  }

  error(message: string, token: Token): TemplateError {
    return new TemplateError(message, this.template, token.start, token.end);
  }
}
