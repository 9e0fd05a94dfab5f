import { describe, expect, it } from 'vitest';
import { createStyle, link } from '../../../src/formatters/terminal/style.ts';

const tty = { isTTY: true, columns: 80 };

function isColored(env: Record<string, string>, output = {}, color?: boolean): boolean {
  return createStyle({ output, env, color, version: '1.0.0' }).colors.isColorSupported;
}

function linksIn(env: Record<string, string>, output = {}, color?: boolean): boolean {
  return createStyle({ output, env, color, version: '1.0.0' }).hyperlinks;
}

describe('colours', () => {
  it('are for terminals', () => {
    expect(isColored({}, tty)).toBe(true);
    expect(isColored({}, {})).toBe(false);
    expect(isColored({ TERM: 'dumb' }, tty)).toBe(false);
  });

  it('follow NO_COLOR, then FORCE_COLOR', () => {
    expect(isColored({ NO_COLOR: '1' }, tty)).toBe(false);
    expect(isColored({ NO_COLOR: '' }, tty)).toBe(true);
    expect(isColored({ FORCE_COLOR: '1' })).toBe(true);
    expect(isColored({ FORCE_COLOR: '' })).toBe(false);
    expect(isColored({ FORCE_COLOR: '0' }, tty)).toBe(false);
    expect(isColored({ FORCE_COLOR: 'false' }, tty)).toBe(false);
    expect(isColored({ NO_COLOR: '1', FORCE_COLOR: '1' }, tty)).toBe(false);
  });

  it('follow the command line over everything', () => {
    expect(isColored({ NO_COLOR: '1' }, {}, true)).toBe(true);
    expect(isColored({ FORCE_COLOR: '1' }, tty, false)).toBe(false);
  });
});

describe('hyperlinks', () => {
  it.each([
    { TERM_PROGRAM: 'iTerm.app' },
    { TERM_PROGRAM: 'vscode' },
    { TERM: 'xterm-kitty' },
    { WT_SESSION: 'a-b-c' },
    { VTE_VERSION: '7200' },
    { KONSOLE_VERSION: '230801' },
  ])('are written where they are known to work: %j', (env) => {
    expect(linksIn(env, tty)).toBe(true);
    expect(linksIn(env, {})).toBe(false);
    expect(linksIn({ ...env, CI: 'true' }, tty)).toBe(false);
    expect(linksIn({ ...env, NO_COLOR: '1' }, tty)).toBe(false);
    expect(linksIn({ ...env, FORCE_HYPERLINK: '0' }, tty)).toBe(false);
  });

  it('are not written elsewhere unless forced', () => {
    expect(linksIn({ TERM: 'xterm-256color' }, tty)).toBe(false);
    expect(linksIn({ VTE_VERSION: '4600' }, tty)).toBe(false);
    expect(linksIn({ FORCE_HYPERLINK: '1' })).toBe(true);
  });

  it('are OSC 8 sequences', () => {
    const style = createStyle({ output: {}, env: { FORCE_HYPERLINK: '1' }, version: '1.0.0' });
    expect(link('rule', 'https://example.com/', style)).toBe(
      '\u001B]8;;https://example.com/\u0007rule\u001B]8;;\u0007',
    );
  });
});

it('knows a width only where there is a terminal', () => {
  expect(createStyle({ output: tty, env: {}, version: '1.0.0' }).columns).toBe(80);
  expect(createStyle({ output: { columns: 80 }, env: {}, version: '1.0.0' }).columns).toBeUndefined();
  expect(createStyle({ output: { isTTY: true, columns: 0 }, env: {}, version: '1.0.0' }).columns).toBeUndefined();
});
