import { expect, it } from 'vitest';
import { highlightCode } from '../../../src/formatters/terminal/highlight-code.ts';
import { plain, terminal } from '../../support/report.ts';

const colored = terminal(80, { FORCE_COLOR: '1' });
const code = (text: string) => colored.colors.cyan(text);

it('colors code and drops its backticks, also where it goes over two lines', () => {
  expect(highlightCode(['Write `CHOWN`, not', '`a', 'b` here'], colored)).toEqual([
    `Write ${code('CHOWN')}, not`,
    code('a'),
    `${code('b')} here`,
  ]);
});

it('leaves a backtick that has no fellow', () => {
  expect(highlightCode(['a ` b'], colored)).toEqual(['a ` b']);
  expect(highlightCode(['`a` ` b'], colored)).toEqual([`${code('a')} \` b`]);
});

it('keeps backticks where there is no color', () => {
  expect(highlightCode(['Write `CHOWN`'], plain)).toEqual(['Write `CHOWN`']);
});
