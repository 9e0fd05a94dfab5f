import type { Command, Operand, Pipe } from './ast.ts';
import { TemplateError } from './error.ts';
import { parseNumber, unquote } from './literal.ts';
import type { Token, TokenType } from './token.ts';
import type { TokenReader } from './token-reader.ts';

const OPERANDS: ReadonlySet<TokenType> = new Set([
  'boolean',
  'character',
  'dot',
  'field',
  'identifier',
  'number',
  'nil',
  'rawString',
  'string',
  'variable',
  'leftParen',
]);
const MOST_PARENS = 200;

/** Pipelines, as Go's parser takes them: it refuses unknown functions and variables before anything is rendered. */
export class PipeParser {
  readonly reader: TokenReader;
  /** Variables in reach. */
  readonly variables: string[] = ['$'];
  readonly #functions: ReadonlySet<string>;
  #parens = 0;

  constructor(reader: TokenReader, functions: ReadonlySet<string>) {
    this.reader = reader;
    this.#functions = functions;
  }

  parse(context: string, close: 'close' | 'rightParen'): Pipe {
    const start = this.reader.peek().start;
    const { variables, assigns } = this.#declarations(context);
    const commands: Command[] = [];
    for (;;) {
      const token = this.reader.peek();
      if (token.type === close) break;
      if (!OPERANDS.has(token.type)) this.#unexpected(token, context);
      commands.push(this.#command());
    }
    const end = this.reader.peek().start;
    if (commands.length === 0) throw this.reader.error(`missing value for ${context}`, this.reader.peek());
    commands.forEach((command, index) => {
      const kind = command.operands[0].kind;
      if (index > 0 && ['boolean', 'dot', 'nil', 'number', 'string'].includes(kind)) {
        throw new TemplateError(
          `non executable command in pipeline stage ${index + 1}`,
          this.reader.template,
          command.start,
          command.end,
        );
      }
    });
    this.reader.next();
    return { start, end, variables, assigns, commands };
  }

  #declarations(context: string): { variables: string[]; assigns: boolean } {
    const { reader } = this;
    const variables: string[] = [];
    for (;;) {
      const variable = reader.peek();
      if (variable.type !== 'variable') return { variables, assigns: false };
      const mark = reader.mark();
      reader.next();
      const next = reader.peek();
      if (next.type === 'declare' || next.type === 'assign') {
        reader.next();
        variables.push(variable.text);
        const assigns = next.type === 'assign';
        if (assigns) for (const name of variables) this.#checkVariable(name, variable);
        else this.variables.push(...variables);
        return { variables, assigns };
      }
      if (next.type !== 'comma') {
        reader.reset(mark);
        return { variables, assigns: false };
      }
      reader.next();
      variables.push(variable.text);
      if (context !== 'range' || variables.length > 1) throw reader.error(`too many declarations in ${context}`, next);
      if (reader.peek().type !== 'variable') throw reader.error('range can only initialize variables', reader.peek());
    }
  }

  #command(): Command {
    const { reader } = this;
    const operands: Operand[] = [];
    const start = reader.peek().start;
    let end = start;
    for (;;) {
      if (OPERANDS.has(reader.peek().type)) {
        const operand = this.#operand();
        operands.push(operand);
        end = operand.end;
      }
      const token = reader.nextRaw();
      if (token.type === 'space') continue;
      if (token.type === 'close' || token.type === 'rightParen') {
        reader.back();
        break;
      }
      if (token.type === 'pipe') {
        const next = reader.peek();
        if (next.type === 'close' || next.type === 'rightParen') throw reader.error('missing value for command', next);
        break;
      }
      this.#unexpected(token, 'operand');
    }
    const [first, ...others] = operands;
    if (!first) throw reader.error('empty command', reader.peek());
    return { start, end, operands: [first, ...others] };
  }

  #operand(): Operand {
    const base = this.#term();
    const names: string[] = [];
    let end = base.end;
    while (this.reader.peekRaw().type === 'field') {
      const field = this.reader.nextRaw();
      names.push(field.text.slice(1));
      end = field.end;
    }
    if (names.length === 0) return base;
    if (base.kind === 'field' || base.kind === 'variable') return { ...base, names: [...base.names, ...names], end };
    if (base.kind === 'function' || base.kind === 'pipe') return { kind: 'chain', base, names, start: base.start, end };
    throw new TemplateError(`unexpected . after term`, this.reader.template, base.start, end);
  }

  #term(): Operand {
    const token = this.reader.next();
    const { start, end, text } = token;
    switch (token.type) {
      case 'identifier':
        if (!this.#functions.has(text)) throw this.reader.error(`function ${JSON.stringify(text)} not defined`, token);
        return { kind: 'function', name: text, start, end };
      case 'dot':
      case 'nil':
        return { kind: token.type, start, end };
      case 'variable':
        this.#checkVariable(text, token);
        return { kind: 'variable', name: text, names: [], start, end };
      case 'field':
        return { kind: 'field', names: [text.slice(1)], start, end };
      case 'boolean':
        return { kind: 'boolean', value: text === 'true', start, end };
      case 'leftParen':
        return this.#parenthesized(start);
      default:
        return this.#literal(token);
    }
  }

  #parenthesized(start: number): Operand {
    if (++this.#parens > MOST_PARENS) throw this.reader.error('too many parentheses', this.reader.peek());
    const pipe = this.parse('parenthesized pipeline', 'rightParen');
    this.#parens--;
    return { kind: 'pipe', pipe, start, end: pipe.end + 1 };
  }

  #literal(token: Token): Operand {
    const { start, end, text } = token;
    if (token.type === 'rawString')
      return { kind: 'string', value: text.slice(1, -1).replaceAll('\r', ''), start, end };
    if (token.type === 'number') {
      const number = parseNumber(text);
      if (!number) throw this.reader.error(`bad number syntax: ${JSON.stringify(text)}`, token);
      return { kind: 'number', text, ...number, start, end };
    }
    const value = unquote(text);
    if (value === undefined) throw this.reader.error(`invalid syntax: ${text}`, token);
    if (token.type === 'string') return { kind: 'string', value, start, end };
    const code = value.codePointAt(0);
    if (code === undefined || [...value].length !== 1)
      throw this.reader.error(`malformed character constant: ${text}`, token);
    return { kind: 'number', text, int: BigInt(code), float: code, start, end };
  }

  #checkVariable(name: string, token: Token): void {
    if (!this.variables.includes(name)) throw this.reader.error(`undefined variable ${JSON.stringify(name)}`, token);
  }

  #unexpected(token: Token, context: string): never {
    throw this.reader.error(
      `unexpected ${token.text === '' ? token.type : JSON.stringify(token.text)} in ${context}`,
      token,
    );
  }
}
