import { dirname } from 'node:path';
import type { Report } from '../../engine/findings/report.ts';
import type { Problem } from '../../engine/host.ts';
import { type Format, loadFormat } from '../../formatters/index.ts';
import { createStyle } from '../../formatters/terminal/style.ts';
import { pathsInRepository } from '../../host/repository.ts';
import { sourcesShown } from '../../host/roots.ts';
import { VERSION } from '../../version.ts';
import type { FormatRequest } from '../arguments/format-request.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { Environment } from '../io.ts';
import { hasDirectory, inPieces, writeReport } from './write-report.ts';

/** A requested report, with its format loaded. */
export interface ReportOutput {
  readonly format: Format;
  readonly file: string | undefined;
}

export interface Requests {
  readonly formats: readonly FormatRequest[];
  /** Whether counts by rule are printed. */
  readonly statistics: boolean;
}

/**
 * Loads the formats and checks the directories of their files, so that a mistake shows before a long run. Throws a
 * {@link UsageError}.
 */
export async function openOutputs({ formats, statistics }: Requests, cwd: string): Promise<ReportOutput[]> {
  const counts = statistics
    ? [{ format: (await import('../../formatters/terminal/statistics.ts')).default, file: undefined }]
    : [];
  const reports = await Promise.all(
    formats.map(async ({ format, file }) => {
      if (file !== undefined && !hasDirectory(file, cwd)) {
        throw new UsageError(`--format …=${file}: no such directory: ${dirname(file)}`);
      }
      return {
        format: typeof format === 'string' ? await loadFormat(format) : await loadModule(format.module, cwd),
        file,
      };
    }),
  );
  return [...counts, ...reports];
}

/** Writes the reports that have files. Returns a problem for each that failed, and the text of the one without a file. */
export function writeOutputs(
  outputs: readonly ReportOutput[],
  report: Report,
  { io, color }: { readonly io: Environment; readonly color: boolean | undefined },
): { readonly problems: Problem[]; readonly text: Iterable<string> | undefined } {
  const about = { version: VERSION, pathInRepository: pathsInRepository(io.cwd), showsSource: sourcesShown(io.cwd) };
  const plain = createStyle({ output: {}, env: {}, color: false, ...about });
  const problems = outputs.flatMap(({ format, file }) =>
    file === undefined ? [] : writeReport(file, format(report, plain), io.cwd),
  );
  const shown = outputs.find(({ file }) => file === undefined);
  const style = () => createStyle({ output: io.stdout, env: io.env, color, ...about });
  return { problems, text: shown && inPieces(shown.format(report, style())) };
}

async function loadModule(path: string, cwd: string): Promise<Format> {
  return (await import('./custom-format.ts')).loadCustomFormat(path, cwd);
}
