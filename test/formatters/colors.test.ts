import { describe, expect, it } from 'vitest';
import { createColors } from '../../src/formatters/colors.ts';

describe('colours', () => {
  it('surround a text', () => {
    const { red, bold } = createColors(true);
    expect(red('text')).toBe('\u001B[31mtext\u001B[39m');
    expect(bold(3)).toBe('\u001B[1m3\u001B[22m');
  });

  it('go on behind another one inside', () => {
    const { red, bold, green } = createColors(true);
    expect(red(`a${green('b')}c`)).toBe('\u001B[31ma\u001B[32mb\u001B[39m\u001B[31mc\u001B[39m');
    expect(red(bold('a'))).toBe('\u001B[31m\u001B[1ma\u001B[22m\u001B[39m');
  });

  it('can be left out', () => {
    const { isColorSupported, ...paints } = createColors(false);
    expect(isColorSupported).toBe(false);
    for (const paint of Object.values(paints)) expect(paint('text')).toBe('text');
  });
});
