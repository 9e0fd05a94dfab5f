import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { BLOCKED, CLEAN, run, WARNED, writeFiles } from './support/cli.ts';
import { ROOT, temporaryDirectory } from './support/repository.ts';

interface Job {
  readonly needs?: string;
  readonly strategy?: { readonly matrix: { readonly shard: readonly number[] } };
  readonly steps: readonly { readonly run?: string; readonly uses?: string; readonly with?: Record<string, unknown> }[];
}

const [, block = ''] =
  /^```yaml \{"file": "\.github[^\n]*\n([\s\S]*?)^```$/m.exec(readFileSync(join(ROOT, 'docs/scale.md'), 'utf8')) ?? [];
const { lint, report } = (parse(block) as { jobs: Record<'lint' | 'report', Job> }).jobs;

function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{ (\S+) \}\}/g, (_, name: string) => values[name] ?? '');
}

/** The commands of a job that start the linter, as the runner would have filled them in. */
function commandsOf({ steps }: Job, values: Readonly<Record<string, string>> = {}): string[] {
  return steps.flatMap(({ run: command = '' }) =>
    command.startsWith('npx fargate-lint ') ? [fillIn(command, values)] : [],
  );
}

function argumentsOf(command: string, cwd: string): string[] {
  const [, , ...words] = command.replace(/ \|\| true$/, '').split(' ');
  return words.flatMap((word) =>
    word === 'reports/*.json' ? readdirSync(join(cwd, 'reports')).map((name) => `reports/${name}`) : [word],
  );
}

it('shows a workflow whose jobs come to what one run says', async () => {
  const cwd = temporaryDirectory();
  writeFiles(cwd, { 'k8s/a.yaml': CLEAN, 'k8s/b.yaml': BLOCKED, 'k8s/c.yaml': WARNED, 'reports/.keep': '' });
  const shards = lint.strategy?.matrix.shard ?? [];
  expect(shards.length).toBeGreaterThan(1);
  for (const shard of shards) {
    const values = { 'matrix.shard': String(shard), 'strategy.job-total': String(shards.length) };
    const [command = ''] = commandsOf(lint, values);
    const { code, stderr } = await run(argumentsOf(command, cwd), { cwd });
    expect({ stderr, ran: code < 2 }).toEqual({ stderr: '', ran: true });
    const upload = lint.steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
    const file = fillIn(String(upload?.with?.path), values);
    writeFiles(cwd, { [`reports/${file}`]: readFileSync(join(cwd, file)) });
  }
  expect(report.needs).toBe('lint');
  const [command = ''] = commandsOf(report);
  const files = argumentsOf(command, cwd).filter((word) => word !== 'reports/.keep');
  const merged = await run(files, { cwd });
  const whole = await run(['--format', 'github', '--format', 'markdown=whole.md', 'k8s'], { cwd });
  expect(merged).toEqual(whole);
  expect(merged.code).toBe(1);
  expect(readFileSync(join(cwd, 'summary.md'), 'utf8')).toBe(readFileSync(join(cwd, 'whole.md'), 'utf8'));
});
