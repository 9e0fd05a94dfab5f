import { describe, expect, it } from 'vitest';
import noHostNamespaces from '../../rules/no-host-namespaces.ts';
import noPrivileged from '../../rules/no-privileged.ts';
import { fingerprintOf } from '../../src/engine/fingerprint.ts';
import { lint } from '../../src/engine/lint.ts';
import { BLOCKED } from '../support/cli.ts';

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
  it('of what is in no object come from rule, message and path', () => {
    expect(fingerprintOf('no-host-namespaces', 'host', null, [])).toBe('d9989998c6b87684');
    expect(fingerprintOf('parse-error', 'syntax', null, ['spec', 0, 'a'])).toBe('63ae149bb081f740');
  });

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
