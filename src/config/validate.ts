import { validateConfig as matchesSchema } from '../generated/config-validator.js';
import type { Place } from '../kubernetes/place.ts';
import { checkIgnored, checkRules, type KnownRules } from './check-rules.ts';
import type { Config } from './config.ts';
import { explain } from './explain.ts';
import { globProblem } from './glob.ts';
import { type ConfigProblem, show, spanOf } from './problem.ts';
import { CONFIG_SCHEMA } from './schema.ts';

/** The content of one file: a valid configuration, or its problems. */
export type Validated = { readonly config: Config } | { readonly problems: readonly ConfigProblem[] };

/** What somebody names by mistake. */
export function isManifest(root: Place): boolean {
  return root.at('apiVersion').exists && root.at('kind').exists;
}

/** A key without a value counts as absent, as in manifests. So does an empty file. */
export function validateConfig(root: Place, known: KnownRules): Validated {
  if (isManifest(root)) {
    const message = 'This is a Kubernetes manifest, not a configuration; to lint it, pass it without --config';
    return { problems: [{ span: spanOf(root.at('kind')), message }] };
  }
  const value = root.exists ? withoutNulls(root) : {};
  const schemaProblems = matchesSchema(value)
    ? []
    : (matchesSchema.errors ?? []).map((each) => explain(each, CONFIG_SCHEMA, root));
  if (!root.isMapping) return root.exists ? { problems: schemaProblems } : { config: {} };
  const problems = [
    ...schemaProblems,
    ...globsOf(root).flatMap(checkGlob),
    ...rulesOf(root).flatMap((rules) => checkRules(rules, known)),
    ...root
      .at('ignore')
      .items()
      .flatMap((entry) => checkIgnore(entry, known)),
  ];
  // The schema has been matched, and it says what the type says.
  return problems.length > 0 ? { problems: firstOf(sort(problems)) } : { config: value as Config };
}

function withoutNulls(root: Place): unknown {
  if (!root.isMapping) return root.value;
  return Object.fromEntries(root.entries().flatMap(([key, { value }]) => (value === null ? [] : [[key, value]])));
}

function globsOf(root: Place): Place[] {
  const entries = [...root.at('overrides').items(), ...root.at('ignore').items()];
  const lists = [root.at('include'), root.at('ignores'), ...entries.map((entry) => entry.at('files'))];
  return lists.flatMap((list) => list.items());
}

function checkGlob(place: Place): ConfigProblem[] {
  const problem = place.string === undefined ? undefined : globProblem(place.string);
  return problem === undefined ? [] : [{ span: spanOf(place), message: `Pattern ${show(place.value)} ${problem}` }];
}

function rulesOf(root: Place): Place[] {
  return [
    root.at('rules'),
    ...root
      .at('overrides')
      .items()
      .map((entry) => entry.at('rules')),
  ];
}

function checkIgnore(entry: Place, known: KnownRules): ConfigProblem[] {
  const expires = entry.at('expires');
  return [
    ...checkIgnored(entry.at('rule'), known),
    ...(expires.string === undefined || isDay(expires.string)
      ? []
      : [{ span: spanOf(expires), message: `Not a date: ${show(expires.value)}` }]),
  ];
}

/** Whether a date exists. The schema reports what does not look like a date. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return true;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Nobody reads more than that at once. */
const MOST_PROBLEMS = 50;

function firstOf(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const more = problems.length - MOST_PROBLEMS;
  if (more <= 0) return problems;
  const name = problems[0]?.span?.file.path;
  return [...problems.slice(0, MOST_PROBLEMS), { message: `${name}: and ${more} more problems` }];
}

function sort(problems: readonly ConfigProblem[]): ConfigProblem[] {
  return problems.toSorted((a, b) => (a.span?.range.start ?? 0) - (b.span?.range.start ?? 0));
}
