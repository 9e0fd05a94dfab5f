import { describe, expect, it } from 'vitest';
import { offsetBefore } from '../../src/cli/fix-notes.ts';
import { colorDiff } from '../../src/cli/output/color-diff.ts';
import { warn } from '../../src/cli/output/messages.ts';
import { applyEdits } from '../../src/source/apply-edits.ts';
import { CLEAN, run, writeFiles } from '../support/cli.ts';
import { terminal } from '../support/report.ts';
import { temporaryDirectory } from '../support/repository.ts';

describe('offsetBefore', () => {
  const text = 'one two three four';
  const edits = [
    { start: 8, end: 13, text: '3' },
    { start: 0, end: 3, text: 'first' },
    { start: 18, end: 18, text: ' five' },
  ];
  const after = applyEdits(text, edits);

  it.each(['two', 'four', ' four'])('finds where %j was', (word) => {
    expect(offsetBefore(after.indexOf(word), edits)).toBe(text.indexOf(word));
  });

  it('takes the start of what was replaced', () => {
    expect(offsetBefore(after.indexOf('st'), edits)).toBe(0);
    expect(offsetBefore(after.indexOf('3'), edits)).toBe(8);
    expect(offsetBefore(after.indexOf('five'), edits)).toBe(18);
  });
});

it('--fix names places in the file before any change', async () => {
  const cwd = temporaryDirectory();
  const capabilities = '      securityContext: { capabilities: { add: [CAP_CHOWN, CAP_NET_BIND_SERVICE] } }\n';
  writeFiles(cwd, { 'a.yaml': CLEAN.replace('      resources:', `${capabilities}      resources:`) });
  const { stderr } = await run(['--fix'], { cwd });
  expect(stderr.split('\n').slice(0, 3)).toEqual([
    'fargate-lint: fixed a.yaml:9:48 valid-capabilities: CAP_CHOWN → CHOWN',
    'fargate-lint: fixed a.yaml:9:59 valid-capabilities: CAP_NET_BIND_SERVICE → NET_BIND_SERVICE',
    'fargate-lint: fixed 2 findings in 1 file',
  ]);
});

describe('a diff on a terminal', () => {
  const { colors } = terminal(80, { FORCE_COLOR: '1' });

  it('has a color for each kind of line', () => {
    expect(colorDiff('--- a/x\n+++ b/x\n@@ -1 +1 @@\n-old\n+new\n same\n', colors).split('\n')).toEqual([
      colors.bold('--- a/x'),
      colors.bold('+++ b/x'),
      colors.cyan('@@ -1 +1 @@'),
      colors.red('-old'),
      colors.green('+new'),
      ' same',
      '',
    ]);
  });

  it('controls no terminal', () => {
    expect(colorDiff('+\ta\u001B[2J\r', colors)).toBe(colors.green('+\ta\\x1b[2J'));
  });
});

it('messages wrap at the width of the terminal, with details on lines of their own', () => {
  let written = '';
  const stderr = { write: (text: string) => (written += text), isTTY: true, columns: 30 };
  warn({ stderr }, 'plugin ./rules.mjs is not valid:', ['acme/one: id must be\nan owner']);
  expect(written).toBe('fargate-lint: plugin\n  ./rules.mjs is not valid:\n  acme/one: id must be\\nan\n  owner\n');
});
