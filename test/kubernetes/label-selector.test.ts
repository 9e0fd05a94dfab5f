import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesLabels, matchesRequirement } from '../../src/kubernetes/label-selector.ts';

const labels = { app: 'web', tier: 'front', cores: '8', '': 'empty' };

describe('matchesRequirement', () => {
  it.each([
    ['app In [web, api]', true],
    ['app In [api]', false],
    ['zone In [a]', false],
    ['app NotIn [api]', true],
    ['app NotIn [web]', false],
    ['zone NotIn [a]', true],
    ['app Exists []', true],
    ['zone Exists []', false],
    ['zone DoesNotExist []', true],
    ['app DoesNotExist []', false],
    ['cores Gt [4]', true],
    ['cores Gt [8]', false],
    ['cores Lt [10]', true],
    ['app Gt [4]', false],
    ['cores Gt [four]', false],
    ['cores Gt [1, 2]', false],
    ['zone Lt [4]', false],
    ['toString Exists []', false],
    ['app Equals [web]', false],
  ])('%s is %s', (text, expected) => {
    const [, key = '', operator = '', values = ''] = /^(\S+) (\S+) \[(.*)\]$/.exec(text) ?? [];
    expect(matchesRequirement({ key, operator, values: values ? values.split(', ') : [] }, labels)).toBe(expected);
  });

  it('has opposites', () => {
    const key = fc.constantFrom('app', 'tier', 'zone', '__proto__', 'constructor');
    fc.assert(
      fc.property(
        key,
        fc.array(fc.constantFrom('web', 'front', 'x')),
        fc.dictionary(key, fc.constantFrom('web', 'x')),
        (name, values, set) => {
          const holds = (operator: string) => matchesRequirement({ key: name, operator, values }, set);
          return holds('In') !== holds('NotIn') && holds('Exists') !== holds('DoesNotExist');
        },
      ),
    );
  });
});

describe('matchesLabels', () => {
  it('wants every label', () => {
    expect(matchesLabels({ app: 'web' }, labels)).toBe(true);
    expect(matchesLabels({ app: 'web', tier: 'back' }, labels)).toBe(false);
    expect(matchesLabels({ constructor: 'web' }, labels)).toBe(false);
    expect(matchesLabels({}, labels)).toBe(true);
  });

  it('matches a set with itself and with more', () => {
    const strings = fc.dictionary(fc.string(), fc.string());
    fc.assert(fc.property(strings, strings, (a, b) => matchesLabels(a, a) && matchesLabels(a, { ...b, ...a })));
  });
});
