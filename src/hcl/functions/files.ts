import type { SourceFile } from '../../source/document.ts';
import { decodeText } from '../../source/encoding.ts';
import { createSourceFile } from '../../source/source-file.ts';
import type { Names, Scope } from '../evaluate/scope.ts';
import { evaluateTemplate } from '../evaluate/template.ts';
import type { TemplateExpression } from '../syntax/ast.ts';
import { parseTemplateFile } from '../syntax/parse.ts';
import { HclSyntaxError } from '../syntax/scanner.ts';
import { failure, type StringValue, scalar, string, unknown, usedAt, type Value } from '../values/value.ts';
import type { Call, HclFunction } from './index.ts';
import { carry, ofTexts } from './known.ts';

/** Files of the repository; of any other, what is in it is not known. */
export const FILE_FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  file: ofTexts(([path], call) => {
    const source = sourceOf(path, call);
    if ('kind' in source) return source;
    return usedAt(string(source.text, [{ file: source, range: { start: 0, end: source.text.length } }]), call.at);
  }),
  fileexists: ofTexts(([path], { at, scope }) => {
    const exists = scope.names.readFile(path?.value ?? '') !== undefined;
    return exists ? scalar(true, [at]) : unknown('the file is not in this repository', at);
  }),
  templatefile: (call) => {
    const [path, variables] = call.args;
    if (path?.kind !== 'string')
      return path?.kind === 'unknown' ? carry(path, call.at) : failure('it wants a path', call.at);
    if (variables?.kind !== 'object')
      return variables?.kind === 'unknown' ? carry(variables, call.at) : failure('it wants an object', call.at);
    const source = sourceOf(path, call);
    if ('kind' in source) return source;
    const template = parse(source);
    if (!template) return failure(`${source.path} is not a template that can be read`, call.at);
    const locals = new Map(Array.from(variables.entries, ([key, { value }]) => [key, value]));
    const scope: Scope = { work: call.scope.work, locals, names: namesOfTemplate(call, variables.more) };
    return call.scope.work.nested(() => evaluateTemplate(template, scope));
  },
};

function sourceOf(path: StringValue | undefined, { at, scope }: Call): SourceFile | ReturnType<typeof unknown> {
  const bytes = path && scope.names.readFile(path.value);
  const decoded = bytes && decodeText(bytes);
  if (!decoded || 'problem' in decoded) return unknown(`the file ${path?.value ?? ''} is not in this repository`, at);
  scope.work.spend(decoded.text.length / 16);
  return createSourceFile(scope.names.pathOf(path.value), decoded.text);
}

function parse(source: SourceFile): TemplateExpression | undefined {
  try {
    return parseTemplateFile(source);
  } catch (error) {
    if (error instanceof HclSyntaxError) return undefined;
    throw error;
  }
}

/** A template knows only what it is given. */
function namesOfTemplate({ at, scope }: Call, more: Value | undefined): Names {
  return {
    resolve: (name) => ({ value: more ?? failure(`the template is not given ${name}`, at), used: 0 }),
    readFile: scope.names.readFile.bind(scope.names),
    pathOf: scope.names.pathOf.bind(scope.names),
  };
}
