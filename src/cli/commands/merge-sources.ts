import { readFileSync, realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { fileErrorReason } from '../../host/file-names.ts';
import { MergeError, type NamedReport, readReport } from '../../merge/read-report.ts';
import { decodeText } from '../../source/encoding.ts';
import { type Io, readAll } from '../io.ts';

/**
 * Reads reports by name; `-` is stdin.
 *
 * @throws MergeError for a file that cannot be read or is not a report
 */
export async function readReports(names: readonly string[], io: Io): Promise<NamedReport[]> {
  const reports: NamedReport[] = [];
  for (const name of names) reports.push(await read(name, io));
  return reports;
}

async function read(name: string, io: Io): Promise<NamedReport> {
  let bytes: Uint8Array;
  try {
    bytes = name === '-' ? await readAll(io.stdin) : readFileSync(resolve(io.cwd, name));
  } catch (error) {
    throw new MergeError(`${name}: ${fileErrorReason(error)}`);
  }
  const decoded = decodeText(bytes);
  if ('problem' in decoded) throw new MergeError(`${name}: ${decoded.problem.message}`);
  return readReport(name, decoded.text);
}

/**
 * Reports are untrusted: a file that they name is shown only if it is below the working directory, links resolved.
 */
export function textOf(path: string, cwd: string): string | undefined {
  try {
    const root = realpathSync(cwd);
    const way = relative(root, realpathSync(resolve(cwd, path)));
    if (way === '' || way.split(/[/\\]/)[0] === '..' || isAbsolute(way)) return undefined;
    const decoded = decodeText(readFileSync(resolve(root, way)));
    return 'text' in decoded ? decoded.text : undefined;
  } catch {
    return undefined;
  }
}
