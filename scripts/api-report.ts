import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const ROOT = join(import.meta.dirname, '..');

/** What people import from the package, and have declarations of in `dist`. */
export const ENTRIES = ['index', 'testing'] as const;

const SILENT = { default: { logLevel: 'none' } } as const;

/**
 * Compares `docs/api/ENTRY.api.md` with what the built package declares, which is what its users see: an addition needs an
 * entry in the changelog, all else a major version.
 *
 * @param mode `write` brings the report up to date
 * @returns whether the report was up to date
 */
export function apiReport(entry: (typeof ENTRIES)[number], mode: 'check' | 'write'): boolean {
  const reportTempFolder = join(ROOT, 'node_modules/.cache/api');
  mkdirSync(reportTempFolder, { recursive: true });
  mkdirSync(join(ROOT, 'docs/api'), { recursive: true });
  const extractorConfig = ExtractorConfig.prepare({
    configObject: {
      projectFolder: ROOT,
      mainEntryPointFilePath: join(ROOT, `dist/${entry}.d.ts`),
      compiler: { tsconfigFilePath: join(ROOT, 'tsconfig/build.json'), skipLibCheck: true },
      newlineKind: 'lf',
      apiReport: {
        enabled: true,
        reportFileName: `${entry}.api.md`,
        reportFolder: join(ROOT, 'docs/api'),
        reportTempFolder,
      },
      messages: {
        compilerMessageReporting: SILENT,
        extractorMessageReporting: SILENT,
        tsdocMessageReporting: SILENT,
      },
    } as never,
    configObjectFullPath: undefined,
    packageJsonFullPath: join(ROOT, 'package.json'),
  });
  const { apiReportChanged } = Extractor.invoke(extractorConfig, {
    localBuild: mode === 'write',
    messageCallback: (message) => {
      message.handled = true;
    },
  });
  return !apiReportChanged;
}
