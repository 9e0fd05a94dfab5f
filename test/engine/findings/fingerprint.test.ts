import { describe, expect, it } from 'vitest';
import noHostNamespaces from '../../../rules/no-host-namespaces.ts';
import noPrivileged from '../../../rules/no-privileged.ts';
import { fingerprintOf } from '../../../src/engine/findings/fingerprint.ts';
import { lint } from '../../../src/engine/lint.ts';
import { BLOCKED } from '../../support/cli.ts';

/** The fingerprints of all findings in a manifest, by rule. */
function fingerprintsIn(content: string): Record<string, string> {
  const { findings } = lint([{ path: 'a.yaml', content }], { rules: [noHostNamespaces, noPrivileged] });
  return Object.fromEntries(findings.map(({ rule, fingerprint }) => [rule.id, fingerprint]));
}

const INIT = '{ name: a, image: a:1, securityContext: { privileged: true } }';
const POD = BLOCKED.replace('spec:\n', `spec:\n  initContainers: [${INIT}]\n`);
const FINGERPRINTS = { 'no-host-namespaces': 'f0546b1eea487760', 'no-privileged': '2e73c4e9da625a5b' };

/** Baselines and services keep fingerprints for years: what these come to must never change. */
describe('fingerprints', () => {
  it('of what is in an object come from its group, kind, namespace and name too', () => {
    expect(fingerprintsIn(POD)).toEqual(FINGERPRINTS);
    const others = [
      POD.replace('name: blocked', 'name: other'),
      POD.replace('name: blocked', 'name: blocked\n  namespace: other'),
      POD.replace('kind: Pod', 'kind: PodTemplate').replace('spec:\n', 'template:\n spec:\n'),
    ].map((pod) => fingerprintsIn(pod)['no-host-namespaces']);
    expect(new Set([...others, FINGERPRINTS['no-host-namespaces']]).size).toBe(4);
  });

  it('stay when lines and items move, since items go by their names', () => {
    const moved = POD.replace(`[${INIT}]`, `[{ name: b, image: b:1 }, ${INIT}]`);
    expect(fingerprintsIn(`# moved\n\n${moved}`)).toEqual(FINGERPRINTS);
  });
});

const halvesOf = (rule: string, path: readonly string[] = []) => {
  const fingerprint = fingerprintOf(rule, 'said', null, path);
  expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
  return [fingerprint.slice(0, 8), fingerprint.slice(8)];
};

describe('a fingerprint of what is in no object', () => {
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
