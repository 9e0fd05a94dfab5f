import type { BranchNode, CallNode, Definition, JumpNode, Node, Pipe } from './ast.ts';
import { lex } from './lexer.ts';
import { unquote } from './literal.ts';
import { PipeParser } from './pipe-parser.ts';
import type { Token } from './token.ts';
import { TokenReader } from './token-reader.ts';

const MOST_BLOCKS = 200;

/**
 * The templates that a file defines, its own text first.
 *
 * @throws {@link TemplateError}
 */
export function parseTemplate(template: string, source: string, functions: ReadonlySet<string>): Definition[] {
  const parser = new Parser(template, source, functions);
  return [{ name: template, template, nodes: parser.file() }, ...parser.definitions];
}

interface Body {
  readonly nodes: readonly Node[];
  /** `end` or `else`. */
  readonly closed: Token;
}

class Parser {
  readonly definitions: Definition[] = [];
  readonly #template: string;
  readonly #reader: TokenReader;
  readonly #pipes: PipeParser;
  #ranges = 0;
  #blocks = 0;

  constructor(template: string, source: string, functions: ReadonlySet<string>) {
    this.#template = template;
    this.#reader = new TokenReader(template, lex(template, source));
    this.#pipes = new PipeParser(this.#reader, functions);
  }

  file(): Node[] {
    const nodes: Node[] = [];
    for (;;) {
      const token = this.#reader.nextRaw();
      if (token.type === 'end') return nodes;
      if (token.type === 'open' && this.#reader.peek().text === 'define' && this.#reader.peek().type === 'keyword') {
        this.#reader.next();
        this.#definition();
      } else {
        const node = this.#node(token);
        if ('closed' in node) throw this.#reader.error(`unexpected {{${node.closed.text}}}`, node.closed);
        nodes.push(node);
      }
    }
  }

  #node(token: Token): Node | Pick<Body, 'closed'> {
    const reader = this.#reader;
    if (token.type === 'text') return { kind: 'text', text: token.text, start: token.start, end: token.end };
    const first = reader.peek();
    if (first.type !== 'keyword') {
      const pipe = this.#pipes.parse('command', 'close');
      return { kind: 'action', pipe, start: token.start, end: this.#closedAt() };
    }
    reader.next();
    switch (first.text) {
      case 'if':
      case 'with':
      case 'range':
        return this.#branch(first.text, token.start);
      case 'template':
        return this.#call(token.start);
      case 'block':
        return this.#block(token);
      case 'break':
      case 'continue':
        return this.#jump(first, token.start);
      case 'define':
        throw reader.error('unexpected {{define}}', first);
      default:
        return { closed: first };
    }
  }

  /** Up to the `end` or `else` that closes it, of which `end` is read whole. */
  #body(): Body {
    if (++this.#blocks > MOST_BLOCKS)
      throw this.#reader.error('too many blocks inside of each other', this.#reader.peekRaw());
    const nodes: Node[] = [];
    for (;;) {
      const token = this.#reader.nextRaw();
      if (token.type === 'end') throw this.#reader.error('unexpected EOF: {{end}} is missing', token);
      const node = this.#node(token);
      if ('closed' in node) {
        if (node.closed.text === 'end') this.#close('end');
        this.#blocks--;
        return { nodes, closed: node.closed };
      }
      nodes.push(node);
    }
  }

  #branch(kind: BranchNode['kind'], start: number): BranchNode {
    const mark = this.#pipes.variables.length;
    const pipe = this.#pipes.parse(kind, 'close');
    if (kind === 'range') this.#ranges++;
    const body = this.#body();
    if (kind === 'range') this.#ranges--;
    const otherwise = body.closed.text === 'else' ? this.#otherwise(kind) : undefined;
    while (this.#pipes.variables.length > mark) this.#pipes.variables.pop();
    return { kind, pipe, body: body.nodes, otherwise, start, end: this.#closedAt() };
  }

  #otherwise(kind: BranchNode['kind']): readonly Node[] {
    const next = this.#reader.peek();
    if (kind !== 'range' && next.type === 'keyword' && next.text === kind) {
      this.#reader.next();
      return [this.#branch(kind, next.start)];
    }
    this.#close('else');
    const { nodes, closed } = this.#body();
    if (closed.text === 'else') throw this.#reader.error('expected end; found {{else}}', closed);
    return nodes;
  }

  #call(start: number): CallNode {
    const name = this.#name('template clause');
    let pipe: Pipe | undefined;
    if (this.#reader.peek().type === 'close') this.#reader.next();
    else pipe = this.#pipes.parse('template clause', 'close');
    return { kind: 'template', name, pipe, start, end: this.#closedAt() };
  }

  #block(open: Token): CallNode {
    const name = this.#name('block clause');
    const pipe = this.#pipes.parse('block clause', 'close');
    const end = this.#closedAt();
    this.#define(name);
    return { kind: 'template', name, pipe, start: open.start, end };
  }

  #definition(): void {
    const name = this.#name('define clause');
    this.#close('define clause');
    this.#define(name);
  }

  /** A definition knows no variable but `$`, and no loop around it. */
  #define(name: string): void {
    const variables = this.#pipes.variables.splice(1);
    const ranges = this.#ranges;
    this.#ranges = 0;
    const { nodes, closed } = this.#body();
    if (closed.text === 'else') throw this.#reader.error('unexpected {{else}} in define clause', closed);
    this.definitions.push({ name, template: this.#template, nodes });
    this.#pipes.variables.splice(1, Number.POSITIVE_INFINITY, ...variables);
    this.#ranges = ranges;
  }

  #jump(keyword: Token, start: number): JumpNode {
    const kind = keyword.text === 'break' ? 'break' : 'continue';
    if (this.#ranges === 0) throw this.#reader.error(`{{${kind}}} outside {{range}}`, keyword);
    this.#close(kind);
    return { kind, start, end: this.#closedAt() };
  }

  #name(context: string): string {
    const token = this.#reader.next();
    const name =
      token.type === 'rawString' ? token.text.slice(1, -1) : token.type === 'string' ? unquote(token.text) : undefined;
    if (name === undefined) throw this.#reader.error(`unexpected ${JSON.stringify(token.text)} in ${context}`, token);
    return name;
  }

  #close(context: string): void {
    const token = this.#reader.next();
    if (token.type !== 'close')
      throw this.#reader.error(`unexpected ${JSON.stringify(token.text)} in ${context}`, token);
  }

  /** Where the action that was read last ends. */
  #closedAt(): number {
    const mark = this.#reader.mark();
    this.#reader.back();
    const { end } = this.#reader.peekRaw();
    this.#reader.reset(mark);
    return end;
  }
}
