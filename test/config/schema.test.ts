import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { CONFIG_SCHEMA, publishedSchema } from '../../src/config/schema.ts';
import { run, writeFiles } from '../support/cli.ts';
import { ROOT, temporaryDirectory } from '../support/repository.ts';

const keys = Object.keys(CONFIG_SCHEMA.properties ?? {}).filter((key) => key !== '$schema');

describe('docs/configuration.md', () => {
  const page = readFileSync(join(ROOT, 'docs/configuration.md'), 'utf8');
  const examples = Array.from(
    page.matchAll(/^```yaml \{"file": "fargate-lint.yaml"\}\n([\s\S]*?)^```$/gm),
    ([, text = '']) => text,
  );

  it('has a section with an example for every key', () => {
    const sections = page.split('\n## ').slice(1);
    for (const key of keys) {
      const section = sections.find((each) => each.startsWith(`\`${key}\`\n`)) ?? '';
      expect(section, key).toMatch(new RegExp(`^${key}:`, 'm'));
    }
    expect(sections.filter((each) => each.startsWith('`'))).toHaveLength(keys.length);
  });

  it('has examples that are valid, but for the one that shows mistakes', async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, { 'base.yaml': '', 'fargate-lint-baseline.txt': '' });
    const codes: number[] = [];
    for (const text of examples) {
      writeFiles(cwd, { 'fargate-lint.yaml': text });
      codes.push((await run(['--print-config', 'a.yaml'], { cwd })).code);
    }
    expect(codes).toEqual([2, ...Array.from({ length: examples.length - 1 }, () => 0)]);
  });
});

describe('the published schema', () => {
  const validate = new Ajv({ strict: false, allErrors: true }).compile(publishedSchema(rules));

  it('is valid draft 7, and what is in docs', () => {
    const ajv = new Ajv({ strict: false });
    expect(ajv.validateSchema(publishedSchema(rules))).toBe(true);
    expect(publishedSchema(rules, null)).not.toHaveProperty('$id');
    expect(publishedSchema(rules, 'https://example.com')).toHaveProperty('$id', 'https://example.com/schema.json');
    const written = JSON.parse(readFileSync(join(ROOT, 'docs/schema.json'), 'utf8')) as Record<string, unknown>;
    expect(Object.keys(written.properties as object)).toEqual(Object.keys(CONFIG_SCHEMA.properties ?? {}));
  });

  it.each<[boolean, object]>([
    [true, { rules: { 'compute-size': ['warn', { maxVcpu: 4 }], 'no-privileged': 'off', 'no-daemonset': ['warn'] } }],
    [true, { overrides: [{ kinds: ['Job'], rules: { 'compute-size': ['off', {}] } }] }],
    [true, { extends: ['strict', './a.yaml'], profiles: [{ name: 'x', selectors: [] }] }],
    [false, { rules: { 'compute-size': ['warn', { maxVcpu: 99 }] } }],
    [false, { rules: { 'compute-sise': 'warn' } }],
    [false, { rules: { 'no-privileged': ['warn', { any: 1 }] } }],
    [false, { overrides: [{ rules: { 'compute-size': 'eror' } }] }],
    [false, { ignore: [{ rule: 'no-privileged' }] }],
    [false, { clster: 'hybrid' }],
  ])('%s: %j', (isValid, config) => {
    expect(validate(config), JSON.stringify(validate.errors)).toBe(isValid);
  });
});
