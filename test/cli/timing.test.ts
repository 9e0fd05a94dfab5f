import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { Timer } from '../../src/cli/output/timer.ts';
import { BLOCKED, run, writeFiles } from '../support/cli.ts';
import { temporaryDirectory } from '../support/repository.ts';

describe('Timer', () => {
  it('adds up, and puts the slowest rule first', async () => {
    let time = 40;
    const timer = new Timer(() => time);
    const take = (milliseconds: number) => () => {
      time += milliseconds;
      return milliseconds;
    };
    await timer.measureAsync('list', async () => take(3)());
    expect(timer.measure('stage', 'parse', take(10))).toBe(10);
    timer.measure('stage', 'parse', take(5.25));
    timer.measure('rule', 'no-a', take(1));
    timer.measure('rule', 'no-long-name', take(2));
    expect(() =>
      timer.measure('rule', 'no-a', () => {
        take(4)();
        throw new Error('a rule that fails');
      }),
    ).toThrow('a rule that fails');
    expect(timer.table()).toBe(
      [
        'stage        ms',
        'start      40.0',
        'list        3.0',
        'parse      15.3',
        'total      65.3',
        '',
        'rule                ms',
        'no-a               5.0',
        'no-long-name       2.0',
        '',
      ].join('\n'),
    );
  });
});

it('--timing is said on stderr and changes nothing else', async () => {
  const cwd = temporaryDirectory();
  writeFiles(cwd, { 'a.yaml': BLOCKED });
  const { stderr, ...rest } = await run(['-f', 'compact', '--timing'], { cwd });
  const plain = await run(['-f', 'compact'], { cwd });
  expect(rest).toEqual({ code: plain.code, stdout: plain.stdout });
  const [stages = '', perRule = ''] = stderr.split('\n\n');
  const names = (table: string) => table.split('\n').map((line) => line.split(' ')[0]);
  expect(names(stages)).toEqual([
    ...['stage', 'start', 'list', 'read', 'parse', 'index', 'rules', 'report', 'format', 'total'],
  ]);
  expect(names(perRule.trimEnd()).slice(1).sort()).toEqual(rules.map(({ id }) => id).sort());
  for (const line of stderr.trimEnd().split('\n')) expect(line).toMatch(/^$|^[a-z-]+ +(?:ms|\d+\.\d)$/);
});
