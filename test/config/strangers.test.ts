import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { loadConfig } from '../../src/config/load.ts';
import { formatProblem } from '../../src/config/problem.ts';
import { ALWAYS_ON } from '../../src/engine/always-on.ts';
import { createNodeHost } from '../../src/host/node-host.ts';
import { writeFiles } from '../support/cli.ts';
import { temporaryDirectory } from '../support/repository.ts';

/** What is wrong with a configuration. */
function judge(text: string): string[] {
  const cwd = temporaryDirectory();
  writeFiles(cwd, { 'fargate-lint.yaml': text });
  const host = createNodeHost({ cwd, gitignore: true });
  const known = { configurable: rules, alwaysOn: ALWAYS_ON };
  const { problems } = loadConfig(join(cwd, 'fargate-lint.yaml'), { host, cwd, known });
  return problems.map(formatProblem);
}

const many = (count: number, write: (index: number) => string, separator = ',') =>
  Array.from({ length: count }, (_, index) => write(index)).join(separator);

describe('a configuration of a stranger does not stall the machine', () => {
  it.each([
    ['unknown keys', many(15_000, (index) => `unknown-${index}: 1`, '\n')],
    ['unknown rules', `rules: {${many(8_000, (index) => `no-host-port${index}: off`)}}`],
    ['wrong levels', `rules:\n${many(8_000, (index) => `  no-privileged${index}: eror`, '\n')}`],
    ['patterns', `include: [${many(10_000, () => "'**/*a*a*a*/**/*b'")}]`],
    ['wrong patterns', `ignores: [${many(12_000, () => "'../a'")}]`],
    ['braces', `ignores: ['${'{a,b}'.repeat(80)}']`],
    ['files to extend', `extends: [${many(12_000, () => './a.yaml')}]`],
    ['entries', `ignore: [${many(8_000, () => '{ rule: x, kind: y }')}]`],
    ['depth', `rules: ${'['.repeat(50_000)}`],
    ['long names', `cluster: ${'x'.repeat(200_000)}`],
    ['a long region', `region: ${'a-'.repeat(100_000)}`],
    ['a long path', `customKinds: [{ group: ${'a-'.repeat(50_000)}, kind: A, template: ${'a.'.repeat(50_000)} }]`],
  ])('%s', { timeout: 20_000 }, (_, text) => {
    const problems = judge(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(100);
    expect(Math.max(...problems.map((problem) => problem.length))).toBeLessThan(500);
  });

  it('nor one that is large', () => {
    expect(judge(`# ${'x'.repeat(300_000)}`)).toEqual(['fargate-lint.yaml: larger than 256 KiB']);
  });
});
