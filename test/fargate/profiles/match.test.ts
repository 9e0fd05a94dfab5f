// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of other programs
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, selectProfile, selectsAll } from '../../../src/fargate/profiles/match.ts';
import type { FargateProfile, ProfileSelector, Unresolved } from '../../../src/fargate/profiles/profile.ts';

const PIN = 'eks.amazonaws.com/fargate-profile';
const unknown = (pattern = '*'): Unresolved => ({ pattern, reason: 'nobody knows' });

function profile(name: FargateProfile['name'], ...selectors: ProfileSelector[]): FargateProfile {
  return { name, selectors };
}

function pod(namespace: string, labels: Record<string, string> = {}, complete = true): Candidate {
  return { namespace, labels, complete };
}

describe('selectProfile', () => {
  const apps = profile(
    'apps',
    { namespace: 'shop', labels: { tier: 'web', team: 'a' } },
    { namespace: 'batch-*' },
    { namespace: 'infra', labels: { 'example.com/*': 'yes?' } },
  );

  it.each([
    ['all labels', pod('shop', { tier: 'web', team: 'a', other: 'x' }), 'apps'],
    ['one label missing', pod('shop', { tier: 'web' }), null],
    ['a label with another value', pod('shop', { tier: 'web', team: 'b' }), null],
    ['another selector', pod('batch-7'), 'apps'],
    ['another namespace', pod('batch'), null],
    ['wildcards in key and value', pod('infra', { 'example.com/fargate': 'yes!' }), 'apps'],
    ['wildcards not met', pod('infra', { 'example.com/fargate': 'yes' }), null],
  ])('%s', (_, candidate, expected) => {
    expect(selectProfile(candidate, [apps])).toEqual({ outcome: expected ? 'yes' : 'no', profile: expected });
  });

  it('takes the alphanumerically first of several', () => {
    const profiles = ['b', 'a', 'B'].map((name) => profile(name, { namespace: 'shop' }));
    expect(selectProfile(pod('shop'), profiles).profile).toBe('B');
    expect(selectProfile(pod('shop'), profiles.slice(0, 2)).profile).toBe('a');
  });

  it('leaves the choice to the label, if that profile matches', () => {
    const profiles = [profile('a', { namespace: 'shop' }), profile('b', { namespace: 'shop' }), profile('c')];
    expect(selectProfile(pod('shop', { [PIN]: 'b' }), profiles).profile).toBe('b');
    expect(selectProfile(pod('shop', { [PIN]: 'c' }), profiles).outcome).toBe('no');
    expect(selectProfile(pod('shop', { [PIN]: 'd' }), profiles).outcome).toBe('no');
    expect(selectProfile(pod('shop', { [PIN]: '*' }), profiles).outcome).toBe('no');
  });

  it('selects nothing without profiles, selectors or namespaces', () => {
    expect(selectProfile(pod('shop'), []).outcome).toBe('no');
    expect(selectProfile(pod('shop'), [profile('a')]).outcome).toBe('no');
    expect(selectProfile(pod('shop'), [profile('a', { namespace: '' })]).outcome).toBe('no');
  });

  it('says maybe when it depends on what is not known', () => {
    const open = profile('a', { namespace: unknown('*-apps') });
    expect(selectProfile(pod('prod-apps'), [open])).toEqual({ outcome: 'maybe', profile: null });
    expect(selectProfile(pod('prod'), [open]).outcome).toBe('no');
    const label = profile('a', { namespace: 'shop', labels: { tier: unknown() } });
    expect(selectProfile(pod('shop', { tier: 'x' }), [label]).outcome).toBe('maybe');
    expect(selectProfile(pod('shop'), [label]).outcome).toBe('no');
    expect(selectProfile(pod('shop'), [{ ...profile('a', { namespace: 'shop' }), condition: unknown() }]).outcome).toBe(
      'maybe',
    );
  });

  it('names no profile when an unknown one may come first', () => {
    const known = profile('b', { namespace: 'shop' });
    expect(selectProfile(pod('shop'), [known, profile(unknown(), { namespace: 'shop' })])).toEqual({
      outcome: 'yes',
      profile: null,
    });
    expect(selectProfile(pod('shop'), [known, profile('a', { namespace: unknown() })]).profile).toBeNull();
    expect(selectProfile(pod('shop'), [known, profile('c', { namespace: unknown() })]).profile).toBe('b');
  });

  it('takes a placeholder in the manifest, and labels that a patch leaves out, for unknown', () => {
    expect(selectProfile(pod('${NS}'), [apps]).outcome).toBe('maybe');
    expect(selectProfile(pod('shop', { tier: 'web' }, false), [apps]).outcome).toBe('maybe');
    expect(selectProfile(pod('elsewhere', {}, false), [apps]).outcome).toBe('no');
  });

  it('never depends on the order of profiles', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd');
    const selector = fc.record({
      namespace: fc.constantFrom('shop', 'sh*', '?', unknown()),
      labels: fc.dictionary(fc.constantFrom('x', '?'), fc.constantFrom('1', '*', unknown()), { maxKeys: 2 }),
    });
    const some = fc.uniqueArray(fc.record({ name, selectors: fc.array(selector, { maxLength: 3 }) }), {
      selector: (each) => each.name,
    });
    fc.assert(
      fc.property(
        some,
        fc.dictionary(fc.constantFrom('x', 'y', PIN), fc.constantFrom('1', 'a')),
        (profiles, labels) => {
          const candidate = pod('shop', labels);
          expect(selectProfile(candidate, profiles.toReversed())).toEqual(selectProfile(candidate, profiles));
        },
      ),
    );
  });
});

describe('selectsAll', () => {
  it('wants a selector that asks for nothing beyond what is known', () => {
    const profiles = [profile('a', { namespace: 'all' }, { namespace: 'some', labels: { app: 'web' } })];
    expect(selectsAll('all', {}, profiles)).toBe(true);
    expect(selectsAll('some', {}, profiles)).toBe(false);
    expect(selectsAll('some', { app: 'web' }, profiles)).toBe(true);
    expect(selectsAll('all', {}, [profile('a', { namespace: unknown() })])).toBe(false);
  });
});
