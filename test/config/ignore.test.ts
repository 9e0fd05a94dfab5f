import { describe, expect, it } from 'vitest';
import { compileGlobs } from '../../src/config/glob.ts';
import { hasExpired, type Ignore, matchesIgnore } from '../../src/config/ignore.ts';
import { buildFinding, buildPod, createSourceFile } from '../support/report.ts';

const span = { file: createSourceFile('fargate-lint.yaml', ''), range: { start: 0, end: 0 } };
const ignore = (more: Partial<Ignore> = {}): Ignore => ({ rule: 'no-example', reason: 'known', span, ...more });

const file = createSourceFile('k8s/web.yaml', 'x');
const finding = buildFinding(file, { start: 0, end: 1 }, { pod: buildPod(file, 'web', 'shop') });
const aboutTheFile = buildFinding(file, { start: 0, end: 1 });

describe('an ignore entry', () => {
  it.each<Partial<Ignore>>([
    {},
    { kind: 'Deployment' },
    { namespace: 'shop', name: 'web' },
    { namespace: 's*', name: '*e?' },
    { files: compileGlobs(['k8s/**']) },
  ])('covers the finding: %o', (more) => {
    expect(matchesIgnore(ignore(more), finding)).toBe(true);
  });

  it.each<Partial<Ignore>>([
    { rule: 'no-exampl' },
    { rule: '*' },
    { kind: 'deployment' },
    { kind: 'Deploy*' },
    { namespace: 'shops' },
    { namespace: 'shop', name: 'we' },
    { files: compileGlobs(['web.yaml']) },
  ])('does not: %o', (more) => {
    expect(matchesIgnore(ignore(more), finding)).toBe(false);
  });

  it('that asks for an object does not cover a finding about the file', () => {
    expect(matchesIgnore(ignore(), aboutTheFile)).toBe(true);
    for (const more of [{ kind: 'Deployment' }, { namespace: '*' }, { name: '*' }]) {
      expect(matchesIgnore(ignore(more), aboutTheFile)).toBe(false);
    }
  });

  it('that asks for a namespace does not cover objects outside of namespaces', () => {
    const resource = finding.resource && { ...finding.resource, namespace: null };
    expect(matchesIgnore(ignore({ namespace: '*' }), { ...finding, resource })).toBe(false);
  });

  it('applies on its last day, and no longer', () => {
    const entry = ignore({ expires: '2027-01-31' });
    expect(['2026-12-31', '2027-01-31', '2027-02-01'].map((day) => hasExpired(entry, day))).toEqual([
      false,
      false,
      true,
    ]);
    expect(hasExpired(ignore(), '9999-12-31')).toBe(false);
  });
});
