import type { Span } from '../../source/document.ts';
import type { TemplateExpression, TemplatePart, TextPiece } from '../syntax/ast.ts';
import { entriesOf, joinTexts, toBoolean, toText } from '../values/convert.ts';
import { type StringValue, type UnknownValue, unknown, type Value } from '../values/value.ts';
import { evaluate, spanOf } from './evaluate.ts';
import { type Scope, withLocals } from './scope.ts';

/** What a template comes to; one that is only a value is that value, whatever its type. */
export function evaluateTemplate(template: TemplateExpression, scope: Scope): Value {
  const { parts } = template;
  const [only] = parts;
  if (only?.type === 'interpolation' && parts.length === 1) return evaluate(only.value, scope);
  return joinTexts(textsOf(parts, template, scope), [spanOf(template)]);
}

type Text = StringValue | UnknownValue;

function textsOf(parts: readonly TemplatePart[], template: TemplateExpression, scope: Scope): Text[] {
  return parts.flatMap((part) => {
    scope.work.spend(1);
    if (part.type === 'text') return [written(part.pieces, template, scope)];
    if (part.type === 'for') return repeated(part, template, scope);
    if (part.type === 'interpolation') {
      const text = toText(evaluate(part.value, scope), spanOf(part.value));
      scope.work.spend(text.pieces.reduce((sum, piece) => sum + 1 + piece.text.length / 16, 0));
      return [text];
    }
    const isTrue = toBoolean(evaluate(part.condition, scope), spanOf(part.condition));
    if (typeof isTrue !== 'boolean') return [open(isTrue, spanOf(part.condition))];
    return textsOf(isTrue ? part.then : part.else, template, scope);
  });
}

function repeated(part: Extract<TemplatePart, { type: 'for' }>, template: TemplateExpression, scope: Scope): Text[] {
  const at = spanOf(part.collection);
  const collection = evaluate(part.collection, scope);
  const pairs = entriesOf(collection);
  if (!pairs) return [open(collection.kind === 'unknown' ? collection : unknown('it is not a list', at), at)];
  const texts = pairs.flatMap(({ key, value }) => {
    scope.work.spend(1 + scope.locals.size);
    const names = part.key === undefined ? [] : [[part.key, key] as const];
    return textsOf(part.body, template, withLocals(scope, [...names, [part.value, value]]));
  });
  const more = 'more' in collection ? collection.more : undefined;
  return more ? [...texts, open(more, at)] : texts;
}

function open({ reason, isError }: UnknownValue, at: Span): UnknownValue {
  return { ...unknown(reason, at), isError };
}

function written(pieces: readonly TextPiece[], { file }: TemplateExpression, { work }: Scope): StringValue {
  const made = pieces.map(({ text, start, end }) => ({ text, span: { file, range: { start, end } } }));
  work.spend(pieces.reduce((sum, { text }) => sum + 1 + text.length / 16, 0));
  return { kind: 'string', value: pieces.map(({ text }) => text).join(''), pieces: made, at: [] };
}
