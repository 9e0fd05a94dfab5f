import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import type { Finding, Span } from '../../../src/engine/findings/finding.ts';
import { messageOf } from '../../../src/engine/findings/message.ts';
import { lintFiles } from '../../../src/engine/lint-files.ts';
import { type ChartAtHand, chartsAtHand, templateWith, withCopy } from './helm-charts.ts';
import { builtAtHand, filesOfHelm, findingsIn, identityOf } from './helm-findings.ts';
import { helmProgram } from './helm-oracle.ts';

const found = helmProgram('4.1');
const program = 'path' in found ? found.path : '';
const charts = chartsAtHand();
const missing = 'missing' in found ? found.missing : charts.length === 0 ? 'no charts are at hand' : '';

const REQUESTS = '{requests: {cpu: 500m, memory: 1Gi}, limits: {cpu: 500m, memory: 1Gi}}';

/** The text of a file with another value where a finding points: of the same kind, or one where there is none. */
function changed(text: string, { range: { start, end } }: Span, { rule }: Finding): string {
  const named = text.slice(start, end);
  const rest = text.slice(end);
  const isEmpty = /^:[ \t]*(?:\{\}|(?=#|$))/m.exec(rest.split('\n')[0] ?? '');
  if (isEmpty && rule.id === 'require-requests') {
    return `${text.slice(0, end)}: ${REQUESTS}${rest.slice(isEmpty[0].length)}`;
  }
  // The values of a dependency.
  if (rule.id === 'require-requests' && /^:[ \t]*\n/.test(rest)) {
    return `${text.slice(0, end)}:\n  resources: ${REQUESTS}${rest.slice(1)}`;
  }
  return text.slice(0, start) + another(named) + rest;
}

/** Another number, boolean or word; without the action of a template. */
function another(text: string): string {
  if (text.startsWith('{{')) return '';
  if (text === 'true') return 'false';
  if (text === 'false') return 'true';
  if (/^"?\d/.test(text)) return text.replace(/\d/, (digit) => (digit === '9' ? '1' : '9'));
  return text.replace(/[A-Za-z](?=[^A-Za-z]*$)/, (letter) => (letter === 'x' ? 'y' : 'x'));
}

interface Trial {
  readonly place: string;
  readonly changes: boolean;
}

/** Each place of a finding in a chart, and whether changing it changes what is found in what Helm then prints. */
async function tryPlaces(chart: ChartAtHand): Promise<Trial[]> {
  const { findings } = lintFiles((await builtAtHand(chart)).files(new Map()), { rules });
  return withCopy(chart, (copy) => {
    const identify = (printed: string) =>
      findingsIn(filesOfHelm(printed))
        .map((each) => identityOf(each) + messageOf(each))
        .sort()
        .join('\n');
    const before = identify(templateWith(program, copy, chart, '--skip-tests').stdout);
    return findings
      .filter(({ file }) => file.path.startsWith(`${chart.directory}/`))
      .map((finding) => {
        const path = join(copy, finding.file.path.slice(chart.directory.length));
        const text = readFileSync(path, 'utf8');
        writeFileSync(path, changed(text, finding, finding));
        const { ok, stdout } = templateWith(program, copy, chart, '--skip-tests');
        writeFileSync(path, text);
        const { line } = finding.file.position(finding.range.start);
        // What Helm refuses now has been read there.
        return {
          place: `${finding.file.path}:${line} ${finding.rule.id}`,
          changes: !ok || identify(stdout) !== before,
        };
      });
  });
}

describe('places of findings in charts', () => {
  it.skipIf(missing !== '')(`change what is found in at least 90 of 100 ${missing}`, { timeout: 600_000 }, async () => {
    const trials = (await Promise.all(charts.map(tryPlaces))).flat();
    const misses = trials.filter(({ changes }) => !changes).map(({ place }) => place);
    expect(trials.length).toBeGreaterThan(60);
    expect(misses.length / trials.length, misses.join('\n')).toBeLessThanOrEqual(0.1);
  });
});
