import { VERSION } from '../../src/version.ts';

const MANIFEST = /```yaml\n([\s\S]*?)```/;
const REPORT = /```json\n[\s\S]*?```/;

/** Fills in the report of the manifest that docs/json.md shows. */
export async function jsonPage(page: string): Promise<string> {
  const { main } = await import('../../src/cli/main.ts');
  const manifest = MANIFEST.exec(page)?.[1] ?? '';
  let report = '';
  await main(['--format', 'json', '--no-config', '-', '--stdin-filename', 'pod.yaml'], {
    stdin: (async function* () {
      yield manifest;
    })(),
    stdout: { write: (chunk) => (report += chunk) },
    stderr: { write: () => true },
    env: {},
    cwd: process.cwd(),
  });
  if (!report.includes(VERSION)) throw new Error('no report was printed');
  return page.replace(REPORT, () => `\`\`\`json\n${report}\`\`\``);
}
