import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { Report } from '../../src/engine/findings/report.ts';
import { lintText } from '../../src/engine/lint-text.ts';
import { createReadCache } from '../../src/engine/reading/read-cache.ts';
import { createSession } from '../../src/engine/session.ts';
import { pod } from '../../src/testing.ts';

const POD = pod('hostPID: true').replace('name: app', 'name: app\n  labels: {app: web}');
const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec: {podSelector: {matchLabels: {app: web}}}
`;

function idsOf({ findings }: Report): string[] {
  return findings.map(({ rule, file }) => `${file.path} ${rule.id}`);
}

describe('createSession', () => {
  it('lints what is open, as one set', () => {
    const session = createSession({ rules });
    expect(session.lint().summary.files).toBe(0);
    session.open('policy.yaml', POLICY);
    expect(idsOf(session.lint())).toEqual([]);
    session.open('pod.yaml', POD);
    expect(idsOf(session.lint())).toContain('policy.yaml network-policy-not-enforced');
    session.update('pod.yaml', POD.replace('hostPID: true', 'hostPID: false'));
    expect(idsOf(session.lint())).not.toContain('pod.yaml no-host-namespaces');
    session.close('pod.yaml');
    session.close('pod.yaml');
    expect(idsOf(session.lint())).toEqual([]);
  });

  it('does not update what is not open', () => {
    expect(() => createSession({ rules }).update('pod.yaml', POD)).toThrow('pod.yaml is not open.');
  });

  it('reads again only what has changed', () => {
    const session = createSession({ rules });
    session.open('pod.yaml', POD);
    session.open('policy.yaml', POLICY);
    const files = () => session.lint().workloads.map(({ pod: { spec } }) => spec.document);
    const [first] = files();
    session.update('policy.yaml', `${POLICY}# more\n`);
    session.open('pod.yaml', POD);
    expect(files()[0]).toBe(first);
    session.update('pod.yaml', `${POD}# more\n`);
    expect(files()[0]).not.toBe(first);
  });
});

describe('manifests of a session', () => {
  it('are the objects of the set as it is now', () => {
    const session = createSession({ rules, settings: { namespace: 'shop' } });
    session.open('b.yaml', POD);
    session.open('a.yaml', 'apiVersion: v1\nkind: Service\nmetadata: { name: front }\n');
    const shown = () => session.manifests().resources.map(({ kind, namespace }) => `${kind} in ${namespace}`);
    expect(shown()).toEqual(['Service in shop', 'Pod in shop']);
    expect(session.manifests().pods).toHaveLength(1);
    session.close('a.yaml');
    expect(shown()).toEqual(['Pod in shop']);
  });
});

describe('createReadCache', () => {
  it('knows bytes by what they hold', () => {
    const { read, forget } = createReadCache();
    const bytes = () => Buffer.from(POD);
    const first = read({ path: 'a.yaml', content: bytes() });
    expect(read({ path: 'a.yaml', content: bytes() })).toBe(first);
    expect(read({ path: 'b.yaml', content: bytes() })).not.toBe(first);
    expect(read({ path: 'a.yaml', content: POD })).not.toBe(first);
    const again = read({ path: 'a.yaml', content: bytes() });
    forget('a.yaml');
    expect(read({ path: 'a.yaml', content: bytes() })).not.toBe(again);
  });
});

describe('lintText', () => {
  it('lints a text by itself', () => {
    expect(idsOf(lintText(POD, { rules }))).toContain('manifest.yaml no-host-namespaces');
    expect(idsOf(lintText(POD, { rules, path: 'a.yaml' }))).toContain('a.yaml no-host-namespaces');
    expect(lintText('a: [', { rules }).findings.map(({ rule }) => rule.id)).toEqual(['parse-error']);
  });
});
