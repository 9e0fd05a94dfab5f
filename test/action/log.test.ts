import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationText, closingText, reportText } from '../../src/action/log.ts';
import { harmlessLines } from '../../src/action/runner.ts';
import type { Report } from '../../src/engine/findings/report.ts';
import { formatters } from '../../src/formatters/formatters.ts';
import type { FormatName } from '../../src/formatters/index.ts';
import { commandsIn } from '../support/action.ts';
import { anyText } from '../support/any-text.ts';
import { buildFinding, buildPod, buildReport, buildWorkload, createSourceFile, plain } from '../support/report.ts';

/** Text that is likely to begin an order to the runner. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '::',
        '::error::',
        '##[',
        '##[error]',
        '##[add-mask a=b]',
        ']',
        '\n',
        '\r',
        '%0A',
        ' ',
        '\u0085',
        '\u2028',
      ),
      fc.constantFrom('::stop-commands::x', '::endgroup::', '\u001B[31m', '\t', '#', 'x'),
      anyText(3),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

const reports: fc.Arbitrary<Report> = fc
  .record({ path: hostile, what: hostile, line: hostile, name: hostile, event: hostile })
  .map(({ path, what, line, name, event }) => {
    const file = createSourceFile(path, `${line}: b\n`);
    const pod = buildPod(file, name, name);
    const finding = buildFinding(file, { start: 0, end: Math.max(1, line.length) }, { data: { what }, pod });
    return buildReport([finding], [buildWorkload(pod, { event })]);
  });

describe('whatever stands in manifests', () => {
  it('the log holds no order to the runner but the ones that are meant', () => {
    fc.assert(
      fc.property(reports, hostile, (report, note) => {
        const log = [
          harmlessLines([note]),
          reportText(formatters.stylish(report), report, true),
          annotationText(report, plain, true),
          closingText(report),
        ].join('');
        expect(commandsIn(log).map(({ name }) => name)).toEqual(['group', 'endgroup', 'error']);
      }),
      { numRuns: 500 },
    );
  });

  const others = (Object.keys(formatters) as FormatName[]).filter((name) => name !== 'github');

  it.each(others)('a log with the format %s holds none', (name) => {
    fc.assert(
      fc.property(reports, (report) => {
        expect(commandsIn(formatters[name](report))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

it('notes are one line each, whatever is in them', () => {
  expect(harmlessLines(['a\n::error::b', '::warning::c', 'd ##[error]e'])).toBe(
    'a\\n::error::b\n./::warning::c\nd ##\\x5berror]e\n',
  );
});
