import type { Span } from '../../source/document.ts';
import { evaluate, spanOf } from '../evaluate/evaluate.ts';
import { type Scope, withLocals } from '../evaluate/scope.ts';
import type { Attribute, Block, Body } from '../syntax/ast.ts';
import { describe, entriesOf, toNumber } from '../values/convert.ts';
import { type Entry, failure, list, object, scalar, type UnknownValue, type Value } from '../values/value.ts';

/** One of what a block makes. */
export interface Instance {
  readonly scope: Scope;
  /** Its index, when the block has `count` or `for_each`. */
  readonly key: Value | undefined;
  /** Why there may be none of it, or several. */
  readonly condition: UnknownValue | undefined;
}

/** What `count` and `for_each` make of a block. */
export function instancesOf(block: Pick<Block, 'body'>, scope: Scope): Instance[] {
  const count = block.body.attributes.get('count');
  if (count) return countedInstances(count, scope);
  const forEach = block.body.attributes.get('for_each');
  if (!forEach) return [{ scope, key: undefined, condition: undefined }];
  const value = evaluate(forEach.value, scope);
  const at = spanOf(forEach.value);
  const pairs = pairsOf(value);
  const more = moreOf(value, at);
  const instances = (pairs ?? []).map(({ key, value: each }): Instance => {
    scope.work.spend(1 + scope.locals.size);
    return { scope: withEach(scope, key, each), key, condition: undefined };
  });
  if (!more) return instances;
  const open = { ...more, at: [at] };
  return [...instances, { scope: withEach(scope, open, open), key: open, condition: open }];
}

function countedInstances({ value }: Attribute, scope: Scope): Instance[] {
  const at = spanOf(value);
  const count = toNumber(evaluate(value, scope), at);
  const withIndex = (index: Value) => withLocals(scope, [['count', object(new Map([['index', entry(index)]]), [at])]]);
  if (typeof count !== 'number') {
    const open = { ...count, at: [at] };
    return [{ scope: withIndex(open), key: open, condition: open }];
  }
  scope.work.spend(Math.max(count, 0));
  return Array.from({ length: Math.max(Math.trunc(count), 0) }, (_, index) => {
    const key = scalar(index, [at]);
    return { scope: withIndex(key), key, condition: undefined };
  });
}

/** Why there may be more items than are known, or none can be told. */
function moreOf(value: Value, at: Span): UnknownValue | undefined {
  if (value.kind === 'list' || value.kind === 'object') return value.more;
  return value.kind === 'unknown' ? value : failure(`${describe(value)} is nothing to go over`, at);
}

/** Each key is a value itself in a set. */
function pairsOf(value: Value): { key: Value; value: Value }[] | undefined {
  if (value.kind === 'list') return value.items.map((item) => ({ key: item, value: item }));
  return entriesOf(value);
}

function withEach(scope: Scope, key: Value, value: Value): Scope {
  return withLocals(scope, [['each', pairObject(key, value, key.at)]]);
}

/** `each`, or what a `dynamic` block calls it. */
function pairObject(key: Value, value: Value, at: Value['at']): Value {
  return object(
    new Map([
      ['key', entry(key)],
      ['value', entry(value)],
    ]),
    at,
  );
}

function entry(value: Value): Entry {
  return { key: undefined, value };
}

/** The nested blocks of a type that a body has, those of `dynamic` blocks included, as a list of objects. */
export function nestedBlocks(
  body: Body,
  type: string,
  scope: Scope,
): { items: Value[]; more: UnknownValue | undefined } {
  const items: Value[] = [];
  let more: UnknownValue | undefined;
  for (const block of body.blocks) {
    scope.work.spend(1);
    if (block.type === type) items.push(bodyValue(block, scope));
    if (block.type !== 'dynamic' || block.labels[0] !== type) continue;
    const made = dynamicBlocks(block, scope);
    items.push(...made.items);
    more ??= made.more;
  }
  return { items, more };
}

function dynamicBlocks(block: Block, scope: Scope): { items: Value[]; more: UnknownValue | undefined } {
  const { attributes, blocks } = block.body;
  const [type = ''] = block.labels;
  const content = blocks.find((each) => each.type === 'content');
  const forEach = attributes.get('for_each');
  if (!content || !forEach) return { items: [], more: undefined };
  const iterator = attributes.get('iterator')?.value;
  const name = iterator?.type === 'variable' ? iterator.name : type;
  const at = spanOf(forEach.value);
  const value = evaluate(forEach.value, scope);
  const pairs = entriesOf(value);
  const items = (pairs ?? []).map((pair) => {
    scope.work.spend(1 + scope.locals.size);
    const made = bodyValue(content, withLocals(scope, [[name, pairObject(pair.key, pair.value, [at])]]));
    // What is gone over is what a person would change; an item without a place of its own is where it is said to be.
    const place = pair.value.kind === 'unknown' ? at : (pair.value.at[0] ?? at);
    return { ...made, at: [place, ...made.at] };
  });
  const open = moreOf(value, at);
  return { items, more: open && { ...open, at: [at] } };
}

/** The arguments of a body and its nested blocks, each type of them as a list. */
export function bodyValue({ body, range, file }: Pick<Block, 'body' | 'range' | 'file'>, scope: Scope): Value {
  const entries = new Map<string, Entry>();
  for (const [name, { value, range: key }] of body.attributes) {
    entries.set(name, { key: { file: value.file, range: key }, value: evaluate(value, scope) });
  }
  const types = new Set(body.blocks.map((block) => (block.type === 'dynamic' ? (block.labels[0] ?? '') : block.type)));
  for (const type of types) {
    const { items, more } = scope.work.nested(() => nestedBlocks(body, type, scope));
    entries.set(type, { key: undefined, value: list(items, [{ file, range }], more) });
  }
  return object(entries, [{ file, range }]);
}

/** The instances of a block as one value: a list for `count`, an object for `for_each`. */
export function valueOfInstances(
  block: Block,
  instances: readonly Instance[],
  value: (instance: Instance) => Value,
): Value {
  const at = [{ file: block.file, range: block.range }];
  const [only] = instances;
  if (only && !only.key) return value(only);
  const open = instances.find(({ condition }) => condition)?.condition;
  const known = instances.filter(({ condition }) => !condition);
  if (block.body.attributes.has('count')) return list(known.map(value), at, open);
  const entries = known.flatMap((instance): [string, Entry][] => {
    const { key } = instance;
    return key?.kind === 'string' ? [[key.value, entry(value(instance))]] : [];
  });
  return object(new Map(entries), at, open);
}
