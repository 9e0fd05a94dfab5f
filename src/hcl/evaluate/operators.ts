import type { Span } from '../../source/document.ts';
import type { BinaryOperator } from '../syntax/ast.ts';
import { areEqual, firstUnknown, toBoolean, toNumber } from '../values/convert.ts';
import { failure, scalar, unknown, type Value } from '../values/value.ts';

/** @param right is evaluated only when it counts */
export function binary(operator: BinaryOperator, left: Value, right: () => Value, at: Span): Value {
  if (operator === '&&' || operator === '||') return logical(operator, left, right(), at);
  const other = right();
  if (operator === '==' || operator === '!=') {
    const isEqual = areEqual(left, other);
    const open = firstUnknown([left, other]);
    if (isEqual === undefined || open?.isError)
      return open ? carry(open, at) : unknown('it is compared with something unknown', at);
    return scalar(isEqual === (operator === '=='), [at]);
  }
  const [a, b] = [toNumber(left, at), toNumber(other, at)];
  if (typeof a !== 'number') return carry(a, at);
  if (typeof b !== 'number') return carry(b, at);
  return compute(operator, a, b, at);
}

export function unary(operator: '!' | '-', value: Value, at: Span): Value {
  const operand = operator === '!' ? toBoolean(value, at) : toNumber(value, at);
  if (typeof operand === 'boolean') return scalar(!operand, [at]);
  return typeof operand === 'number' ? scalar(-operand, [at]) : carry(operand, at);
}

/** Known as soon as one side decides. */
function logical(operator: '&&' | '||', left: Value, right: Value, at: Span): Value {
  const [a, b] = [toBoolean(left, at), toBoolean(right, at)];
  const deciding = operator === '||';
  const open = firstUnknown([a, b].filter((each) => typeof each === 'object'));
  if (open?.isError) return carry(open, at);
  if (a === deciding || b === deciding) return scalar(deciding, [at]);
  return open ? carry(open, at) : scalar(!deciding, [at]);
}

function compute(operator: BinaryOperator, a: number, b: number, at: Span): Value {
  switch (operator) {
    case '<':
      return scalar(a < b, [at]);
    case '<=':
      return scalar(a <= b, [at]);
    case '>':
      return scalar(a > b, [at]);
    case '>=':
      return scalar(a >= b, [at]);
    case '+':
      return number(a + b, at);
    case '-':
      return number(a - b, at);
    case '*':
      return number(a * b, at);
    case '/':
      return b === 0 ? failure('it divides by zero', at) : number(a / b, at);
    default:
      return b === 0 ? failure('it divides by zero', at) : number(a % b, at);
  }
}

/** Terraform computes with many more digits, so only what needs few of them is certain. */
function number(value: number, at: Span): Value {
  const short = Number(value.toPrecision(15));
  if (Number.isSafeInteger(short) || String(short).length <= 12) return scalar(short, [at]);
  return unknown('a number with that many digits is not computed', at);
}

function carry({ reason, isError }: { reason: string; isError: boolean }, at: Span): Value {
  return { ...unknown(reason, at), isError };
}
