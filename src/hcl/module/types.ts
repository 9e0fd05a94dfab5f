import { evaluate, spanOf } from '../evaluate/evaluate.ts';
import type { Scope } from '../evaluate/scope.ts';
import { callFunction } from '../functions/index.ts';
import type { CallExpression, Expression } from '../syntax/ast.ts';
import { sortedEntries, toBoolean, toNumber, toText } from '../values/convert.ts';
import {
  type Entry,
  isNull,
  type ListValue,
  list,
  type ObjectValue,
  object,
  scalar,
  type Value,
} from '../values/value.ts';

/**
 * A value as a variable of a type takes it: with the defaults of optional attributes, without others. What does not fit
 * stays as it is. Source: https://developer.hashicorp.com/terraform/language/expressions/type-constraints (read 2026-11).
 */
export function convertTo(type: Expression, value: Value, scope: Scope): Value {
  scope.work.spend(1);
  if (value.kind === 'unknown' || isNull(value)) return value;
  if (type.type === 'variable') return primitive(type.name, value);
  if (type.type !== 'call') return value;
  return scope.work.nested(() => converted(type, value, scope));
}

function primitive(type: string, value: Value): Value {
  const [at] = value.at;
  if (!at) return value;
  if (type === 'string') {
    const text = toText(value, at);
    return text.kind === 'string' ? text : value;
  }
  const plain = type === 'number' ? toNumber(value, at) : type === 'bool' ? toBoolean(value, at) : undefined;
  return typeof plain === 'number' || typeof plain === 'boolean' ? scalar(plain, value.at) : value;
}

function converted({ name, args: [inner] }: CallExpression, value: Value, scope: Scope): Value {
  if (!inner) return value;
  if (name === 'optional') return convertTo(inner, value, scope);
  if ((name === 'list' || name === 'set') && value.kind === 'list') {
    const made = list(
      value.items.map((item) => convertTo(inner, item, scope)),
      value.at,
      value.more,
    );
    const [at] = value.at;
    return name === 'set' && at ? callFunction('toset', { args: [made], at, scope }) : made;
  }
  if (name === 'tuple' && inner.type === 'tuple' && value.kind === 'list')
    return convertTuple(inner.items, value, scope);
  if (name === 'map' && value.kind === 'object') {
    const entries = sortedEntries(value.entries).map(([key, entry]): [string, Entry] => [
      key,
      { ...entry, value: convertTo(inner, entry.value, scope) },
    ]);
    return object(new Map(entries), value.at, value.more);
  }
  return name === 'object' && inner.type === 'object' && value.kind === 'object'
    ? convertObject(inner.entries, value, scope)
    : value;
}

function convertTuple(types: readonly Expression[], value: ListValue, scope: Scope): Value {
  const items = value.items.map((item, index) => {
    const type = types[index];
    return type ? convertTo(type, item, scope) : item;
  });
  return list(items, value.at, value.more);
}

function convertObject(
  attributes: readonly { readonly key: Expression; readonly value: Expression }[],
  value: ObjectValue,
  scope: Scope,
): Value {
  const entries = new Map<string, Entry>();
  for (const { key, value: type } of attributes) {
    const name = toText(evaluate(key, scope), spanOf(key));
    if (name.kind === 'unknown') continue;
    const given = value.entries.get(name.value);
    const isGiven = given && !isNull(given.value);
    if (isGiven) entries.set(name.value, { ...given, value: convertTo(type, given.value, scope) });
    else if (type.type !== 'call' || type.name !== 'optional') {
      if (given) entries.set(name.value, given);
    } else if (!value.more || given) entries.set(name.value, { key: given?.key, value: defaultOf(type, value, scope) });
  }
  return object(entries, value.at, value.more);
}

function defaultOf({ args: [type, fallback] }: CallExpression, { at }: ObjectValue, scope: Scope): Value {
  if (!type || !fallback) return scalar(null, at);
  return convertTo(type, evaluate(fallback, scope), scope);
}
