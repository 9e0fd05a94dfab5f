import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { lint } from '../../../src/engine/lint.ts';
import { ignoreEditOf } from '../../../src/lsp/features/ignore-entry.ts';
import { applyEdits } from '../../../src/source/apply-edits.ts';
import { BLOCKED } from '../../support/cli.ts';

function ignoredIn(
  config: string | undefined,
  path = '/repository/fargate-lint.yaml',
  manifest = BLOCKED,
): string | undefined {
  const [finding] = lint([{ path: 'k8s/a.yaml', content: manifest }], { rules }).findings;
  if (!finding) throw new Error('nothing is found');
  const configuration = config === undefined ? undefined : { path, text: config };
  const edit = ignoreEditOf(finding, { directory: '/repository', configuration });
  return edit && applyEdits(config ?? '', edit.edits('moves to EC2: soon'));
}

const ENTRY = `  - rule: no-host-namespaces
    kind: Pod
    name: blocked
    reason: "moves to EC2: soon"
`;

describe('ignoreEditOf', () => {
  it('begins a configuration', () => {
    expect(ignoredIn(undefined)).toBe(`ignore:\n${ENTRY}`);
    expect(ignoredIn('')).toBe(`ignore:\n${ENTRY}`);
    expect(ignoredIn('# mine\n')).toBe(`# mine\nignore:\n${ENTRY}`);
  });

  it('adds to what is there', () => {
    const mine = 'ignore:\n  - rule: no-privileged # mine\n    reason: none\nextends: strict\n';
    expect(ignoredIn(mine)).toBe(
      `ignore:\n  - rule: no-privileged # mine\n    reason: none\n${ENTRY}extends: strict\n`,
    );
    const flush = 'ignore:\n- rule: no-privileged\n  reason: none';
    expect(ignoredIn(flush)).toBe(`${flush}\n${ENTRY.replace(/^ {2}/gm, '').slice(0, -1)}`);
  });

  it('adds a list where there is none', () => {
    const text = ignoredIn('extends: strict\n');
    expect(text).toMatch(/^extends: strict\nignore:\n\s+- rule: no-host-namespaces\n/);
  });

  it('names the namespace that the object names, and the file of what is no object', () => {
    const named = BLOCKED.replace('name: blocked', 'name: blocked\n  namespace: shop');
    expect(ignoredIn('', undefined, named)).toContain('    namespace: shop\n');
  });

  it.each(['*', 'a*', 'b?'])('names no object whose name would stand for others: %s', (name) => {
    expect(ignoredIn('', undefined, BLOCKED.replace('name: blocked', `name: "${name}"`))).toBeUndefined();
    expect(ignoredIn('', undefined, BLOCKED.replace('name: blocked', 'generateName: job-'))).toContain('name: "job-*"');
  });

  it('does not touch what it cannot add to', () => {
    expect(ignoredIn('ignore: [{ rule: no-privileged, reason: none }]\n')).toBeUndefined();
    expect(ignoredIn('{"ignore": []}', '/repository/fargate-lint.json')).toBeUndefined();
    expect(ignoredIn('ignore: [\n')).toBeUndefined();
    expect(ignoredIn('', undefined, BLOCKED.replace('name: blocked', 'name: "{{ name }}"'))).toBeUndefined();
  });
});
