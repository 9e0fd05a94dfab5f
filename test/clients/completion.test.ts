import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { OPTIONS } from '../../src/cli/arguments/options.ts';
import { ALWAYS_ON } from '../../src/engine/always-on.ts';
import { FORMATS } from '../../src/formatters/index.ts';
import { run, writeFiles } from '../support/cli.ts';
import { ROOT, temporaryDirectory } from '../support/repository.ts';

const ids = [...rules, ...ALWAYS_ON].map(({ id }) => id);

async function script(shell: string): Promise<string> {
  const { code, stdout, stderr } = await run(['completion', shell], { cwd: ROOT });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

/** What bash offers for the last of the words, which it has split at `=` as it does on a command line. */
async function offeredByBash(...words: string[]): Promise<string[]> {
  const program = `${await script('bash')}
COMP_WORDS=(fargate-lint "$@"); COMP_CWORD=$#
_fargate_lint
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', program, 'bash', ...words], {
    encoding: 'utf8',
    cwd: temporaryDirectory(),
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.split('\n').filter(Boolean);
}

describe('in bash', () => {
  it.each<[words: string[], offered: string[]]>([
    [['ex'], ['explain']],
    [['explain', 'no-priv'], ids.filter((id) => id.startsWith('no-priv'))],
    [['explain', ''], ids],
    [['explain', 'no-privileged', 'no-'], []],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [
      ['--format', 's'],
      ['stylish', 'sarif'],
    ],
    [['-f', ''], [...FORMATS]],
    [
      ['--format', '=', 'gi'],
      ['github', 'gitlab'],
    ],
    [['--format', '='], [...FORMATS]],
    [['--only', 'parse'], ['parse-error']],
    [['k8s', '--rule', 'no-privileged'], ['no-privileged=']],
    [
      ['--rule', 'no-privileged', '='],
      ['off', 'warn', 'error'],
    ],
    [['--rule', 'no-privileged', '=', 'w'], ['warn']],
    [
      ['--cluster', ''],
      ['hybrid', 'fargate-only'],
    ],
    [['k8s', '--time'], []],
    [['k8s', '--tim'], ['--timing']],
    [['k8s', 'ex'], []],
    [[''], []],
  ])('%j', async (words, offered) => {
    expect(await offeredByBash(...words)).toEqual(offered);
  });

  it('offers every option', async () => {
    expect((await offeredByBash('--')).sort()).toEqual(
      Object.keys(OPTIONS)
        .map((name) => `--${name}`)
        .sort(),
    );
  });
});

it('zsh reads the script', async () => {
  const { status, stderr } = spawnSync('zsh', ['-f', '-n'], { input: await script('zsh'), encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

it('fish offers what there is', async () => {
  const cwd = temporaryDirectory();
  const offered = async (line: string) => {
    // fish reads no socket, which is what a pipe of Node's is.
    writeFiles(cwd, { 'complete.fish': `${await script('fish')}\ncomplete -C '${line}'` });
    const { status, stdout, stderr } = spawnSync('fish', ['--no-config', 'complete.fish'], { cwd, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return stdout.split('\n').filter(Boolean);
  };
  expect(await offered('fargate-lint ex')).toContain('explain');
  expect((await offered('fargate-lint explain no-priv')).sort()).toEqual(
    ids.filter((id) => id.startsWith('no-priv')).sort(),
  );
  expect((await offered('fargate-lint --format gi')).sort()).toEqual(['github', 'gitlab']);
  expect((await offered('fargate-lint --rule no-privileged=')).sort()).toEqual([
    'no-privileged=error',
    'no-privileged=off',
    'no-privileged=warn',
  ]);
});
