import { describe, expect, it } from 'vitest';
import { BLOCKED, run, writeFiles } from '../support/cli.ts';
import { temporaryDirectory } from '../support/repository.ts';

function lint(files: Readonly<Record<string, string>>) {
  const cwd = temporaryDirectory();
  writeFiles(cwd, files);
  return run(['-f', 'compact', '.'], { cwd });
}

describe('nothing passes unread', () => {
  it.each([
    '{apiVersion: v1, kind: Pod, spec: {',
    "{'apiVersion': 'v1', ",
    '{"apiV\\u0065rsion": "v1", ',
    '{kind: Pod, spec: [',
  ])('a .json that was meant for Kubernetes: %s', async (text) => {
    const { code, stdout } = await lint({ 'a.json': text });
    expect(code).toBe(1);
    expect(stdout).toContain('a.json:1:');
  });

  it('but settings of an editor, which are JSON with comments, are none of ours', async () => {
    const tasks = '{\n  // build\n  "tasks": [{ "group": { "kind": "build", "isDefault": true } }],\n}\n';
    const { code, stdout, stderr } = await lint({ 'tasks.json': tasks });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toBe('fargate-lint: No workloads found in 1 file\n');
  });

  it('a Pod, wherever a configuration says that its template is', async () => {
    const config = 'customKinds:\n  - {group: "", kind: Pod, template: spec.nothing}\n';
    const { code, stdout } = await lint({ 'a.yaml': BLOCKED, 'fargate-lint.yaml': config });
    expect(code).toBe(1);
    expect(stdout).toContain('a.yaml:6:16: error no-host-namespaces');
  });
});
