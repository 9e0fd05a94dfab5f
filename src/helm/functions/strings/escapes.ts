import type { Budget } from '../../budget.ts';
import { type GoValue, isString, type Traced } from '../../go/value.ts';
import { entriesOfAll, type TemplateFunction, traced } from '../../template/function.ts';
import { strval } from './text.ts';

const LONE_SURROGATE = /\p{Cs}/gu;
const HTML: Readonly<Record<string, string>> = {
  '\0': '\ufffd',
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};
const JS: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '<': '\\u003C',
  '>': '\\u003E',
  '&': '\\u0026',
  '=': '\\u003D',
};

/** What these functions take: the arguments as fmt.Sprint writes them. */
function sprintAll(args: readonly Traced[], budget: Budget): string {
  let text = '';
  args.forEach((arg, index) => {
    const before = args[index - 1];
    if (before && !isTextual(before.value) && !isTextual(arg.value)) text += ' ';
    text += arg.value === undefined || arg.value === null ? '<no value>' : strval(arg.value, budget);
  });
  return text;
}

/** Go puts words in the place of nil. */
function isTextual(value: GoValue): boolean {
  return isString(value) || value === undefined || value === null;
}

function escaping(write: (text: string) => string): TemplateFunction {
  return traced('...any', (args, { budget }) => ({
    value: write(sprintAll(args, budget)),
    entries: entriesOfAll(args),
  }));
}

function escapeJs(text: string): string {
  return text.replace(/[\\'"<>&=]|[^\p{L}\p{M}\p{N}\p{P}\p{S} \x7f]/gu, (character) => {
    const code = character.codePointAt(0) as number;
    return JS[character] ?? `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
  });
}

function escapeQuery(text: string): string {
  return encodeURIComponent(text.replace(LONE_SURROGATE, '\ufffd'))
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

export const escapeFunctions: Readonly<Record<string, TemplateFunction>> = {
  html: escaping((text) => text.replace(/[\0"'&<>]/g, (character) => HTML[character] as string)),
  js: escaping(escapeJs),
  urlquery: escaping(escapeQuery),
};
