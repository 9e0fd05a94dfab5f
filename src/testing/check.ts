import type { Change, Finding } from '../engine/findings/finding.ts';
import { noteText } from '../engine/findings/message.ts';
import { changesOf } from '../engine/fix/changes.ts';
import type { Rule } from '../rule.ts';
import { compare, readExpectations } from './expectations.ts';
import { applyChanges, type Files, type Observed, observe, type RunOptions } from './observe.ts';
import { type Variant, variantsOf } from './variants.ts';

/** One example of what a rule does or does not do. */
export interface RuleCase extends RunOptions {
  readonly name: string;
  /** The manifests; `# ✗` or `# ✗ message` at the end of every line that is reported. */
  readonly yaml: string;
  /** Other files of the set by path, markers and all. */
  readonly files?: Files;
  /** The text after each suggestion, in order of findings and of suggestions; `[]` asserts that there are none. */
  readonly suggested?: string | readonly string[];
  /** The text after all safe fixes. */
  readonly fixed?: string;
  /** The notes of all findings, in order, with their places: `Deployment app, manifest.yaml:4:9`. */
  readonly notes?: readonly string[];
}

const MAIN_FILE = 'manifest.yaml';

/** What is wrong with a rule according to one case; empty when it does what the case says. */
export function problemsOfCase(rule: Rule, given: RuleCase): string[] {
  const checked = checkExpectations(rule, given);
  const { files, problems, findings } = checked;
  if (problems.length > 0) return problems;
  return [
    ...variantsOf(files[MAIN_FILE] ?? '').flatMap((variant) => problemsOfVariant(checked, variant)),
    ...findings.flatMap(({ finding }) => {
      const { fix, suggestions } = changesOf(finding);
      const changes = fix ? [fix, ...suggestions] : suggestions;
      return changes.flatMap((each) => problemsOfChange(checked, finding, each));
    }),
    ...problemsOfResults(checked),
  ];
}

/** Compares what a rule reports with the markers alone, as for the examples of its page. */
export function problemsOfExample(rule: Rule, example: Omit<RuleCase, 'name'>): string[] {
  return checkExpectations(rule, { name: '', ...example }).problems;
}

/** What all cases of a rule together leave open. */
export function problemsOfCases(rule: Rule, cases: readonly RuleCase[]): string[] {
  const found = cases.map((each) => checkExpectations(rule, each).findings);
  const reported = new Set(found.flat().map(({ finding }) => finding.messageId));
  const unreported = Object.keys(rule.messages).filter((id) => !reported.has(id));
  return [
    ...(found.some((findings) => findings.length === 0) ? [] : ['no case in which the rule is silent']),
    ...(found.some((findings) => findings.length > 0) ? [] : ['no case in which the rule reports something']),
    ...unreported.map((id) => `no case reports the message "${id}"`),
  ];
}

interface Checked {
  readonly rule: Rule;
  readonly given: RuleCase;
  readonly files: Files;
  readonly problems: string[];
  readonly findings: readonly Observed[];
}

function checkExpectations(rule: Rule, given: RuleCase): Checked {
  const annotated = Object.entries({ [MAIN_FILE]: given.yaml, ...given.files }).map(
    ([path, text]) => [path, readExpectations(text)] as const,
  );
  const files = Object.fromEntries(annotated.map(([path, { text }]) => [path, text]));
  const { findings, unreadable } = observe(rule, files, given);
  const differences = annotated.flatMap(([path, { expectations }]) =>
    compare(
      expectations,
      findings.filter(({ file }) => file === path),
      path,
    ),
  );
  const unexpected = rule.id === 'parse-error' ? [] : unreadable.map((each) => `not valid YAML: ${each}`);
  return { rule, given, files, findings, problems: [...unexpected, ...differences] };
}

function problemsOfVariant({ rule, given, files, findings: before }: Checked, variant: Variant): string[] {
  const { findings, unreadable } = observe(rule, { ...files, [MAIN_FILE]: variant.text }, given);
  if (unreadable.length > 0) return unreadable.map((each) => `${variant.name}: not valid YAML: ${each}`);
  const place = ({ file, line, column, message, subject }: Observed, move?: Variant['move']): string => {
    if (!variant.move) return `${file} ${subject}: ${message}`;
    const at = move && file === MAIN_FILE ? move({ line, column }) : { line, column };
    return `${file}:${at.line}:${at.column}: ${message}`;
  };
  const expected = before.map((each) => place(each, variant.move));
  const actual = findings.map((each) => place(each));
  return [
    ...without(expected, actual).map((each) => `${variant.name}: no longer reported: ${each}`),
    ...without(actual, expected).map((each) => `${variant.name}: newly reported: ${each}`),
  ];
}

function without(texts: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return texts.filter((text) => {
    const index = left.indexOf(text);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

function problemsOfChange(
  { rule, given, files, findings: before }: Checked,
  finding: Finding,
  change: Change,
): string[] {
  const name = `"${change.title}"`;
  const path = change.file.path;
  if (change.edits.length === 0) return [`${name} changes nothing`];
  const changed = { ...files, [path]: applyChanges(files[path] ?? '', [change]) };
  const { findings, unreadable } = observe(rule, changed, given);
  if (unreadable.length > 0) return unreadable.map((each) => `${name} gives what cannot be read: ${each}`);
  // In a list without names the next item takes the place of a removed one, and with it the fingerprint.
  const remains = findings.some((each) => each.finding.fingerprint === finding.fingerprint);
  return remains && findings.length >= before.length ? [`${name} leaves what it is offered for: ${changed[path]}`] : [];
}

function problemsOfResults({ given, files, findings }: Checked): string[] {
  const results = (changes: readonly Change[]): string =>
    changes[0] ? applyChanges(files[changes[0].file.path] ?? '', changes) : '';
  const suggestions = findings.flatMap(({ finding }) => changesOf(finding).suggestions.map((each) => results([each])));
  const fixes = findings.flatMap(({ finding }) => changesOf(finding).fix ?? []);
  const problems: string[] = [];
  if (given.suggested !== undefined) {
    problems.push(...differences('suggestion', [given.suggested].flat(), suggestions));
  }
  if (given.fixed !== undefined) problems.push(...differences('fix', [given.fixed], [results(fixes)]));
  if (given.notes !== undefined) {
    const notes = findings.flatMap(({ finding }) => finding.notes.map(noteText)).join('\n');
    const expected = given.notes.join('\n');
    if (notes !== expected) problems.push(`the notes should be\n${expected}\nbut are\n${notes}`);
  }
  return problems;
}

function differences(what: string, expected: readonly string[], actual: readonly string[]): string[] {
  const texts = expected.map((each) => readExpectations(each).text);
  if (texts.length !== actual.length) return [`${actual.length} ${what}s are offered, ${texts.length} expected`];
  return texts.flatMap((text, index) =>
    text === actual[index] ? [] : [`${what} ${index + 1} should give\n${text}\nbut gives\n${actual[index]}`],
  );
}
