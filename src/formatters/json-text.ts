import { escapeJson } from './escape.ts';

/**
 * A value as JSON with an indentation of two, as `JSON.stringify` writes it, in pieces: a report may be longer than any
 * string. Whatever is iterable becomes a list.
 *
 * @param levels how many levels of lists and objects are taken apart; each of their items or entries is one piece
 */
export function* jsonText(value: object, levels: number): Generator<string, void, undefined> {
  yield* pieces(value, levels, '\n');
  yield '\n';
}

function* pieces(value: unknown, levels: number, lineBreak: string): Generator<string, void, undefined> {
  if (levels === 0 || typeof value !== 'object' || value === null) {
    yield escapeJson(JSON.stringify(value, null, 2)).replaceAll('\n', lineBreak);
    return;
  }
  const isList = Symbol.iterator in value;
  const inner = `${lineBreak}  `;
  let isFirst = true;
  const begin = isList ? '[' : '{';
  for (const [key, each] of isList ? unnamed(value as Iterable<unknown>) : Object.entries(value)) {
    if (each === undefined) continue;
    yield `${isFirst ? begin : ','}${inner}${key === undefined ? '' : `${escapeJson(JSON.stringify(key))}: `}`;
    yield* pieces(each, levels - 1, inner);
    isFirst = false;
  }
  const end = isList ? ']' : '}';
  yield isFirst ? `${begin}${end}` : `${lineBreak}${end}`;
}

function* unnamed(values: Iterable<unknown>): Generator<readonly [undefined, unknown], void, undefined> {
  for (const value of values) yield [undefined, value];
}
