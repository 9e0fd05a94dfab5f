import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileGlobs, globProblem, matchesName, staticPrefix } from '../../src/config/glob.ts';

describe('globs', () => {
  it.each([
    ['k8s/*.yaml', ['k8s/a.yaml', 'k8s/.yaml'], ['a.yaml', 'k8s/b/a.yaml', 'k8s/a.yml']],
    ['**/*.yaml', ['a.yaml', 'k8s/b/a.yaml'], ['a.yml']],
    ['k8s/**', ['k8s', 'k8s/a', 'k8s/b/c.yaml'], ['k9s/a', 'x/k8s/a']],
    ['**/tests/**/x.yaml', ['tests/x.yaml', 'a/tests/b/c/x.yaml'], ['tests/y.yaml', 'test/x.yaml']],
    ['./vendor/', ['vendor', 'vendor/a/b.yaml'], ['vendors/a', 'a/vendor/b']],
    ['**/tests', ['tests/a.yaml', 'a/tests/b.yaml'], ['a/tests2/b.yaml']],
    ['k8s/*', ['k8s/a.yaml'], ['k8s/b/a.yaml']],
    ['apps/{web,api}/{a,b}?.yaml', ['apps/web/a1.yaml', 'apps/api/b2.yaml'], ['apps/job/a1.yaml', 'apps/web/a.yaml']],
    ['a.b+c$', ['a.b+c$'], ['aXb+c$']],
  ])('%s', (pattern, matching, others) => {
    const matches = compileGlobs([pattern]);
    expect(matching.filter((path) => !matches(path))).toEqual([]);
    expect(others.filter(matches)).toEqual([]);
  });

  it('none match nothing; of several, any will do', () => {
    expect(compileGlobs([])('a')).toBe(false);
    expect(['a', 'b', 'c'].filter(compileGlobs(['a', 'c']))).toEqual(['a', 'c']);
  });

  it.each([
    ['', 'matches nothing'],
    ['!a', 'starts with !'],
    ['a\\b', 'backslash'],
    ['/etc/**', 'is absolute'],
    ['C:/x', 'is absolute'],
    ['a/../../b', 'is outside of'],
    ['[ab].yaml', 'has a bracket'],
    ['+(a|b)', 'has a bracket'],
    ['{a,{b,c}}', 'braces'],
    ['{a,b', 'braces'],
    ['a}', 'braces'],
    ['x'.repeat(501), 'longer than 500'],
    ['{a,b}'.repeat(7), 'more than 100'],
  ])('%s is refused', (pattern, problem) => {
    expect(globProblem(pattern)).toContain(problem);
  });

  it.each(['**', 'k8s/**/*.{yaml,yml}', '{a,b}'.repeat(6), '.github', '...'])('%s is fine', (pattern) => {
    expect(globProblem(pattern)).toBeUndefined();
  });

  it('say where to look', () => {
    const patterns = ['k8s/**/*.yaml', '**/*.yaml', 'a/b.yaml', './k8s/prod/{a,b}', '*'];
    expect(patterns.map(staticPrefix)).toEqual(['k8s', '.', 'a/b.yaml', 'k8s/prod', '.']);
  });

  it('cannot be made slow', { timeout: 20_000 }, () => {
    const name = 'a'.repeat(255);
    expect(matchesName(`${'*a'.repeat(200)}*b`, name)).toBe(false);
    expect(compileGlobs([`${'**/*a/'.repeat(80)}b`])(`${'a/'.repeat(2000)}c`)).toBe(false);
  });

  it('agree with the regular expressions they replace', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 });
    fc.assert(
      fc.property(text, name, (pattern, each) => {
        const regular = new RegExp(`^${pattern.replaceAll('?', '.').replaceAll('*', '.*')}$`);
        expect(matchesName(pattern, each)).toBe(regular.test(each));
      }),
    );
  });
});
