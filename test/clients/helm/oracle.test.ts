import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writtenHere } from '../../helm/case-chart.ts';
import { CASES } from '../../helm/cases.ts';
import { generateCalls } from '../../helm/generate.ts';
import { chartsAtHand, manifestsByHelm, manifestsHere } from './helm-charts.ts';
import { HELM_VERSIONS, helmProgram } from './helm-oracle.ts';
import { writtenByHelm } from './written-by-helm.ts';

const RECORDING = join(import.meta.dirname, '../../helm/written-by-helm.json');
/** Helm 4 gives nil for a field that charts do not have. */
const ONLY_IN_4 = ['{{ .Chart.Nothing }}'];
const CALLS = Number(process.env.HELM_CALLS ?? 50);

describe.each(HELM_VERSIONS)('Helm %s', (version) => {
  const found = helmProgram(version);
  const program = 'path' in found ? found.path : '';
  const reason = 'missing' in found ? ` (${found.missing})` : '';
  const charts = chartsAtHand();

  it.skipIf(reason !== '')(`writes what is recorded${reason}`, { timeout: 300_000 }, () => {
    const outputs = writtenByHelm(program, CASES);
    const written = Object.fromEntries(CASES.map((text, index) => [text, outputs[index] ?? null]));
    if (process.env.HELM_RECORD && version === '4.1') writeFileSync(RECORDING, `${JSON.stringify(written, null, 2)}\n`);
    const recorded = JSON.parse(readFileSync(RECORDING, 'utf8'));
    const expected = version === '4.1' ? [] : ONLY_IN_4;
    for (const text of expected) written[text] = recorded[text];
    expect(written).toEqual(recorded);
  });

  it.skipIf(reason !== '')(`gives functions the same results${reason}`, { timeout: 600_000 }, () => {
    const calls = generateCalls(CALLS, 4).filter((call) => !/from(?:Json|Toml|Yaml)/i.test(call));
    const written = writtenByHelm(program, calls);
    expect(calls.map((call) => [call, writtenHere(call)])).toEqual(calls.map((call, index) => [call, written[index]]));
  });

  it.skipIf(reason !== '' || charts.length === 0)(`renders charts alike${reason}`, { timeout: 600_000 }, () => {
    const differing = charts.filter((chart) => {
      const theirs = manifestsByHelm(program, chart);
      return JSON.stringify(manifestsHere(chart)) !== JSON.stringify(theirs);
    });
    expect(differing.map(({ directory }) => directory)).toEqual([]);
  });
});
