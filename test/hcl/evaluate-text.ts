import { evaluate } from '../../src/hcl/evaluate/evaluate.ts';
import type { Names, Scope } from '../../src/hcl/evaluate/scope.ts';
import { HclDocument } from '../../src/hcl/hcl-document.ts';
import type { Body } from '../../src/hcl/syntax/ast.ts';
import { parseHcl } from '../../src/hcl/syntax/parse.ts';
import { unknownIn } from '../../src/hcl/values/convert.ts';
import { failure, type Value } from '../../src/hcl/values/value.ts';
import { Work } from '../../src/hcl/work.ts';
import { createSourceFile } from '../../src/source/source-file.ts';

const NAMES =
  'a = "x"\nn = 3\nt = true\nl = ["p", "q", "r"]\no = { k = "v", m = [1, 2] }\ne = [{ k = "1" }, { k = "2" }]\n';

/** Where the names are known that the texts use. */
export function scopeOf(): Scope {
  const names: Names = {
    resolve: (name, steps, at) => ({ value: failure(`there is no ${name}`, at), used: steps.length }),
    readFile: () => undefined,
    pathOf: (path) => path,
  };
  const empty: Scope = { names, locals: new Map(), work: new Work() };
  const { attributes } = parseHcl(createSourceFile('names.tf', NAMES)).body;
  const locals = Array.from(attributes, ([name, { value }]): [string, Value] => [name, evaluate(value, empty)]);
  return { ...empty, locals: new Map(locals) };
}

/** What the only argument of a text comes to. */
export function evaluateText(expression: string): Value {
  const { body, problems } = parseHcl(createSourceFile('main.tf', `x = ${expression}\n`));
  const [attribute] = body.attributes.values();
  if (!attribute) throw new Error(problems.map(({ message }) => message).join());
  return evaluate(attribute.value, scopeOf());
}

/** A value as JSON has it, or why it is not known. */
export function plainOf(value: Value): unknown {
  const open = unknownIn(value);
  if (open) return { unknown: open.reason };
  const [span] = value.at;
  const file = span?.file ?? createSourceFile('', '');
  return JSON.parse(JSON.stringify(new HclDocument(value, { file, index: 0 }).value));
}

export function outcomesOf(body: Body, scope: Scope): Record<string, { value?: unknown; failed?: boolean }> {
  return Object.fromEntries(
    Array.from(body.attributes, ([name, { value }]) => {
      const made = evaluate(value, scope);
      return [name, unknownIn(made) ? { failed: true } : { value: plainOf(made) }];
    }),
  );
}
