/** Starts a rule: `npm run new-rule no-something` writes the rule, its test and its page, ready to be changed. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { filesOf, problemWithId } from './new-rule/check-id.ts';
import { pageTemplate, ruleTemplate, testTemplate } from './new-rule/templates.ts';

function main(id = ''): string | undefined {
  const problem = problemWithId(id);
  if (problem) return problem;
  const [rule, test, page] = filesOf(id);
  const files = { [rule]: ruleTemplate(id), [test]: testTemplate(id), [page]: pageTemplate() };

  for (const [path, text] of Object.entries(files)) writeFileSync(path, text);
  const generate = ['--import', './scripts/typescript.mjs', 'scripts/generate.ts'];
  if (spawnSync(process.execPath, generate, { stdio: 'inherit' }).status !== 0) return 'npm run generate failed.';
  console.log(`${Object.keys(files)
    .map((path) => `wrote ${path}`)
    .join('\n')}

Next:
  1. in rules/${id}.ts, write the check, its message, and a public page as reference;
  2. in test/rules/${id}.test.ts, show what is reported and what is not: npm test -- test/rules/${id}.test.ts
  3. in docs/rules/${id}.md, explain why;
  4. run npm run generate, npm run check and npm test, and add a line to CHANGELOG.md.`);
  return undefined;
}

const problem = main(process.argv[2]);
if (problem) {
  console.error(problem);
  process.exitCode = 2;
}
