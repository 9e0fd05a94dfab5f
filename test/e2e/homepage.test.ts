import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { execute, temporaryCopy } from '../support/repository.ts';

it('a homepage in package.json is what findings and the schema link to', () => {
  const copy = temporaryCopy();
  const path = join(copy, 'package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as object;
  writeFileSync(path, JSON.stringify({ ...manifest, homepage: 'https://example.com/lint' }, null, 2));
  expect(execute('npm run --silent build && npm run --silent generate', copy)).toMatchObject({ status: 0 });
  const schema = JSON.parse(readFileSync(join(copy, 'docs/schema.json'), 'utf8')) as object;
  expect(schema).toHaveProperty('$id', 'https://example.com/lint/schema.json');
  const { stdout } = execute('node dist/cli.cjs --format sarif examples/debug-shell.yaml', copy);
  expect(stdout).toContain('"helpUri": "https://example.com/lint/rules/no-host-namespaces"');
  expect(stdout).toContain('"informationUri": "https://example.com/lint"');
  expect(stdout).not.toContain('fargate-lint explain');
});
