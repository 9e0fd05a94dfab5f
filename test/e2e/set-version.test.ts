import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { VERSION } from '../../src/version.ts';
import { execute, filesUnder, temporaryCopy } from '../support/repository.ts';

it('leaves no page and no extension that names the version before', () => {
  const copy = temporaryCopy();
  const path = join(copy, 'package.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace(`"version": "${VERSION}"`, '"version": "98.7.6"'));
  const { status, stderr } = execute('node --import ./scripts/typescript.mjs scripts/set-version.ts', copy);
  expect(status, stderr).toBe(0);
  const pages = filesUnder('.').filter((file) => /^(README\.md|(docs|editors)\/.*\.(md|json|toml))$/.test(file));
  const old = new RegExp(`(?<![\\d.])${VERSION.replaceAll('.', '\\.')}(?![\\d.])`);
  // The version that a rule came with stays.
  const textOf = (file: string) =>
    readFileSync(join(copy, file), 'utf8').replace(/^(?:\| )?(?:error|warn) .* \d+\.\d+\.\d+(?: \|)?$/gm, '');
  expect(pages.filter((file) => old.test(textOf(file)))).toEqual([]);
  expect(readFileSync(join(copy, 'docs/pipelines.md'), 'utf8').match(/98\.7\.6/g)?.length).toBeGreaterThan(8);
});
