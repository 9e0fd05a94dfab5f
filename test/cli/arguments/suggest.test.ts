import { expect, it } from 'vitest';
import { didYouMean } from '../../../src/cli/arguments/suggest.ts';

it('asks for the nearest name, or nothing', () => {
  expect(didYouMean('jsn', ['json'])).toBe('; did you mean json?');
  expect(didYouMean('no-privilege', ['no-host-ports', 'no-privileged'])).toBe('; did you mean no-privileged?');
  expect(didYouMean('xml', ['stylish'])).toBe('');
});
