/**
 * Writes everything that follows from the rules: `npm run generate`. With `--check` it writes nothing, names the
 * files that are stale and ends with exit code 1.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { runCommands } from './generate/command-output.ts';
import { optionValidatorFiles } from './generate/option-validators.ts';
import { readmeRules } from './generate/readme.ts';
import { ruleIndexFile } from './generate/rule-index.ts';
import { rulePage, rulesTable } from './generate/rule-pages.ts';
import { loadRules } from './generate/rule-sources.ts';

/** Contents by path, relative to the repository's root, which is the working directory. */
async function generateFiles(): Promise<Map<string, string>> {
  const sources = await loadRules();
  const files = new Map<string, string>([ruleIndexFile(sources), ...optionValidatorFiles(sources)]);
  for (const source of sources) {
    const path = `docs/rules/${source.rule.id}.md`;
    files.set(path, rulePage(source, read(path)));
  }
  files.set('docs/rules/README.md', rulesTable(sources));
  files.set('README.md', runCommands(readmeRules(sources, read('README.md'))));
  return files;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const stale = [...(await generateFiles())].filter(([path, content]) => read(path) !== content);

if (!process.argv.includes('--check')) {
  for (const [path, content] of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    console.log(`wrote ${path}`);
  }
} else if (stale.length > 0) {
  console.error(`Stale, run \`npm run generate\`:\n${stale.map(([path]) => `  ${path}`).join('\n')}`);
  process.exitCode = 1;
}
