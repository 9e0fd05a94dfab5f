import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { ALWAYS_ON } from '../../src/engine/always-on.ts';
import { type Input, type LintOptions, lint } from '../../src/engine/lint.ts';
import { createReadCache } from '../../src/engine/read-cache.ts';
import { formatters } from '../../src/formatters/formatters.ts';
import { printJson } from '../../src/formatters/json.ts';
import { mergeReports } from '../../src/merge/merge-reports.ts';
import { readReport } from '../../src/merge/read-report.ts';
import { restoreReport } from '../../src/merge/restore-report.ts';
import { decodeText } from '../../src/parse/decode.ts';
import { COLLECTIONS, corpusRepositories } from '../support/corpus.ts';

const RUN = '0123456789abcdef0123456789abcdef';

/** What the shards of a run say, put together. */
function mergedShards(inputs: readonly Input[], count: number, options: LintOptions) {
  const shards = Array.from({ length: count }, (_, index) => {
    const shard = { index: index + 1, count };
    const report = lint(inputs, { ...options, shard });
    return readReport(`${index}.json`, formatters.json({ ...report, shard: { ...shard, run: RUN } }));
  });
  return mergeReports(shards.reverse());
}

describe.each(COLLECTIONS)('shards of $name', ({ path, isHere }) => {
  it.skipIf(!isHere)('come to the report of one run', () => {
    for (const [, inputs] of corpusRepositories(path)) compare(inputs);
  });
});

function compare(inputs: readonly Input[]): void {
  const options = { rules, read: createReadCache().read };
  const whole = lint(inputs, options);
  for (const count of [1, 2, 3, 7]) {
    const merged = mergedShards(inputs, count, options);
    expect(printJson(merged)).toBe(formatters.json(whole));
    if (count !== 3) continue;
    const texts = new Map(inputs.map(({ path, content }) => [path, textOf(content)]));
    const { report } = restoreReport(merged, { rules: [...rules, ...ALWAYS_ON], textOf: (path) => texts.get(path) });
    for (const [name, format] of Object.entries(formatters)) {
      if (name !== 'json') expect(format(report), name).toBe(format(whole));
    }
  }
}

function textOf(content: Input['content']): string | undefined {
  if (typeof content === 'string') return content;
  const decoded = decodeText(content);
  return 'text' in decoded ? decoded.text : undefined;
}
