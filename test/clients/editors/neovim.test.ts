import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLI, ROOT, temporaryDirectory } from '../../support/repository.ts';
import { runEditor } from '../editor-run.ts';

interface Shown {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly severity: number;
  readonly code: string;
}

interface Seen {
  readonly clients: readonly { readonly name: string; readonly root: string }[];
  readonly offered: readonly string[];
  readonly before: readonly Shown[];
  readonly after: readonly Shown[];
}

const ERROR = 1;

describe('Neovim with editors/neovim', () => {
  it('shows what is found, offers a change, and saves what it comes to', () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'debug-shell.yaml');
    copyFileSync(join(ROOT, 'examples/debug-shell.yaml'), file);

    const nvim = ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '--cmd', `set runtimepath^=${ROOT}/editors/neovim`];
    const seen = runEditor<Seen>(
      ['nvim', ...nvim, '-c', `luafile ${ROOT}/test/clients/editors/drivers/neovim.lua`],
      directory,
      {
        command: [process.execPath, CLI, 'lsp', '--stdio'],
        file,
        line: 8,
        column: 17,
        action: 'Remove hostNetwork',
      },
    );

    expect(seen.problem).toBeUndefined();
    expect(seen.clients).toEqual([{ name: 'fargate-lint', root: directory }]);
    expect(seen.before.map(({ line, column, endColumn, severity }) => [line, column, endColumn, severity])).toEqual([
      [8, 16, 20, ERROR],
      [14, 21, 25, ERROR],
    ]);
    expect(seen.before.map(({ code }) => code)).toEqual(['no-host-namespaces', 'no-privileged']);
    expect(seen.offered).toContain('Remove hostNetwork');
    expect(seen.after).toMatchObject([{ line: 13, column: 21, code: 'no-privileged' }]);
    const before = readFileSync(join(ROOT, 'examples/debug-shell.yaml'), 'utf8');
    expect(readFileSync(file, 'utf8')).toBe(before.replace('  hostNetwork: true\n', ''));
  });
});
