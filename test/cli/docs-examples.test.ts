import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FORMATS } from '../../src/formatters/index.ts';
import { LONGEST_MARKDOWN } from '../../src/formatters/markdown/markdown.ts';
import { BLOCKED, run, writeFiles } from '../support/cli.ts';
import { ROOT, temporaryDirectory } from '../support/repository.ts';

const formats = readFileSync(join(ROOT, 'docs/formats.md'), 'utf8');

it('docs/formats.md shows a format of one’s own that works', async () => {
  const [, code = ''] = /<!-- example: my-format\.mjs -->\n```js\n([\s\S]*?)```/.exec(formats) ?? [];
  const cwd = temporaryDirectory();
  writeFiles(cwd, { 'my-format.mjs': code, 'k8s/a.yaml': BLOCKED });
  const [, command = ''] = /```sh\nfargate-lint (--format \.\/my-format.*)\n```/.exec(formats) ?? [];
  const { code: exit, stdout, stderr } = await run(command.split(' '), { cwd });
  expect({ exit, stdout, stderr }).toEqual({ exit: 1, stdout: 'k8s/a.yaml 1\n', stderr: '' });
});

it('docs/formats.md shows a command with several formats that works', async () => {
  const [, command = ''] = /```sh\nfargate-lint (--format github .*)\n```/.exec(formats) ?? [];
  const cwd = temporaryDirectory();
  writeFiles(cwd, { 'k8s/a.yaml': BLOCKED });
  const { code, stdout, stderr } = await run(command.split(' '), { cwd });
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toMatch(/^::error file=k8s\/a\.yaml/);
  for (const file of ['fargate-lint.sarif', 'summary.md']) {
    expect(readFileSync(join(cwd, file), 'utf8')).toContain('no-host-namespaces');
  }
});

it('docs/formats.md names every format and the limit', () => {
  for (const format of FORMATS) expect(formats).toMatch(new RegExp(`^\\| \\[${format}\\]`, 'm'));
  expect(formats).toContain(`At most ${LONGEST_MARKDOWN.toLocaleString('en')} characters`);
});
