import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { OPTIONS } from '../../../src/cli/arguments/options.ts';
import { helpText } from '../../../src/cli/help.ts';
import { ALWAYS_ON } from '../../../src/engine/always-on.ts';
import { FORMATS } from '../../../src/formatters/index.ts';
import { run } from '../../support/cli.ts';
import { ROOT } from '../../support/repository.ts';

const ids = [...rules, ...ALWAYS_ON].map(({ id }) => id);

async function script(shell: string): Promise<string> {
  const { code, stdout, stderr } = await run(['completion', shell], { cwd: ROOT });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

describe('in zsh and fish', () => {
  it('knows every option, format, rule and command', async () => {
    const [zsh, fish] = [await script('zsh'), await script('fish')];
    for (const name of Object.keys(OPTIONS)) {
      expect(zsh, name).toContain(`--${name}`);
      expect(fish, name).toContain(` -l ${name}`);
    }
    for (const word of [...FORMATS, ...ids, 'explain', 'rules', 'completion']) {
      expect(zsh, word).toMatch(new RegExp(`[ (]${word}[ )\\n]`));
      expect(fish, word).toMatch(new RegExp(`[ ']${word}[ ']`));
    }
  });
});

it.each([
  [['completion'], 'completion needs a shell: bash, zsh, fish'],
  [['completion', 'bsh'], 'completion needs a shell: bash, zsh, fish; did you mean bash?'],
  [['completion', 'bash', 'zsh'], 'completion needs a shell: bash, zsh, fish; did you mean bash?'],
])('%j ends with 2', async (argv, message) => {
  const { code, stdout, stderr } = await run(argv, { cwd: ROOT });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(`fargate-lint: ${message}\n`);
});

it('says how to load it', async () => {
  expect((await run(['completion', '--help'], { cwd: ROOT })).stdout).toContain(
    'eval "$(fargate-lint completion bash)"',
  );
});

it('every option stands in the help', () => {
  // --gitignore is the default, and only its opposite is worth a line.
  for (const name of Object.keys(OPTIONS))
    expect(helpText(120)).toContain(name === 'gitignore' ? '--no-gitignore' : `--${name}`);
});
