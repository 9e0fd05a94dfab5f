import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { matches } from '../src/testing/expectations.ts';
import { run, writeFiles } from './support/cli.ts';
import { ROOT, temporaryDirectory } from './support/repository.ts';

/** Guides whose examples belong together: files are written, and commands are run, in the order of the page. */
const GUIDES = [
  'suppressing.md',
  'configuration.md',
  'kustomize.md',
  'helm.md',
  'terraform.md',
  'gitops.md',
  'plan.md',
];

/** 2026-11-29: prices must not grow old while tests are run. */
const ENV = { SOURCE_DATE_EPOCH: '1795910400', NO_COLOR: '1' };

type Block = { readonly file: string; readonly text: string } | { readonly session: string };

/** `yaml` and `hcl` blocks with a file name behind the language, and `text` blocks that begin with a command. */
function blocksOf(page: string): Block[] {
  return Array.from(
    page.matchAll(/^```(yaml|hcl|text)(.*)\n([\s\S]*?)^```$/gm),
    ([whole, language, info = '', text = '']) => {
      if (language === 'text') return { session: text };
      const { file } = JSON.parse(info || '{}') as { file?: string };
      if (file === undefined) throw new Error(`a block without a file name would go unchecked:\n${whole}`);
      return { file, text };
    },
  );
}

/** The commands of a session, each with what it prints. */
function commandsOf(session: string): { command: string; output: string }[] {
  return session
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { command: part.slice(0, end), output: part.slice(end + 1) };
    });
}

async function execute(command: string, cwd: string): Promise<string> {
  const [program, ...args] = command.split(' ');
  if (program === 'cat') return readFileSync(join(cwd, args[0] ?? ''), 'utf8');
  expect(program).toBe('fargate-lint');
  const { stdout, stderr } = await run(args, { cwd, env: ENV });
  return stdout + stderr;
}

describe.each(GUIDES)('docs/%s', (guide) => {
  const blocks = blocksOf(readFileSync(join(ROOT, 'docs', guide), 'utf8'));

  it('shows what really happens', async () => {
    const cwd = temporaryDirectory();
    let count = 0;
    for (const block of blocks) {
      if ('file' in block) writeFiles(cwd, { [block.file]: block.text });
      for (const { command, output } of 'session' in block ? commandsOf(block.session) : []) {
        const printed = await execute(command, cwd);
        count++;
        if (!output.includes('…')) expect(printed, command).toBe(output);
        else expect(matches(output.trim(), printed.trim()), `${command}\n${printed}`).toBe(true);
      }
    }
    expect(count).toBeGreaterThan(0);
  });
});
