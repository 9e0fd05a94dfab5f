import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLI, ROOT, temporaryDirectory } from '../../support/repository.ts';
import { runEditor } from '../editor-run.ts';

interface Shown {
  readonly from: readonly [line: number, column: number];
  readonly to: readonly [line: number, column: number];
  readonly text: string;
}

interface Seen {
  readonly mode: string;
  readonly offered: readonly string[];
  readonly before: readonly Shown[];
  readonly after: readonly Shown[];
}

describe('Emacs with editors/emacs', () => {
  it('shows what is found through flymake, offers a change, and saves what it comes to', () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'debug-shell.yaml');
    copyFileSync(join(ROOT, 'examples/debug-shell.yaml'), file);

    const seen = runEditor<Seen>(
      ['emacs', '--batch', '-L', `${ROOT}/editors/emacs`, '-l', `${ROOT}/test/clients/editors/drivers/emacs.el`],
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
    expect(seen.mode).toBe('yaml-mode');
    expect(seen.before.map(({ from, to }) => [from, to])).toEqual([
      [
        [8, 16],
        [8, 20],
      ],
      [
        [14, 21],
        [14, 25],
      ],
    ]);
    expect(seen.before[0]?.text).toContain('`hostNetwork` is not supported on Fargate; the pod stays Pending');
    expect(seen.offered).toContain('Remove hostNetwork');
    expect(seen.after.map(({ from }) => from)).toEqual([[13, 21]]);
    const before = readFileSync(join(ROOT, 'examples/debug-shell.yaml'), 'utf8');
    expect(readFileSync(file, 'utf8')).toBe(before.replace('  hostNetwork: true\n', ''));
  });
});
