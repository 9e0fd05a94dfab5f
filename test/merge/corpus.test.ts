import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { ALWAYS_ON } from '../../src/engine/always-on.ts';
import { lintFiles } from '../../src/engine/lint-files.ts';
import type { Input } from '../../src/engine/reading/input.ts';
import { createReadCache } from '../../src/engine/reading/read-cache.ts';
import type { ReadFile } from '../../src/engine/reading/read-manifests.ts';
import { formatters } from '../../src/formatters/formatters.ts';
import { printJson } from '../../src/formatters/json.ts';
import { mergeReports } from '../../src/merge/merge-reports.ts';
import { readReport } from '../../src/merge/read-report.ts';
import { restoreReport } from '../../src/merge/restore-report.ts';
import { decodeText } from '../../src/source/encoding.ts';
import { COLLECTIONS, corpusRepositories } from '../support/corpus.ts';

const RUN = '0123456789abcdef0123456789abcdef';

/** What the shards of a run say, put together. */
function mergedShards(files: readonly ReadFile[], count: number) {
  const shards = Array.from({ length: count }, (_, index) => {
    const shard = { index: index + 1, count };
    const report = lintFiles(files, { rules, shard });
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
  const files = inputs.map(createReadCache().read);
  const whole = lintFiles(files, { rules });
  for (const count of [1, 2, 3, 7]) {
    const merged = mergedShards(files, count);
    expect([...printJson(merged)].join('')).toBe(formatters.json(whole));
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
