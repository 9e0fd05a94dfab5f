import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { matches } from '../../src/testing/expectations.ts';
import { ROOT } from './repository.ts';

/** A code block of a page: its language, what stands behind that, and the code. */
export interface Block {
  readonly language: string;
  readonly info: string;
  readonly code: string;
}

export function blocksOf(page: string): Block[] {
  return Array.from(page.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm), ([, language = '', info = '', code = '']) => ({
    language,
    info,
    code,
  }));
}

/** Makes a directory a package in which the linter is installed, as it is published, and vitest with it. */
export function installLinter(directory: string): void {
  const home = join(directory, 'node_modules/fargate-lint');
  mkdirSync(join(directory, 'node_modules/.bin'), { recursive: true });
  cpSync(join(ROOT, 'dist'), join(home, 'dist'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(home, 'package.json'));
  symlinkSync(join(home, 'dist/cli.cjs'), join(directory, 'node_modules/.bin/fargate-lint'));
  symlinkSync(join(ROOT, 'node_modules/.bin/vitest'), join(directory, 'node_modules/.bin/vitest'));
  symlinkSync(join(ROOT, 'node_modules/vitest'), join(directory, 'node_modules/vitest'), 'junction');
  writeFileSync(join(directory, 'package.json'), '{ "private": true, "type": "module" }');
}

/**
 * Does in a directory what a page says, from top to bottom: writes its files (```` ```js rules.js ````), runs its
 * commands (```` ```sh ````, with an exit code where it is not 0) and programs (```` ```text lint.js ````), and compares
 * what they print with the text that follows. `…` stands for anything. Gives what is not as the page says.
 */
export function follow(page: string, directory: string): string[] {
  const problems: string[] = [];
  let last = { stdout: '', stderr: '' };
  for (const { language, info, code } of blocksOf(page)) {
    if (language === 'sh') {
      const { status, ...output } = runIn(directory, code.trim());
      last = output;
      if (status !== Number(info || 0))
        problems.push(`${code.trim()}\nends with ${status}:\n${output.stdout}${output.stderr}`);
    } else if (language === 'text') {
      const printed = info === 'stderr' ? last.stderr : info === '' ? last.stdout : runIn(directory, `node ${info}`);
      const text = typeof printed === 'string' ? printed : printed.stdout + printed.stderr;
      if (!matches(code.trim(), text.trim())) problems.push(`expected\n${code}but printed is\n${text}`);
    } else if (info !== '') {
      writeFileSync(join(directory, info), code);
    }
  }
  return problems;
}

function runIn(directory: string, command: string) {
  const { FORCE_COLOR: _, VITEST: _vitest, NODE_ENV: _env, ...env } = process.env;
  return spawnSync(command.replace(/^npx /, 'node_modules/.bin/'), {
    cwd: directory,
    shell: true,
    encoding: 'utf8',
    env: { ...env, NO_COLOR: '1' },
  });
}

export function readPage(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
