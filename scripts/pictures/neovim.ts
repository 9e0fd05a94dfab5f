import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'tsdown';
import { cliBuild } from '../cli-build.ts';
import { terminalSvg } from './terminal-svg.ts';

const ROOT = join(import.meta.dirname, '../..');
const COLUMNS = 146;
const ROWS = 23;
const PATIENCE = 30_000;

/** A manifest in Neovim, in a terminal that nobody sees. */
export async function neovimPicture(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'picture-'));
  try {
    for (const config of cliBuild([])) {
      await build({
        ...config,
        config: false,
        cwd: ROOT,
        outDir: join(directory, 'dist'),
        clean: false,
        logLevel: 'silent',
      });
    }
    copyFileSync(join(ROOT, 'examples/debug-shell.yaml'), join(directory, 'debug-shell.yaml'));
    writeFileSync(join(directory, 'init.lua'), settings(join(directory, 'dist/cli.cjs')));
    const svg = terminalSvg(await screen(directory), {
      columns: COLUMNS,
      color: '#ffffff',
      background: '#262626',
      title: 'A manifest in Neovim, with findings after the lines',
    });
    writeFileSync(join(ROOT, 'docs/images/neovim.svg'), svg);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function settings(program: string): string {
  return `vim.opt.runtimepath:prepend('${ROOT}/editors/neovim')
vim.opt.termguicolors = true
vim.opt.number = true
vim.opt.signcolumn = 'yes'
vim.opt.shortmess:append('I')
vim.opt.swapfile = false
vim.cmd('colorscheme slate')
vim.cmd('highlight! link SignColumn Normal')
vim.cmd('highlight DiagnosticError guifg=#ff7b72')
vim.cmd('highlight DiagnosticUnderlineError guisp=#ff7b72')
require('fargate-lint').setup({ cmd = { '${process.execPath}', '${program}', 'lsp', '--stdio' } })
`;
}

/** What the terminal shows when both findings are there. */
async function screen(directory: string): Promise<string> {
  const tmux = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('tmux', ['-L', 'pictures', '-f', '/dev/null', ...args], {
      cwd: directory,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    if (status !== 0) throw new Error(`tmux ${args[0]}: ${stderr}`);
    return stdout;
  };
  tmux('new-session', '-d', '-x', `${COLUMNS}`, '-y', `${ROWS}`, 'nvim -u init.lua -i NONE debug-shell.yaml');
  try {
    const end = Date.now() + PATIENCE;
    while (!tmux('capture-pane', '-p').includes('A privileged container')) {
      if (Date.now() > end) throw new Error('Neovim shows no findings');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return tmux('capture-pane', '-e', '-p');
  } finally {
    tmux('kill-server');
  }
}
