import { describe, expect, it } from 'vitest';
import { didYouMean, distanceBetween, suggest } from '../../../src/cli/arguments/suggest.ts';

describe('distanceBetween', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['stylsh', 'stylish', 1],
    ['same', 'same', 0],
  ])('%j and %j are %i apart', (from, to, distance) => {
    expect(distanceBetween(from, to)).toBe(distance);
    expect(distanceBetween(to, from)).toBe(distance);
  });
});

describe('suggest', () => {
  it('gives the nearest candidate, if it is near', () => {
    expect(suggest('compct', ['stylish', 'compact', 'github'])).toBe('compact');
    expect(suggest('no-privilege', ['no-host-ports', 'no-privileged'])).toBe('no-privileged');
    expect(suggest('sarif', ['stylish', 'compact', 'github'])).toBeUndefined();
    expect(suggest('anything', [])).toBeUndefined();
  });

  it('is a question, or nothing', () => {
    expect(didYouMean('jsn', ['json'])).toBe(' Did you mean json?');
    expect(didYouMean('xml', ['stylish'])).toBe('');
  });
});
