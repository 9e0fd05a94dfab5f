import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  escapeCommandData,
  escapeCommandProperty,
  escapeFileName,
  escapeJson,
  escapeTerminal,
} from '../../src/formatters/escape.ts';
import { anyText } from '../support/any-text.ts';

describe('escapeTerminal', () => {
  it.each([
    ['plain, 网站, é, 🚢', 'plain, 网站, é, 🚢'],
    ['\u001B[31mred', '\\x1b[31mred'],
    ['\u009B31m', '\\x9b31m'],
    ['a\nb\r\nc\td', 'a\\nb\\r\\nc\\td'],
    ['nul\u0000', 'nul\\x00'],
    ['\u202Egnp.exe', '\\u202egnp.exe'],
    ['zero\u200Bwidth', 'zero\\u200bwidth'],
    ['line\u2028separator', 'line\\u2028separator'],
    ['half \uD83D', 'half \\ud83d'],
    ['tag \u{E0041}', 'tag \\u{e0041}'],
    ['##vso[task.setvariable variable=x]y ##teamcity[a]', '##vso\\x5btask.setvariable variable=x]y ##teamcity\\x5ba]'],
    ['filler \u3164\u2800', 'filler \\u3164\\u2800'],
    ['##[add-mask]x and # [ ] ###[', '##\\x5badd-mask]x and # [ ] ###\\x5b'],
  ])('%j becomes %j', (text, escaped) => {
    expect(escapeTerminal(text)).toBe(escaped);
  });

  it('leaves nothing that could move the cursor, whatever comes in', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(escapeTerminal(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

describe('escapeFileName', () => {
  it.each([
    ['a.yaml', 'a.yaml'],
    ['::error::a.yaml', './::error::a.yaml'],
    [' ::error::a.yaml', './ ::error::a.yaml'],
    ['\n::error::a.yaml', './\\n::error::a.yaml'],
    ['a::b.yaml', 'a::b.yaml'],
  ])('%j becomes %j, which begins no order to a runner', (path, escaped) => {
    expect(escapeFileName(path)).toBe(escaped);
  });
});

describe('workflow commands', () => {
  it('escape what ends a message or a property, and the percent sign first', () => {
    expect(escapeCommandData('50%\r\n::error::')).toBe('50%25%0D%0A::error::');
    expect(escapeCommandProperty('a:b,c%\n')).toBe('a%3Ab%2Cc%25%0A');
  });
});

describe('escapeJson', () => {
  it('changes the text but not the value', () => {
    const value = { name: 'a\u009B31m\u202E\u007F\u200B\uFEFF\u2028##[##vso[\u{E0041}' };
    const json = escapeJson(JSON.stringify(value));
    expect(json).toBe('{"name":"a\\u009b31m\\u202e\\u007f\\u200b\\ufeff\\u2028##\\u005b##vso\\u005b\\udb40\\udc41"}');
    expect(JSON.parse(json)).toEqual(value);
  });
});
