import { describe, expect, it } from 'vitest';
import { Place } from '../../../src/kubernetes/place.ts';
import {
  allowsNoneOfAny,
  allowsOneOfAny,
  budgetOf,
  evictionsAllowed,
} from '../../../src/kubernetes/workloads/disruption-budget.ts';
import type { Document } from '../../../src/source/document.ts';

const document: Document = {
  file: { path: 'pdb.yaml', text: '', position: () => ({ line: 1, column: 1 }), line: () => '' },
  index: 0,
  value: null,
  duplicates: [],
  locate: () => undefined,
  edit: () => undefined,
};

function budget(spec: object) {
  return budgetOf(new Place(document, [], spec));
}

describe('budgetOf', () => {
  it.each([
    {},
    { minAvailable: null },
    { minAvailable: 1, maxUnavailable: 1 },
    { minAvailable: '1' },
    { minAvailable: '101%' },
    { maxUnavailable: '1.5%' },
    { maxUnavailable: '-1%' },
    { maxUnavailable: true },
  ])('does not read %j', (spec) => expect(budget(spec)).toBeUndefined());
});

describe('evictionsAllowed', () => {
  it.each([
    [{ minAvailable: 1 }, 1, 0],
    [{ minAvailable: 1 }, 2, 1],
    [{ minAvailable: 7 }, 3, 0],
    [{ minAvailable: '50%' }, 1, 0],
    [{ minAvailable: '50%' }, 7, 3],
    [{ minAvailable: '67%' }, 3, 0],
    [{ minAvailable: '66%' }, 3, 1],
    [{ minAvailable: '0%' }, 3, 3],
    [{ maxUnavailable: '30%' }, 7, 3],
    [{ maxUnavailable: '1%' }, 1, 1],
    [{ maxUnavailable: 5 }, 3, 3],
    [{ maxUnavailable: 0 }, 3, 0],
  ])('of %j with %i pods are %i', (spec, pods, allowed) => {
    const read = budget(spec);
    expect(read && evictionsAllowed(read, pods)).toBe(allowed);
  });
});

describe('allowsNoneOfAny', () => {
  it.each([
    [{ maxUnavailable: 0 }, true],
    [{ maxUnavailable: '0%' }, true],
    [{ maxUnavailable: 1 }, false],
    [{ minAvailable: '100%' }, true],
    [{ minAvailable: '99%' }, false],
    [{ minAvailable: 100 }, false],
  ])('of %j is %j', (spec, expected) => {
    const read = budget(spec);
    expect(read && allowsNoneOfAny(read)).toBe(expected);
  });
});

describe('allowsOneOfAny', () => {
  it.each([
    [{ maxUnavailable: 0 }, false],
    [{ maxUnavailable: 1 }, true],
    [{ maxUnavailable: '1%' }, true],
    [{ maxUnavailable: -1 }, false],
    [{ minAvailable: 0 }, true],
    [{ minAvailable: '0%' }, true],
    [{ minAvailable: 1 }, false],
    [{ minAvailable: '1%' }, false],
  ])('of %j is %j', (spec, expected) => {
    const read = budget(spec);
    expect(read && allowsOneOfAny(read)).toBe(expected);
    if (read && expected) expect([1, 2, 1000].map((pods) => evictionsAllowed(read, pods))).not.toContain(0);
  });
});
