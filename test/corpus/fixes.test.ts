import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { Finding } from '../../src/engine/findings/finding.ts';
import type { Report } from '../../src/engine/findings/report.ts';
import { changesOf } from '../../src/engine/fix/changes.ts';
import { type FixResult, fix } from '../../src/engine/fix/fix.ts';
import { lintFiles } from '../../src/engine/lint-files.ts';
import type { Input } from '../../src/engine/reading/input.ts';
import { createReadCache } from '../../src/engine/reading/read-cache.ts';
import { applyEdits } from '../../src/source/apply-edits.ts';
import { COLLECTIONS, corpusRepositories } from '../support/corpus.ts';

/** What fixes and suggestions do to manifests that people wrote. */
describe.each(COLLECTIONS)('changes of $name', ({ path, isHere }) => {
  it.skipIf(!isHere)('by fixes touch nothing else, and are not made twice', () => {
    for (const [, inputs] of corpusRepositories(path)) {
      const lintWith = linterOf(inputs);
      check(lintWith, lintWith(new Map()), () => false);
    }
  });

  it.skipIf(!isHere)('by suggestions touch nothing else, and are not made twice', () => {
    let suggestionsMade = 0;
    for (const [, inputs] of corpusRepositories(path)) {
      const lintWith = linterOf(inputs);
      const report = lintWith(new Map());
      const offering = new Set(
        report.findings.flatMap((each) => (changesOf(each).suggestions.length > 0 ? each.rule.id : [])),
      );
      for (const id of offering) suggestionsMade += check(lintWith, report, (rule) => rule === id).fixed.length;
    }
    expect(suggestionsMade).toBeGreaterThan(50);
  });
});

type LintWith = (changed: ReadonlyMap<string, string>) => Report;

function linterOf(inputs: readonly Input[]): LintWith {
  const { read } = createReadCache();
  return (changed) =>
    lintFiles(
      inputs.map(({ path, content }) => read({ path, content: changed.get(path) ?? content })),
      { rules },
    );
}

function check(lintWith: LintWith, report: Report, takes: (rule: string) => boolean): FixResult {
  const suggestionsOf = ({ id }: { id: string }) => takes(id);
  const once = fix({ report, relint: lintWith, suggestionsOf });
  // Twice is once.
  const again = fix({
    report: once.report,
    relint: (changed) => lintWith(new Map([...once.changed, ...changed])),
    suggestionsOf,
  });
  expect([...again.changed.keys()]).toEqual([]);
  // Every changed byte lies in an edit that is told of.
  expect(replay(once)).toEqual(once.changed);
  // Nothing new, counted by rule and file; and as many fewer as were fixed, or more.
  const before = countByRule(report.findings);
  for (const [key, count] of countByRule(once.report.findings)) {
    expect(count, key).toBeLessThanOrEqual(before.get(key) ?? 0);
  }
  expect(once.report.findings.length).toBeLessThanOrEqual(report.findings.length - once.fixed.length);
  expect(once.report.summary.documents).toBe(report.summary.documents);
  return once;
}

/** The texts with the edits that were told of, pass by pass. */
function replay({ fixed }: FixResult): Map<string, string> {
  const texts = new Map<string, string>();
  const passes = Math.max(0, ...fixed.map(({ pass }) => pass));
  for (let pass = 1; pass <= passes; pass++) {
    const changes = fixed.filter((each) => each.pass === pass).map(({ change }) => change);
    for (const path of new Set(changes.map(({ file }) => file.path))) {
      const own = changes.filter(({ file }) => file.path === path);
      const text = texts.get(path) ?? own[0]?.file.text ?? '';
      const edits = own.flatMap((change) => change.edits);
      texts.set(path, applyEdits(text, edits));
    }
  }
  return texts;
}

function countByRule(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, file } of findings) {
    const key = `${rule.id} in ${file.path}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
