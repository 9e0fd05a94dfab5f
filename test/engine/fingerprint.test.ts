import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../src/engine/fingerprint.ts';

const halvesOf = (rule: string, path: readonly string[] = []) => {
  const fingerprint = fingerprintOf(rule, 'said', null, path);
  expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
  return [fingerprint.slice(0, 8), fingerprint.slice(8)];
};

describe('a fingerprint', () => {
  it('is what baselines that were written before hold', () => {
    expect(fingerprintOf('no-privileged', 'privileged', null, ['a.yaml'])).toBe('e1c1aea2596de497');
  });

  it('is two hashes from different bases, each of which tells findings apart', () => {
    const rules = Array.from({ length: 500 }, (_, index) => `rule-${index}`);
    const halves = rules.map((rule) => halvesOf(rule));
    for (const [first, second] of halves) expect(first).not.toBe(second);
    expect(new Set(halves.map(([first]) => first)).size).toBe(rules.length);
    expect(new Set(halves.map(([, second]) => second)).size).toBe(rules.length);
  });

  it('does not take the parts of one finding for those of another', () => {
    expect(halvesOf('a', ['b', 'c'])).not.toEqual(halvesOf('a', ['bc']));
    expect(halvesOf('a', ['b', 'c'])).not.toEqual(halvesOf('a', ['c', 'b']));
  });
});
