import type { Report } from '../../engine/findings/report.ts';
import json, { printJson } from '../../formatters/json.ts';
import type { JsonReport } from '../../formatters/json-report.ts';
import type { RestoredReport } from '../../merge/restore-report.ts';
import type { FormatRequest } from '../arguments/format-request.ts';
import type { ReportOutput } from '../output/outputs.ts';

/** JSON is written from JSON, so that cut or unknown parts stay unchanged. */
export function mergedOutputs(
  outputs: readonly ReportOutput[],
  merged: JsonReport,
  { origins }: RestoredReport,
): ReportOutput[] {
  const originsOf = (findings: Report['findings']) => findings.flatMap((finding) => origins.get(finding) ?? []);
  const print = ({ findings, suppressed, summary }: Report) =>
    printJson({
      ...merged,
      findings: originsOf(findings),
      suppressed: suppressed.flatMap(({ finding, how, reason }) =>
        originsOf([finding]).map((origin) => ({ how, reason, finding: origin })),
      ),
      summary: { ...merged.summary, errors: summary.errors, warnings: summary.warnings },
    });
  return outputs.map((output) => (output.format === json ? { ...output, format: print } : output));
}

/** Whether a format needs the text of files: for source lines, or to turn offsets into lines. */
export function needsText({ format }: FormatRequest): boolean {
  return typeof format !== 'string' || format === 'stylish' || format === 'sarif';
}
