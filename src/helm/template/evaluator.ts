import type { Budget } from '../budget.ts';
import { formatValue } from '../go/format-verb.ts';
import { isTrue } from '../go/kind.ts';
import { entriesOf, type Traced } from '../go/value.ts';
import type { Call, Condition } from '../origin/scope.ts';
import { Text } from '../origin/text.ts';
import type { BranchNode, Definition, Node } from './ast.ts';
import { CallSite } from './call-site.ts';
import { TemplateError } from './error.ts';
import { Frame } from './frame.ts';
import type { TemplateFunction } from './function.ts';
import { iterate } from './iterate.ts';
import { keysWritten } from './keys-written.ts';
import { parseTemplate } from './parser.ts';
import { PipeEvaluator } from './pipe-evaluator.ts';

export interface Notice {
  readonly message: string;
  readonly template: string;
  readonly start: number;
  readonly end: number;
}

export interface EvaluatorOptions {
  readonly functions: ReadonlyMap<string, TemplateFunction>;
  /** By name; `tpl` adds its own for as long as it runs. */
  readonly definitions: ReadonlyMap<string, Definition & { readonly source?: Text }>;
  readonly budget: Budget;
  readonly strict: boolean;
  readonly notice: (notice: Notice) => void;
}

type Jump = 'break' | 'continue' | undefined;

/** Writes templates. One for each chart that is rendered. */
export class Evaluator {
  readonly options: EvaluatorOptions;
  #definitions: ReadonlyMap<string, Definition & { readonly source?: Text }>;
  readonly #pipes: PipeEvaluator;
  readonly #parsed = new Map<string, Definition[]>();

  constructor(options: EvaluatorOptions) {
    this.options = options;
    this.#definitions = options.definitions;
    this.#pipes = new PipeEvaluator(
      options.functions,
      options.budget,
      (frame, span) => new CallSite(this, frame, span),
    );
  }

  /**
   * What the template of that name writes.
   *
   * @throws {@link TemplateError} with the place in the template that could not be evaluated
   */
  run(name: string, dot: Traced): Text {
    const definition = this.#definitions.get(name);
    if (!definition) throw new Error(`template ${JSON.stringify(name)} not defined`);
    return this.#execute(definition, dot, undefined, undefined, undefined);
  }

  #execute(
    definition: Definition & { readonly source?: Text },
    dot: Traced,
    call: Call | undefined,
    condition: Condition | undefined,
    place: { start: number; end: number } | undefined,
  ): Text {
    return this.options.budget.nested(() => {
      const frame = new Frame({
        template: definition.template,
        dot,
        call,
        condition,
        source: definition.source,
        place,
      });
      this.#nodes(definition.nodes, dot, frame);
      return new Text(frame.output);
    });
  }

  #nodes(nodes: readonly Node[], dot: Traced, frame: Frame): Jump {
    for (const node of nodes) {
      this.options.budget.spend();
      const jump = this.#node(node, dot, frame);
      if (jump) return jump;
    }
    return undefined;
  }

  #node(node: Node, dot: Traced, frame: Frame): Jump {
    switch (node.kind) {
      case 'text':
        frame.literal(node.text, node);
        return undefined;
      case 'action': {
        const result = this.#pipes.pipe(node.pipe, dot, frame);
        if (node.pipe.variables.length > 0) return undefined;
        if (result.value instanceof Text) frame.write(result.value, node);
        else frame.writeValue(formatValue(result.value, this.options.budget), result, node);
        return undefined;
      }
      case 'if':
      case 'with':
      case 'range':
        return this.#branch(node, dot, frame);
      case 'template': {
        const given = node.pipe ? this.#pipes.pipe(node.pipe, dot, frame) : { value: undefined };
        frame.write(this.included(node.name, given, frame, node), node);
        return undefined;
      }
      default:
        return node.kind;
    }
  }

  #branch(node: BranchNode, dot: Traced, frame: Frame): Jump {
    const mark = frame.mark();
    const outer = frame.condition;
    const given = this.#pipes.pipe(node.pipe, dot, frame);
    const taken = isTrue(given.value);
    const { start, end } = frame.place({ start: node.start, end: node.pipe.end });
    frame.condition = { template: frame.template, start, end, entries: entriesOf(given), taken, outer };
    let jump: Jump;
    if (taken && node.kind === 'range') jump = this.#range(node, given, frame);
    else if (taken) jump = this.#nodes(node.body, node.kind === 'with' ? given : dot, frame);
    else {
      const keys = keysWritten(node);
      if (keys.length > 0) frame.skip(keys, frame.condition);
      if (node.kind === 'range') iterate(given, this.options.budget);
      if (node.otherwise) jump = this.#nodes(node.otherwise, dot, frame);
    }
    frame.condition = outer;
    frame.forget(mark);
    return jump;
  }

  #range(node: BranchNode, given: Traced, frame: Frame): undefined {
    const { variables, assigns } = node.pipe;
    const inner = frame.mark();
    for (const [index, item] of this.#pipes.guarded(frame, node.pipe, () => iterate(given, this.options.budget))) {
      this.options.budget.spend();
      const values = variables.length > 1 ? [index, item] : [item];
      variables.forEach((name, at) => {
        const value = values[at] as Traced;
        if (assigns) frame.assign(name, value);
        else frame.declare(name, value);
      });
      const jump = this.#nodes(node.body, item, frame);
      frame.forget(inner);
      if (jump === 'break') break;
    }
  }

  /** What the template of that name writes where `span` calls it. */
  included(name: string, dot: Traced, frame: Frame, span: { start: number; end: number }): Text {
    const definition = this.#definitions.get(name);
    const place = frame.place(span);
    if (!definition)
      throw new TemplateError(`template ${JSON.stringify(name)} not defined`, frame.template, place.start, place.end);
    const call: Call = { template: frame.template, start: place.start, end: place.end, outer: frame.call };
    return this.#execute(definition, dot, call, frame.condition, undefined);
  }

  /** What text writes that is a template itself. */
  tpl(source: Traced, dot: Traced, frame: Frame, span: { start: number; end: number }): Text {
    const text =
      source.value instanceof Text
        ? source.value
        : new Text([
            { text: String(source.value), entries: source.entries, scope: undefined, start: 0, end: 0, literal: false },
          ]);
    const written = text.toString();
    if (!written.includes('{{')) return text;
    let parsed = this.#parsed.get(written);
    if (!parsed) {
      parsed = parseTemplate(frame.template, written, new Set(this.options.functions.keys()));
      this.#parsed.set(written, parsed);
    }
    const [main, ...defined] = parsed.map((definition) => ({ ...definition, source: text }));
    const before = this.#definitions;
    if (defined.length > 0)
      this.#definitions = new Map([...before, ...defined.map((definition) => [definition.name, definition] as const)]);
    try {
      return this.#execute(main as Definition, dot, frame.call, frame.condition, frame.place(span));
    } finally {
      this.#definitions = before;
    }
  }
}
