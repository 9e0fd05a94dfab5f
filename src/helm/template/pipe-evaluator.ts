import type { Budget } from '../budget.ts';
import { isTrue } from '../go/kind.ts';
import { entriesOf, GoList, isString, type Traced } from '../go/value.ts';
import { joinEntries } from '../origin/entry.ts';
import { Text } from '../origin/text.ts';
import { checkArgument, constant } from './arguments.ts';
import type { Command, Operand, Pipe } from './ast.ts';
import { located } from './error.ts';
import { fieldOf } from './field.ts';
import type { Frame } from './frame.ts';
import type { CallContext, ParamType, TemplateFunction } from './function.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Pipelines of one rendering. */
export class PipeEvaluator {
  readonly #functions: ReadonlyMap<string, TemplateFunction>;
  readonly #budget: Budget;
  readonly #contextOf: (frame: Frame, span: Span) => CallContext;

  constructor(
    functions: ReadonlyMap<string, TemplateFunction>,
    budget: Budget,
    contextOf: (frame: Frame, span: Span) => CallContext,
  ) {
    this.#functions = functions;
    this.#budget = budget;
    this.#contextOf = contextOf;
  }

  /** What the pipeline gives, after setting its variables. A nil from a map is no value from here on, as in Go. */
  pipe(pipe: Pipe, dot: Traced, frame: Frame): Traced {
    let result: Traced = { value: undefined };
    pipe.commands.forEach((command, index) => {
      result = this.#command(command, dot, frame, index > 0 ? result : undefined);
      if (result.value === null) result = { value: undefined, entries: result.entries };
    });
    for (const name of pipe.variables) {
      if (pipe.assigns) frame.assign(name, result);
      else frame.declare(name, result);
    }
    return result;
  }

  /** Gives errors their place in the template. */
  guarded<T>(frame: Frame, span: Span, work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw located(error, frame, span);
    }
  }

  #command(command: Command, dot: Traced, frame: Frame, final: Traced | undefined): Traced {
    const [first, ...others] = command.operands;
    switch (first.kind) {
      case 'function':
        return this.#call(first, others, dot, frame, final, command);
      case 'field':
        return this.#fields(dot, first, first.names, this.#methodArguments(others, dot, frame, final), frame);
      case 'variable':
        if (first.names.length === 0) break;
        return this.#fields(
          frame.variable(first.name),
          first,
          first.names,
          this.#methodArguments(others, dot, frame, final),
          frame,
        );
      case 'chain':
        return this.#fields(
          this.#operand(first.base, dot, frame, 'any'),
          first,
          first.names,
          this.#methodArguments(others, dot, frame, final),
          frame,
        );
      case 'nil':
        throw located(new Error('nil is not a command'), frame, first);
      default:
    }
    if (others.length > 0 || final) throw located(new Error("can't give argument to non-function"), frame, command);
    return this.#operand(first, dot, frame, 'any');
  }

  #methodArguments(
    operands: readonly Operand[],
    dot: Traced,
    frame: Frame,
    final: Traced | undefined,
  ): readonly Traced[] {
    if (operands.length === 0 && !final) return [];
    const args = operands.map((operand) => this.#operand(operand, dot, frame, 'any'));
    return final ? [...args, final] : args;
  }

  #operand(operand: Operand, dot: Traced, frame: Frame, type: ParamType): Traced {
    switch (operand.kind) {
      case 'dot':
        return dot;
      case 'field':
        return this.#fields(dot, operand, operand.names, [], frame);
      case 'variable':
        return this.#fields(frame.variable(operand.name), operand, operand.names, [], frame);
      case 'pipe':
        return this.pipe(operand.pipe, dot, frame);
      case 'function':
        return this.#call(operand, [], dot, frame, undefined, operand);
      case 'chain': {
        const base = this.#operand(operand.base, dot, frame, 'any');
        return this.#fields(
          base.value === null ? { ...base, value: undefined } : base,
          operand,
          operand.names,
          [],
          frame,
        );
      }
      default:
        return constant(operand, type) as Traced;
    }
  }

  #fields(from: Traced, span: Span, names: readonly string[], args: readonly Traced[], frame: Frame): Traced {
    let value = from;
    for (let index = 0; index < names.length; index++) {
      try {
        value = fieldOf(value, names[index] as string, index === names.length - 1 ? args : []);
      } catch (error) {
        throw located(error, frame, span);
      }
    }
    return value;
  }

  #call(
    name: Operand & { kind: 'function' },
    operands: readonly Operand[],
    dot: Traced,
    frame: Frame,
    final: Traced | undefined,
    span: Span,
  ): Traced {
    if (name.name === 'and' || name.name === 'or') return this.#logic(name.name, operands, dot, frame, final, span);
    const definition = this.#functions.get(name.name) as TemplateFunction;
    const count = operands.length + (final ? 1 : 0);
    const { params, rest } = definition;
    if (count < params.length || (!rest && count > params.length)) {
      const wanted = rest ? `at least ${params.length}` : `${params.length}`;
      throw located(new Error(`wrong number of args for ${name.name}: want ${wanted} got ${count}`), frame, span);
    }
    this.#budget.spend();
    const args: Traced[] = [];
    for (let index = 0; index < count; index++) {
      const type = (params[index] ?? rest) as ParamType;
      const operand = operands[index];
      const given = operand ? this.#operand(operand, dot, frame, type) : (final as Traced);
      try {
        args.push(checkArgument(given, type, operand));
      } catch (error) {
        throw located(error, frame, operand ?? span);
      }
    }
    try {
      const result = definition.call(args, this.#contextOf(frame, span));
      this.#checkSize(result);
      return result;
    } catch (error) {
      throw located(error, frame, span, `error calling ${name.name}: `);
    }
  }

  /** Evaluates no operand after the one that decides. */
  #logic(
    name: 'and' | 'or',
    operands: readonly Operand[],
    dot: Traced,
    frame: Frame,
    final: Traced | undefined,
    span: Span,
  ): Traced {
    if (operands.length === 0 && !final)
      throw located(new Error(`wrong number of args for ${name}: want at least 1 got 0`), frame, span);
    let result: Traced = { value: undefined };
    let entries = undefined as Traced['entries'];
    for (let index = 0; index < operands.length + (final ? 1 : 0); index++) {
      const operand = operands[index];
      result = operand ? this.#operand(operand, dot, frame, 'any') : (final as Traced);
      entries = joinEntries(entries, entriesOf(result));
      if (isTrue(result.value) === (name === 'or')) break;
    }
    if (result.value instanceof Text) return result;
    return name === 'or' && isTrue(result.value) ? result : { value: result.value, entries };
  }

  #checkSize({ value }: Traced): void {
    const size = isString(value) ? value.length : value instanceof GoList ? value.items.length : 0;
    this.#budget.checkSize(size);
    this.#budget.spend(size >> (isString(value) ? 6 : 2));
  }
}
