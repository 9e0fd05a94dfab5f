/**
 * Writes all generated files: `npm run generate`. With `--check` writes nothing, names stale files and exits with 1.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { actionPage } from './generate/action-page.ts';
import { runCommands } from './generate/command-output.ts';
import { configSchemaFiles } from './generate/config-schema.ts';
import { jsonPage } from './generate/json-page.ts';
import { optionValidatorFiles } from './generate/option-validators.ts';
import { planDataFile } from './generate/plan-data.ts';
import { ruleIndexFile } from './generate/rule-index.ts';
import { rulePage, rulesTable } from './generate/rule-pages.ts';
import { alwaysOn, loadRules } from './generate/rule-sources.ts';

const isCheck = process.argv.includes('--check');
const problems: string[] = [];

const sources = await loadRules();
const described = [...sources, ...alwaysOn()];

const files = [ruleIndexFile(sources), ...optionValidatorFiles(sources), ...configSchemaFiles(sources), planDataFile()];
for (const [path, text] of files) await update(path, () => text);
for (const source of described) await update(`docs/rules/${source.rule.id}.md`, (page) => rulePage(source, page));
await update('docs/rules/README.md', () => rulesTable(described));
await update('docs/github-action.md', actionPage);
await update('docs/json.md', jsonPage);
// Last, because commands load what was written before.
for (const page of ['README.md', 'docs/cli.md', 'docs/fixing.md', 'docs/formats.md', 'docs/profiles.md'])
  await update(page, runCommands);

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

/** Updates a file, or records that it is stale. Paths are relative to the working directory. */
async function update(path: string, generate: (current: string) => string | Promise<string>): Promise<void> {
  const current = read(path);
  try {
    const text = await generate(current);
    if (text === current) return;
    if (isCheck) problems.push(`${path} is stale: npm run generate`);
    else write(path, text);
  } catch (error) {
    problems.push(`${path}: ${(error as Error).message}`);
  }
}

/** The file's text; empty if it does not exist. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(`wrote ${path}`);
}
