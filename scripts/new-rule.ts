/** Starts a rule: `npm run new-rule no-something` writes the rule, its test and its page, ready to be changed. */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { pageTemplate, ruleTemplate, testTemplate } from './new-rule/templates.ts';

const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

function main(id: string | undefined): string | undefined {
  if (!id || !KEBAB_CASE.test(id)) {
    return 'usage: npm run new-rule <id>, where the id is in kebab-case, such as no-something';
  }
  const files = {
    [`rules/${id}.ts`]: ruleTemplate(id),
    [`test/rules/${id}.test.ts`]: testTemplate(id),
    [`docs/rules/${id}.md`]: pageTemplate(),
  };
  const existing = Object.keys(files).find((path) => existsSync(path));
  if (existing || id === 'index') return `${existing ?? 'rules/index.ts'} exists already.`;

  for (const [path, text] of Object.entries(files)) writeFileSync(path, text);
  const generate = ['--import', './scripts/typescript.mjs', 'scripts/generate.ts'];
  if (spawnSync(process.execPath, generate, { stdio: 'inherit' }).status !== 0) return 'npm run generate failed.';
  console.log(`${Object.keys(files)
    .map((path) => `wrote ${path}`)
    .join('\n')}

Next:
  1. say in rules/${id}.ts what is wrong, and give a public page as reference;
  2. show in test/rules/${id}.test.ts what is reported and what is not: npx vitest test/rules/${id}.test.ts
  3. explain in docs/rules/${id}.md why;
  4. npm run generate, npm test, and a line in CHANGELOG.md.`);
  return undefined;
}

const problem = main(process.argv[2]);
if (problem) {
  console.error(problem);
  process.exitCode = 2;
}
