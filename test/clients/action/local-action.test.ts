import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { commandsIn } from '../../support/action.ts';
import { BLOCKED } from '../../support/cli.ts';
import { git, repositoryWith } from '../../support/git.ts';
import { execute, ROOT, temporaryDirectory } from '../../support/repository.ts';
import { PACKAGES, PROGRAMS } from '../installed.ts';

it('runs as GitHub debugs actions locally', () => {
  const workspace = repositoryWith({ 'a.yaml': BLOCKED });
  const directory = temporaryDirectory();
  const files = { GITHUB_OUTPUT: join(directory, 'output'), GITHUB_STEP_SUMMARY: join(directory, 'summary') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  const settings = {
    ...files,
    GITHUB_WORKSPACE: workspace,
    GITHUB_SHA: git(workspace, 'rev-parse', 'HEAD'),
    GITHUB_REPOSITORY: 'shop/manifests',
    GITHUB_SERVER_URL: 'https://github.example',
    'INPUT_SARIF-FILE': 'out.sarif',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(directory, '.env'), lines.join(''));
  const command = `npx --no-install local-action run "${ROOT}" action/index.cjs "${join(directory, '.env')}"`;
  // Before those of the clients, among which is another Node.
  const path = [dirname(process.execPath), PROGRAMS, process.env.PATH].join(delimiter);
  const { status, stdout } = execute(command, PACKAGES, { PATH: path });
  expect(status, stdout).toBe(1);
  // It reads action.yml, and shows it in a table first.
  expect(stdout).toContain("'working-directory'");
  const commands = commandsIn(stdout).filter(({ name }) => name === 'error');
  expect(commands).toMatchObject([{ properties: { file: 'a.yaml', line: '6', col: '16' } }]);
  expect(readFileSync(files.GITHUB_OUTPUT, 'utf8')).toMatch(/^errors<<(\S+)\n1\n\1$/m);
  expect(readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8')).toMatch(
    /^## ❌ fargate-lint: 1 of 1 workload stays Pending\n/,
  );
  expect(existsSync(join(workspace, 'out.sarif'))).toBe(true);
});
