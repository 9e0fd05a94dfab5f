import { expect, it } from 'vitest';
import { Progress } from '../../../src/cli/output/progress.ts';

/** Follows files of which each takes so many milliseconds; gives what was written. */
function follow(count: number, each: number, { isTTY = true, env = {} } = {}): string[] {
  const written: string[] = [];
  let time = 5000;
  const progress = new Progress({
    stderr: { isTTY, write: (text: string) => written.push(text) },
    env,
    now: () => time,
  });
  const items = Array.from({ length: count }, (_, index) => index);
  const seen: number[] = [];
  for (const item of progress.follow(items, count)) {
    seen.push(item);
    time += each;
  }
  progress.clear();
  expect(seen).toEqual(items);
  return written;
}

const CLEAR = '\r\u001B[K';

it('says nothing before a second has passed', () => {
  expect(follow(9, 100)).toEqual([]);
});

it('says from then on, every tenth of a second, how far it is, and leaves no trace', () => {
  expect(follow(22, 50)).toEqual([
    `${CLEAR}read 20 of 22 files`,
    `${CLEAR}read 22 of 22 files`,
    `${CLEAR}checking 22 files`,
    CLEAR,
  ]);
  expect(follow(2, 1000)).toEqual([
    `${CLEAR}read 1 of 2 files`,
    `${CLEAR}read 2 of 2 files`,
    `${CLEAR}checking 2 files`,
    CLEAR,
  ]);
});

it.each([
  ['a pipe', { isTTY: false }],
  ['CI', { env: { CI: 'true' } }],
  ['a dumb terminal', { env: { TERM: 'dumb' } }],
])('says nothing in %s', (_, where) => {
  expect(follow(9, 1000, where)).toEqual([]);
});

it('is not misled by a CI that is none', () => {
  expect(follow(2, 1000, { env: { CI: 'false' } })).not.toEqual([]);
});
