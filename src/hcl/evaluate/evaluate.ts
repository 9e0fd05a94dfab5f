import type { Span } from '../../source/document.ts';
import { callFunction } from '../functions/index.ts';
import type {
  AccessExpression,
  AccessStep,
  CallExpression,
  ConditionalExpression,
  Expression,
  ForExpression,
  ObjectExpression,
} from '../syntax/ast.ts';
import { areEqual, describe, entriesOf, toBoolean, toText } from '../values/convert.ts';
import {
  type Entry,
  failure,
  isNull,
  list,
  object,
  scalar,
  type UnknownValue,
  unknown,
  usedAt,
  type Value,
} from '../values/value.ts';
import { binary, unary } from './operators.ts';
import { type Scope, withLocals } from './scope.ts';
import { evaluateTemplate } from './template.ts';

/**
 * What an expression comes to. What is not known stays unknown, and says why.
 *
 * @throws TooMuchWork
 */
export function evaluate(expression: Expression, scope: Scope): Value {
  scope.work.spend(1);
  return scope.work.nested(() => evaluateNode(expression, scope));
}

function evaluateNode(expression: Expression, scope: Scope): Value {
  const at = spanOf(expression);
  switch (expression.type) {
    case 'literal':
      return scalar(expression.value, [at]);
    case 'template':
      return evaluateTemplate(expression, scope);
    case 'tuple':
      return list(
        expression.items.map((item) => evaluate(item, scope)),
        [at],
      );
    case 'object':
      return evaluateObject(expression, scope);
    case 'for':
      return evaluateFor(expression, scope);
    case 'conditional':
      return evaluateConditional(expression, scope);
    case 'unary':
      return unary(expression.operator, evaluate(expression.operand, scope), at);
    case 'binary':
      return binary(expression.operator, evaluate(expression.left, scope), () => evaluate(expression.right, scope), at);
    case 'call':
      return evaluateCall(expression, scope);
    case 'variable':
      return scope.locals.get(expression.name) ?? scope.names.resolve(expression.name, [], at, scope).value;
    case 'access':
      return evaluateAccess(expression, scope);
  }
}

export function spanOf({ file, range }: Pick<Expression, 'file' | 'range'>): Span {
  return { file, range };
}

function evaluateObject({ entries, ...node }: ObjectExpression, scope: Scope): Value {
  const made = new Map<string, Entry>();
  let more: UnknownValue | undefined;
  for (const { key, value } of entries) {
    const name = toText(evaluate(key, scope), spanOf(key));
    if (name.kind === 'unknown') more ??= name;
    else made.set(name.value, { key: spanOf(key), value: evaluate(value, scope) });
  }
  return object(made, [spanOf(node)], more);
}

function evaluateConditional(expression: ConditionalExpression, scope: Scope): Value {
  const condition = toBoolean(evaluate(expression.condition, scope), spanOf(expression.condition));
  if (typeof condition === 'boolean') return evaluate(condition ? expression.then : expression.else, scope);
  const [then, otherwise] = [evaluate(expression.then, scope), evaluate(expression.else, scope)];
  if (!condition.isError && areEqual(then, otherwise)) return then;
  return { ...unknown(condition.reason, spanOf(expression)), isError: condition.isError };
}

function evaluateFor(expression: ForExpression, scope: Scope): Value {
  const collection = evaluate(expression.collection, scope);
  const at = spanOf(expression);
  if (collection.kind === 'unknown') return { ...unknown(collection.reason, at), isError: collection.isError };
  const pairs = entriesOf(collection);
  if (!pairs) return failure(`${describe(collection)} cannot be gone over`, spanOf(expression.collection));
  const { keyName, valueName, condition } = expression;
  const collector = new ForCollector(expression, at);
  collector.more = collection.kind === 'scalar' || collection.kind === 'string' ? undefined : collection.more;
  for (const { key, value } of pairs) {
    scope.work.spend(1 + scope.locals.size);
    const inner = withLocals(scope, [...(keyName === undefined ? [] : [[keyName, key] as const]), [valueName, value]]);
    const isWanted = condition ? toBoolean(evaluate(condition, inner), spanOf(condition)) : true;
    if (typeof isWanted !== 'boolean') collector.more ??= isWanted;
    else if (isWanted) collector.add(inner);
  }
  return collector.result();
}

/** What a `for` makes. */
class ForCollector {
  more: UnknownValue | undefined;
  readonly #expression: ForExpression;
  readonly #at: Span;
  readonly #items: Value[] = [];
  readonly #entries = new Map<string, Entry>();

