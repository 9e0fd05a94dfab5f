import { expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { ALWAYS_ON } from '../../../src/engine/always-on.ts';
import { run } from '../../support/cli.ts';
import { ROOT } from '../../support/repository.ts';

const cwd = ROOT;
const all = [...rules, ...ALWAYS_ON];

it('lists every rule with its severity and what it does', async () => {
  const { code, stdout, stderr } = await run(['rules'], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const lines = stdout.trimEnd().split('\n');
  expect(lines.map((line) => line.split(/ {2,}/))).toEqual(
    all.map(({ id, severity, description }) => [id, severity, description]),
  );
});

it('breaks descriptions at the width of the terminal', async () => {
  const { stdout } = await run(['rules'], { cwd, columns: 70, env: { NO_COLOR: '1' } });
  const lines = stdout.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(all.length);
  expect(lines.filter((line) => line.length > 70)).toEqual([]);
});

it('prints everything as JSON', async () => {
  const { stdout } = await run(['rules', '--format', 'json', '--color'], { cwd });
  const printed = JSON.parse(stdout) as Record<string, unknown>[];
  expect(printed).toHaveLength(all.length);
  for (const [index, rule] of all.entries()) {
    const { id, description, category, severity, evidence, help, references, options = null } = rule;
    expect(printed[index]).toEqual({
      ...{ id, description, category, severity, evidence, help, references, options },
      alwaysOn: ALWAYS_ON.includes(rule),
      url: null,
    });
  }
});

it.each([
  [['rules', 'no-privileged'], 'rules takes no arguments; for one rule: fargate-lint explain no-privileged'],
  [['rules', '-f', 'yaml'], "rules --format: 'yaml' is not table or json"],
  [['rules', '--fix'], 'unknown option --fix; rules takes --format, --color, --no-color, --help'],
])('%j ends with 2', async (argv, message) => {
  const { code, stderr } = await run(argv, { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain(`fargate-lint: ${message}\n`);
});

it('has help', async () => {
  expect((await run(['rules', '-h'], { cwd })).stdout).toMatch(/^fargate-lint rules \[--format json\]/);
});
