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

/** Where a pipeline is evaluated. */
interface Scope {
  readonly dot: Traced;
  readonly frame: Frame;
}

/** What a function or a method is called with: the result of the command before comes last. */
interface Given {
  readonly operands: readonly Operand[];
  readonly final: Traced | undefined;
}

type WithNames = Extract<Operand, { readonly names: readonly string[] }>;

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
    const scope = { dot, frame };
    let result: Traced = { value: undefined };
    pipe.commands.forEach((command, index) => {
      result = this.#command(command, scope, index > 0 ? result : undefined);
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

  #command(command: Command, scope: Scope, final: Traced | undefined): Traced {
    const [first, ...others] = command.operands;
    const given = { operands: others, final };
    switch (first.kind) {
      case 'function':
        return this.#call(first.name, given, scope, command);
      case 'field':
        return this.#fields(scope.dot, first, this.#methodArguments(given, scope), scope.frame);
      case 'variable': {
        if (first.names.length === 0) break;
        const value = scope.frame.variable(first.name);
        return this.#fields(value, first, this.#methodArguments(given, scope), scope.frame);
      }
      case 'chain': {
        const base = this.#operand(first.base, scope, 'any');
        return this.#fields(base, first, this.#methodArguments(given, scope), scope.frame);
      }
      case 'nil':
        throw located(new Error('nil is not a command'), scope.frame, first);
      default:
    }
    if (others.length > 0 || final) {
      throw located(new Error("can't give argument to non-function"), scope.frame, command);
    }
    return this.#operand(first, scope, 'any');
  }

  #methodArguments({ operands, final }: Given, scope: Scope): readonly Traced[] {
    if (operands.length === 0 && !final) return [];
    const args = operands.map((operand) => this.#operand(operand, scope, 'any'));
    return final ? [...args, final] : args;
  }

  #operand(operand: Operand, scope: Scope, type: ParamType): Traced {
    const { dot, frame } = scope;
    switch (operand.kind) {
      case 'dot':
        return dot;
      case 'field':
        return this.#fields(dot, operand, [], frame);
      case 'variable':
        return this.#fields(frame.variable(operand.name), operand, [], frame);
      case 'pipe':
        return this.pipe(operand.pipe, dot, frame);
      case 'function':
        return this.#call(operand.name, { operands: [], final: undefined }, scope, operand);
      case 'chain': {
        const base = this.#operand(operand.base, scope, 'any');
        return this.#fields(base.value === null ? { ...base, value: undefined } : base, operand, [], frame);
      }
      default:
        return constant(operand, type) as Traced;
    }
  }

  #fields(from: Traced, operand: WithNames, args: readonly Traced[], frame: Frame): Traced {
    const { names } = operand;
    let value = from;
    for (let index = 0; index < names.length; index++) {
      try {
        value = fieldOf(value, names[index] as string, index === names.length - 1 ? args : []);
      } catch (error) {
        throw located(error, frame, operand);
      }
    }
    return value;
  }

  #call(name: string, given: Given, scope: Scope, span: Span): Traced {
    if (name === 'and' || name === 'or') return this.#logic(name, given, scope, span);
    const { operands, final } = given;
    const { frame } = scope;
    const definition = this.#functions.get(name) as TemplateFunction;
    const count = operands.length + (final ? 1 : 0);
    const { params, rest } = definition;
    if (count < params.length || (!rest && count > params.length)) {
      const wanted = rest ? `at least ${params.length}` : `${params.length}`;
      throw located(new Error(`wrong number of args for ${name}: want ${wanted} got ${count}`), frame, span);
    }
    this.#budget.spend();
    const args: Traced[] = [];
    for (let index = 0; index < count; index++) {
      const type = (params[index] ?? rest) as ParamType;
      const operand = operands[index];
      const value = operand ? this.#operand(operand, scope, type) : (final as Traced);
      try {
        args.push(checkArgument(value, type, operand));
      } catch (error) {
        throw located(error, frame, operand ?? span);
      }
    }
    try {
      const result = definition.call(args, this.#contextOf(frame, span));
      this.#checkSize(result);
      return result;
    } catch (error) {
      throw located(error, frame, span, `error calling ${name}: `);
    }
  }

  /** Evaluates no operand after the one that decides. */
  #logic(name: 'and' | 'or', { operands, final }: Given, scope: Scope, span: Span): Traced {
    if (operands.length === 0 && !final) {
      throw located(new Error(`wrong number of args for ${name}: want at least 1 got 0`), scope.frame, span);
    }
    let result: Traced = { value: undefined };
    let entries = undefined as Traced['entries'];
    for (let index = 0; index < operands.length + (final ? 1 : 0); index++) {
      const operand = operands[index];
      result = operand ? this.#operand(operand, scope, 'any') : (final as Traced);
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