  constructor(expression: ForExpression, at: Span) {
    this.#expression = expression;
    this.#at = at;
  }

  add(scope: Scope): void {
    const { key, value, isGrouped } = this.#expression;
    const made = evaluate(value, scope);
    if (!key) {
      this.#items.push(made);
      return;
    }
    const name = toText(evaluate(key, scope), spanOf(key));
    if (name.kind === 'unknown') {
      this.more ??= name;
      return;
    }
    const before = this.#entries.get(name.value)?.value;
    const group = isGrouped ? list([...(before?.kind === 'list' ? before.items : []), made], [this.#at]) : made;
    this.#entries.set(name.value, { key: name.at[0], value: group });
  }

  result(): Value {
    if (this.#expression.key) return object(this.#entries, [this.#at], this.more);
    return list(this.#items, [this.#at], this.more);
  }
}

function evaluateCall({ name, args, expandsLast, ...node }: CallExpression, scope: Scope): Value {
  const values = args.map((each) => evaluate(each, scope));
  const last = expandsLast ? values.pop() : undefined;
  const at = spanOf(node);
  if (!last) return callFunction(name, { args: values, at, scope });
  if (last.kind === 'unknown') return { ...unknown(last.reason, at), isError: last.isError };
  if (last.kind !== 'list') return failure(`${describe(last)} is not a list of arguments`, at);
  if (last.more) return unknown(last.more.reason, at);
  scope.work.spend(last.items.length);
  return callFunction(name, { args: [...values, ...last.items], at, scope });
}

function evaluateAccess({ base, steps, ...node }: AccessExpression, scope: Scope): Value {
  const at = spanOf(node);
  const local = base.type === 'variable' ? scope.locals.get(base.name) : undefined;
  if (base.type !== 'variable' || local) return follow(local ?? evaluate(base, scope), steps, at, scope);
  const { value, used } = scope.names.resolve(base.name, steps, at, scope);
  return follow(value, steps.slice(used), at, scope);
}

/** What steps from a value lead to. */
function follow(start: Value, steps: readonly AccessStep[], at: Span, scope: Scope): Value {
  let value = start;
  for (const [index, step] of steps.entries()) {
    if (step.type === 'splat') return followSplat(value, step, steps.slice(index + 1), { at, scope });
    const key = step.type === 'attribute' ? step.name : evaluate(step.index, scope);
    value = member(value, key, at);
  }
  return value.kind === 'unknown' || steps.length === 0 ? aim(value, at) : usedAt(value, at);
}

/** One that is not known is shown as what refers to it. */
function aim(value: Value, at: Span): Value {
  if (value.kind !== 'unknown' || value.pattern !== '*') return value;
  return { ...value, pieces: unknown(value.reason, at).pieces };
}

function followSplat(
  value: Value,
  { isFull }: Extract<AccessStep, { type: 'splat' }>,
  steps: readonly AccessStep[],
  { at, scope }: { at: Span; scope: Scope },
): Value {
  const end = isFull ? steps.length : steps.findIndex(({ type }) => type !== 'attribute');
  const count = end < 0 ? steps.length : end;
  if (value.kind === 'unknown') return aim(value, at);
  const isMany = value.kind === 'list';
  const items = isMany ? value.items : isNull(value) ? [] : [value];
  scope.work.spend(items.length);
  const followed = items.map((item) => follow(item, steps.slice(0, count), at, scope));
  return follow(list(followed, [at], isMany ? value.more : undefined), steps.slice(count), at, scope);
}

/** A member of a list or an object. */
export function member(value: Value, key: string | Value, at: Span): Value {
  if (value.kind === 'unknown') return value;
  if (typeof key !== 'string' && key.kind === 'unknown') return key;
  if (value.kind === 'object') {
    const name = typeof key === 'string' ? key : toText(key, at);
    if (typeof name !== 'string' && name.kind === 'unknown') return name;
    const entry = value.entries.get(typeof name === 'string' ? name : name.value);
    if (entry) return entry.value;
    return value.more ?? failure(`there is no ${typeof name === 'string' ? name : name.value} in it`, at);
  }
  if (value.kind !== 'list') return failure(`${describe(value)} has no members`, at);
  const position = typeof key === 'string' ? Number.NaN : Number('value' in key ? key.value : Number.NaN);
  if (value.isSet || !Number.isInteger(position)) return failure('a list has only positions', at);
  // What is not known may be before it.
  return value.more ?? value.items[position] ?? failure(`there is no item ${position}`, at);
}
