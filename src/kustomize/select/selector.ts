import { type BuiltObject, idsOf, type ObjectId } from '../built-object.ts';
import { BuildFailure, type Work } from '../failure.ts';
import { mappingAt, plainValue, spanOf, stringAt, type Tree } from '../tree.ts';
import { type CompilePattern, compileSimple, NeedsPatterns, type Pattern } from './pattern.ts';

/** Which objects a patch or a replacement is for. */
export interface Selector {
  matches(object: BuiltObject): boolean;
}

const FIELDS = ['group', 'version', 'kind', 'name', 'namespace'] as const;

/**
 * What `target:` of a patch selects: its fields are regular expressions for the whole of what they are compared with.
 *
 * @param compile for patterns that not every run needs
 * @throws BuildFailure for what is no regular expression
 * @throws NeedsPatterns without `compile` where it is needed
 */
export function selectorOf(target: Tree, work: Work, compile: CompilePattern | undefined): Selector {
  const patterns = FIELDS.map((field) => [field, patternOf(target, field, compile)] as const);
  const labels = requirementsOf(stringAt(target, 'labelSelector'));
  const annotations = requirementsOf(stringAt(target, 'annotationSelector'));
  const fits = (pattern: Pattern, text: string) => {
    work.spend(1 + text.length / 64);
    return pattern.matches(text);
  };
  const isNamed = (id: ObjectId) => patterns.every(([field, pattern]) => !pattern || fits(pattern, textOf(id, field)));
  return {
    matches(object) {
      work.spend(1);
      return (
        idsOf(object).some(isNamed) &&
        labels.every((holds) => holds(stringsAt(object, 'labels'))) &&
        annotations.every((holds) => holds(stringsAt(object, 'annotations')))
      );
    },
  };
}

/** What `source`, `select` and `reject` of a replacement name: plain words. */
export function exactSelectorOf(target: Tree | undefined, work: Work): Selector {
  const wanted = FIELDS.flatMap((field) => {
    const value = stringAt(target, field);
    return value ? [[field, value] as const] : [];
  });
  const labels = requirementsOf(stringAt(target, 'labelSelector'));
  const annotations = requirementsOf(stringAt(target, 'annotationSelector'));
  return {
    matches(object) {
      work.spend(1);
      const isNamed = (id: ObjectId) => wanted.every(([field, value]) => textOf(id, field) === value);
      return (
        idsOf(object).some(isNamed) &&
        labels.every((holds) => holds(stringsAt(object, 'labels'))) &&
        annotations.every((holds) => holds(stringsAt(object, 'annotations')))
      );
    },
  };
}

function textOf(id: ObjectId, field: (typeof FIELDS)[number]): string {
  return field === 'namespace' ? id.namespace || 'default' : id[field];
}

function patternOf(target: Tree, field: string, compile: CompilePattern | undefined): Pattern | undefined {
  const text = stringAt(target, field);
  if (!text) return undefined;
  const simple = compileSimple(text);
  if (simple) return simple;
  if (!compile) throw new NeedsPatterns(`the pattern of ${field} is too complicated`, spanOf(target));
  try {
    return compile(text);
  } catch {
    throw new BuildFailure(`the pattern of ${field} is not a regular expression`, spanOf(target));
  }
}

type Requirement = (strings: Readonly<Record<string, unknown>>) => boolean;

/** The terms of a label selector: `a=b,c in (d, e),!f`. */
function requirementsOf(selector: string | undefined): Requirement[] {
  return selector ? splitTerms(selector).map(requirementOf) : [];
}

function splitTerms(selector: string): string[] {
  const terms: string[] = [''];
  let depth = 0;
  for (const character of selector) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (character === ',' && depth === 0) terms.push('');
    else terms.push(`${terms.pop()}${character}`);
  }
  return terms.map((term) => term.trim()).filter(Boolean);
}

function requirementOf(term: string): Requirement {
  const [, key = '', operator, value = ''] = /^([^\s!=(),]+)\s*(==?|!=|\bnotin\b|\bin\b)\s*(.*)$/.exec(term) ?? [];
  switch (operator) {
    case '=':
    case '==':
      return (strings) => strings[key] === value;
    case '!=':
      return (strings) => strings[key] !== value;
    case 'in':
    case 'notin': {
      const values = new Set(
        value
          .replace(/^\(|\)$/g, '')
          .split(',')
          .map((each) => each.trim()),
      );
      return (strings) => values.has(String(strings[key])) === (operator === 'in');
    }
    default:
      return term.startsWith('!') ? (strings) => !(term.slice(1).trim() in strings) : (strings) => term in strings;
  }
}

function stringsAt({ tree }: BuiltObject, field: 'labels' | 'annotations'): Readonly<Record<string, unknown>> {
  const found = mappingAt(tree, 'metadata', field);
  return found ? (plainValue(found) as Record<string, unknown>) : {};
}
