import { Budget } from '../../helm/budget.ts';
import { FUNCTIONS } from '../../helm/functions/index.ts';
import { GoList, GoMap, type GoValue } from '../../helm/go/value.ts';
import { Evaluator } from '../../helm/template/evaluator.ts';
import { plain } from '../../helm/template/function.ts';
import { parseTemplate } from '../../helm/template/parser.ts';
import { isMapping } from '../../kubernetes/place.ts';
import type { Work } from '../../kustomize/failure.ts';
import { EntryProblem } from '../entry.ts';
import type { Params } from './generators.ts';

/** What all templates of one set may take. */
const LIMITS = { steps: 2_000_000, depth: 100, size: 1024 * 1024 };

/** Fills the values of a generator into a template. */
export type FillTemplate = (template: unknown, params: Params) => unknown;

/** What Argo CD knows beyond Helm. */
const ALL_FUNCTIONS = new Map([...FUNCTIONS, ['normalize', plain('string', normalize)] as const]);

export function normalize(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^-a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}

/**
 * `{{ path.basename }}`: names between braces; what no generator gives stays as it is, but for labels and annotations of
 * clusters, which are as unknown as their names.
 */
export function plainTemplates(work: Work): FillTemplate {
  return (template, params) => {
    const known = new Map<string, string>();
    flatten(params, '', known);
    const fill = (text: string) =>
      text.replace(
        /\{\{\s*([^{}\s]{1,200})\s*\}\}/g,
        (whole, name: string) => known.get(name) ?? (name.startsWith('metadata.') ? `$(${name})` : whole),
      );
    return mapStrings(template, fill, work);
  };
}

function flatten(value: unknown, name: string, into: Map<string, string>): void {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) flatten(item, `${name}[${index}]`, into);
  else if (isMapping(value)) {
    for (const [key, each] of Object.entries(value)) flatten(each, name === '' ? key : `${name}.${key}`, into);
    if (typeof value.path === 'string') into.set(name, value.path);
    if (Array.isArray(value.segments)) flatten(value.segments, name, into);
  } else if (value !== undefined && value !== null) into.set(name, String(value));
}

/** Fills templates of Go; one for each set, so that no set takes too long. */
export function goTemplates(work: Work): FillTemplate {
  const budget = new Budget(LIMITS);
  const names = new Set(ALL_FUNCTIONS.keys());
  return (template, params) => {
    const dot = { value: goValue(params) };
    return mapStrings(
      template,
      (text) => {
        if (!text.includes('{{')) return text;
        const parsed = parseTemplate('template', text, names);
        const definitions = new Map(parsed.map((definition) => [definition.name, definition]));
        const evaluator = new Evaluator({
          functions: ALL_FUNCTIONS,
          definitions,
          budget,
          strict: true,
          notice: ({ message }) => {
            throw new EntryProblem(message);
          },
        });
        return evaluator.run('template', dot).toString();
      },
      work,
    );
  };
}

function goValue(value: unknown): GoValue {
  if (Array.isArray(value)) return new GoList(value.map((item) => ({ value: goValue(item) })));
  if (isMapping(value)) {
    return new GoMap(Object.entries(value).map(([key, each]) => [key, { value: goValue(each) }] as const));
  }
  return value as GoValue;
}

function mapStrings(value: unknown, fill: (text: string) => string, work: Work): unknown {
  work.spend(1);
  if (typeof value === 'string') return fill(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, fill, work));
  if (!isMapping(value)) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, mapStrings(each, fill, work)] as const);
  return Object.assign(Object.create(null), Object.fromEntries(entries));
}
