import type { JsonReport } from '../formatters/json-report.ts';
import { validateReport } from '../generated/report-validator.js';

/** A report and the name of what it was read from. */
export interface NamedReport {
  readonly name: string;
  readonly report: JsonReport;
}

/** Reports that cannot be put together. The message is for a person, and names the files. */
export class MergeError extends Error {
  override readonly name = 'MergeError';
}

/**
 * Reads what `--format json` has printed.
 *
 * @throws MergeError for anything else
 */
export function readReport(name: string, text: string): NamedReport {
  const report = parse(name, text);
  if (isOfOtherVersion(report)) {
    throw new MergeError(`${name}: this report is of version ${report.version}, and only version 1 can be read.`);
  }
  if (!validateReport(report)) {
    const [first] = validateReport.errors ?? [];
    const where = first?.instancePath ? ` (${first.instancePath}: ${first.message})` : '';
    throw new MergeError(`${name}: this is no report of fargate-lint --format json${where}.`);
  }
  // The schema has been matched, and it says what the type says.
  return { name, report: report as JsonReport };
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    const reason = text.trim() === '' ? 'is empty' : 'is no JSON';
    throw new MergeError(`${name}: this ${reason}. Write it with fargate-lint --format json=${name}`);
  }
}

function isOfOtherVersion(report: unknown): report is { version: number } {
  if (typeof report !== 'object' || report === null || !('version' in report)) return false;
  return typeof report.version === 'number' && report.version !== 1;
}
