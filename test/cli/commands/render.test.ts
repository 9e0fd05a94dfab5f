import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, property, string } from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentText } from '../../../src/cli/output/document-text.ts';
import { createSourceFile } from '../../../src/source/source-file.ts';
import { parseFile } from '../../../src/yaml/parse.ts';
import { run, writeFiles } from '../../support/cli.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'render-'));
  writeFiles(cwd, {
    'base/kustomization.yaml': 'resources: [pod.yaml]\n',
    'base/pod.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers: [{name: a, image: "a:1", args: ["yes"]}]\n',
    'dev/kustomization.yaml':
      'resources: [../base]\nnamespace: dev\npatches:\n  - target: {kind: Pod}\n    path: patch.yaml\n',
    'dev/patch.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  securityContext: {runAsUser: 0}\n',
    'plain.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n',
  });
});
afterEach(() => rmSync(cwd, { recursive: true }));

const BUILT = `---
# dev: base/pod.yaml:1
apiVersion: "v1"
kind: Pod
metadata:
  name: a
  namespace: dev
spec:
  containers:
    - name: a
      image: a:1
      args:
        - "yes"
  securityContext:
    runAsUser: 0
`;

describe('render', () => {
  it('prints what kustomizations make, then what other files hold', async () => {
    const { stdout, code } = await run(['render'], { cwd });
    expect(stdout.replace('"v1"', 'v1')).toBe(
      `${BUILT.replace('"v1"', 'v1')}---\n# plain.yaml:1\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\n`,
    );
    expect(code).toBe(0);
    expect((await run(['render', 'dev'], { cwd })).stdout).not.toContain('ConfigMap');
  });

  it('says where fields are written that come from elsewhere', async () => {
    const { stdout } = await run(['render', '--from', 'dev'], { cwd });
    expect(stdout).toContain('  namespace: dev # from: dev/kustomization.yaml:2:12\n');
    expect(stdout).toContain('  # from: dev/patch.yaml:5:3\n  securityContext:\n    runAsUser: 0\n');
    expect(stdout.match(/# from: /g)).toHaveLength(2);
  });

  it('says what cannot be built or read', async () => {
    writeFiles(cwd, { 'dev/kustomization.yaml': 'resources: [gone.yaml]\n', 'broken.yaml': 'a: [\n' });
    const { stderr, code } = await run(['render'], { cwd });
    expect(stderr).toContain(
      'gone.yaml is not in this repository; dev was not built, and its files are linted as they are',
    );
    expect(stderr).toContain('broken.yaml:');
    expect(code).toBe(2);
  });

  it('refuses options of other commands', async () => {
    expect((await run(['render', '--quiet'], { cwd })).stderr).toContain('unknown option --quiet; render takes ');
    expect((await run(['render', '--help'], { cwd })).stdout).toContain('fargate-lint render [--from]');
  });

  it('keeps every text, and shows a terminal none that it would obey', () => {
    const [empty] = parseFile(createSourceFile('a.yaml', 'a: b')).documents;
    assert(
      property(string({ unit: 'binary' }), string({ unit: 'binary' }), (key, text) => {
        if (!empty) return;
        const value = { [`k${key}`]: text, list: [text] };
        const written = documentText({ ...empty, value }, false);
        expect(written).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u);
        expect({ ...(parseFile(createSourceFile('b.yaml', written)).documents[0]?.value as object) }).toEqual(value);
      }),
    );
  });
});
