import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayIgnore } from '../../src/host/ignore-patterns.ts';
import { scopeOf } from '../../src/host/ignore-scope.ts';

const NAMES = ['apps', 'build', 'web.yaml', 'web.yml', 'a', 'aa', 'secret', '[x]', '#a', ' b', 'Apps', 'ſ', '.env'];

/** Patterns of the pieces that mean something in them, and of the names that paths have. */
const patterns = fc
  .array(
    fc.constantFrom(
      ...NAMES,
      '*',
      '**',
      '?',
      '/',
      '/',
      '!',
      '\\',
      '[ab]',
      '[!a]',
      '[',
      ']',
      ' ',
      '.yaml',
      'w',
      'E',
      '{a}',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((pieces) => pieces.join(''))
  .filter((pattern) => pattern.trim() !== '' && !pattern.startsWith('#'));

const paths = fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 4 });

describe('a pattern that may ignore a path', () => {
  it.each([
    ['node_modules/', 'apps/web.yaml', false],
    ['*.log', 'apps/web.yaml', false],
    ['*.py[cod]', 'apps/web.yaml', false],
    ['.env*', 'apps/web.yaml', false],
    ['/apps/*.json', 'apps/web.yaml', false],
    ['# no comment here, but no name either', 'apps/web.yaml', false],
    ['!web.yaml', 'apps/web.yaml', false],
    ['web.yaml', 'apps/web.yaml', true],
    ['WEB.yaml  ', 'apps/web.yaml', true],
    ['/apps/', 'apps/web.yaml', true],
    ['apps/**', 'apps/web.yaml', true],
    ['*', 'apps/web.yaml', true],
    ['w?b.y[a]ml', 'apps/web.yaml', true],
    ['\\web.yaml', 'apps/web.yaml', true],
    ['é', 'apps/web.yaml', true],
    ['[/apps[!a]', 'a/web.yml', true],
  ])('%s, %s: %s', (pattern, path, expected) => {
    expect(mayIgnore(pattern, path.split('/'))).toBe(expected);
  });

  it('is every pattern that does', () => {
    let ignored = 0;
    const property = fc.property(patterns, paths, (pattern, names) => {
      const ignores = scopeOf('/', [pattern]).ignores(`/${names.join('/')}`, false);
      if (ignores) ignored++;
      expect(!ignores || mayIgnore(pattern, names)).toBe(true);
    });
    fc.assert(property, { numRuns: 5000, examples: [['web.yaml', ['web.yaml']]] });
    expect(ignored).toBeGreaterThan(0);
  });
});
