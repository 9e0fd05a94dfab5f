import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'tsdown';
import { cliBuild } from '../cli-build.ts';
import { withPlainLooks } from './plain-looks.ts';
import { terminalSvg } from './terminal-svg.ts';

const ROOT = join(import.meta.dirname, '../..');
const COLUMNS = 114;
const ROWS = 30;
const PATIENCE = 30_000;

/** What is committed in the picture, by path. */
export const COMMITTED: Readonly<Record<string, string>> = {
  'k8s/orders.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: orders
spec:
  hostNetwork: true
  containers:
    - name: orders
      image: registry.example.com/orders:1.4
      resources:
        requests: { cpu: 250m, memory: 256Mi }
        limits: { cpu: 250m, memory: 256Mi }
`,
};

const CONFIG = `repos:
  - repo: local
    hooks:
      - id: fargate-lint
        name: fargate-lint
        entry: node_modules/.bin/fargate-lint --context --
        language: system
        files: \\.(ya?ml|json|tpl|tf)$
        require_serial: true
`;

/** A commit that a hook of pre-commit stops, and one that it lets pass, in a terminal that nobody sees. */
export async function hookPicture(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'picture-'));
  try {
    await prepare(directory);
    const screen = await show(directory, [
      "git commit --quiet --message 'Add the orders pod'",
      "sed -i '/hostNetwork/d' k8s/orders.yaml",
      "git commit --quiet --all --message 'Add the orders pod'",
    ]);
    const svg = terminalSvg(withPlainLooks(screen), {
      columns: COLUMNS,
      color: '#e6edf3',
      background: '#161b22',
      title: 'A commit that the hook stops at the line that is wrong, and that passes when the line is gone',
    });
    writeFileSync(join(ROOT, 'docs/images/hook.svg'), svg);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function prepare(directory: string): Promise<void> {
  const dist = join(directory, 'node_modules/fargate-lint/dist');
  for (const config of cliBuild([])) {
    await build({ ...config, config: false, cwd: ROOT, outDir: dist, clean: false, logLevel: 'silent' });
  }
  writeFileSync(join(directory, '.pre-commit-config.yaml'), CONFIG);
  writeFileSync(join(directory, '.gitignore'), 'node_modules\n');
  mkdirSync(join(directory, 'node_modules/.bin'));
  symlinkSync(join(dist, 'cli.cjs'), join(directory, 'node_modules/.bin/fargate-lint'));
  for (const command of ['git init -q', 'git add --all', 'git commit -q -m x', 'pre-commit install'])
    run(command, directory);
  for (const [path, text] of Object.entries(COMMITTED)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  run('git add --all', directory);
}

/** What a terminal shows after some commands have been typed, one when the one before has ended. */
async function show(directory: string, commands: readonly string[]): Promise<string> {
  const tmux = (...args: string[]) => run(['tmux', '-L', 'hook-picture', '-f', '/dev/null', ...args], directory);
  tmux('new-session', '-d', '-x', `${COLUMNS}`, '-y', `${ROWS}`, `env PS1='$ ' bash --noprofile --norc`);
  try {
    for (const [index, command] of commands.entries()) {
      await until(() => prompts(tmux('capture-pane', '-p')) === index + 1);
      tmux('send-keys', '-l', command);
      tmux('send-keys', 'Enter');
    }
    await until(() => prompts(tmux('capture-pane', '-p')) === commands.length + 1);
    // Without the last prompt, at which nothing is typed.
    return tmux('capture-pane', '-e', '-p')
      .trimEnd()
      .replace(/\n[^\n]*$/, '');
  } finally {
    tmux('kill-server');
  }
}

function prompts(screen: string): number {
  return screen.match(/^\$/gm)?.length ?? 0;
}

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!holds()) {
    if (Date.now() > end) throw new Error('the terminal does not show what it should');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function run(command: string | readonly string[], cwd: string): string {
  const [program = '', ...args] = typeof command === 'string' ? command.split(' ') : command;
  const person = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_CONFIG_GLOBAL: '/dev/null' };
  const committer = { GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.com' };
  const env = { ...process.env, ...person, ...committer, LC_ALL: 'C.UTF-8' };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8', env });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return stdout;
}
