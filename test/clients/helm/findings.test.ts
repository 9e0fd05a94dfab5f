import { describe, expect, it } from 'vitest';
import { chartsAtHand, templateWith, withCopy } from './helm-charts.ts';
import { builtAtHand, filesOfHelm, findingsIn, identityOf } from './helm-findings.ts';
import { HELM_VERSIONS, helmProgram } from './helm-oracle.ts';

describe.each(HELM_VERSIONS)('what is found in charts, and in what Helm %s prints of them', (version) => {
  const found = helmProgram(version);
  const program = 'path' in found ? found.path : '';
  const charts = chartsAtHand();
  const missing = 'missing' in found ? found.missing : charts.length === 0 ? 'no charts are at hand' : '';

  it.skipIf(missing !== '')(`has charts to compare ${missing}`, () => {
    expect(charts.length).toBeGreaterThan(0);
  });

  it.skipIf(missing !== '').each(charts)(`is the same: $directory ${missing}`, { timeout: 60_000 }, async (chart) => {
    const printed = withCopy(chart, (copy) => templateWith(program, copy, chart, '--skip-tests'));
    expect(printed.stderr).toBe('');
    const theirs = findingsIn(filesOfHelm(printed.stdout)).map(identityOf).sort();
    const { files, problems } = await builtAtHand(chart);
    expect(problems).toEqual([]);
    expect(findingsIn(files(new Map())).map(identityOf).sort()).toEqual(theirs);
  });
});
