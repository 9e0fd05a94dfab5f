import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from '../../docs/report.schema.json' with { type: 'json' };
import type { JsonReport } from '../formatters/json-report.ts';

/** A report and its name. */
export interface NamedReport {
  readonly name: string;
  readonly report: JsonReport;
}

const validateReport = new Ajv2020({ allowUnionTypes: true, validateFormats: false }).compile<JsonReport>(schema);

/** Reports that cannot be merged. The message names the files. */
export class MergeError extends Error {
  override readonly name = 'MergeError';
}

/**
 * Reads a report of `--format json`.
 *
 * @throws MergeError for anything else
 */
export function readReport(name: string, text: string): NamedReport {
  const report = parse(name, text);
  if (isOfOtherVersion(report)) {
    throw new MergeError(`${name}: unsupported report version ${report.version} (expected 1)`);
  }
  if (!validateReport(report)) {
    const [first] = validateReport.errors ?? [];
    const where = first?.instancePath ? ` (${first.instancePath}: ${first.message})` : '';
    throw new MergeError(`${name}: not a report of fargate-lint --format json${where}`);
  }
  return { name, report };
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    const reason = text.trim() === '' ? 'empty' : 'not JSON';
    throw new MergeError(`${name}: ${reason}; write it with fargate-lint --format json=${name}`);
  }
}

function isOfOtherVersion(report: unknown): report is { version: number } {
  if (typeof report !== 'object' || report === null || !('version' in report)) return false;
  return typeof report.version === 'number' && report.version !== 1;
}
