import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { BLOCKED, run, writeFiles } from '../support/cli.ts';
import { temporaryDirectory } from '../support/repository.ts';

const MIB = 1024 * 1024;

/** Objects of a kind that nobody asks for, of about this many bytes together. */
function secrets(bytes: number): object[] {
  return Array.from({ length: Math.ceil(bytes / 10_000) }, (_, index) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: `secret-${index}` },
    data: { release: 'x'.repeat(9900) },
  }));
}

const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { managedFields: [{ manager: 'kubelet', fieldsV1: { 'f:spec': { 'f:hostNetwork': {} } } }], name: 'agent' },
  spec: {
    containers: [{ image: 'agent', name: 'agent', resources: { requests: { cpu: '250m', memory: '256Mi' } } }],
    hostNetwork: true,
  },
  status: { phase: 'Pending', message: 'x'.repeat(100) },
};

describe('an input of more than 16 MiB', { timeout: 120_000 }, () => {
  let cwd = '';
  const list = { apiVersion: 'v1', items: [...secrets(17 * MIB), POD, POD.spec], kind: 'List' };
  const text = JSON.stringify(list, null, 2);
  const before = text.slice(0, text.indexOf('"hostNetwork": true'));
  const line = before.split('\n').length;

  beforeAll(() => {
    cwd = temporaryDirectory(() => {});
    writeFiles(cwd, { 'cluster.json': text, 'claims.yaml': `${BLOCKED}---\n`.repeat(2) });
  });

  it('is linted, whether it is a file or comes from stdin', async () => {
    expect(statSync(join(cwd, 'cluster.json')).size).toBeGreaterThan(16 * MIB);
    const file = await run(['--format', 'json', 'cluster.json'], { cwd });
    expect(file).toMatchObject({ code: 1, stderr: '' });
    expect(JSON.parse(file.stdout)).toMatchObject({
      findings: [{ rule: 'no-host-namespaces', line, column: 24, path: 'spec.hostNetwork', suggestions: [] }],
      workloads: [{ kind: 'Pod', name: 'agent', document: 0, item: list.items.length - 2 }],
      summary: { files: 1, documents: 1, workloads: 1 },
    });
    const stdin = await run(['--format', 'json', '-', '--stdin-filename', 'cluster.json'], { cwd, stdin: text });
    expect(stdin).toEqual(file);
  });

  it('shows its lines to people', async () => {
    const { stdout } = await run(['cluster.json'], { cwd });
    expect(stdout).toContain(`${line} │         "hostNetwork": true`);
  });

  it('is a part of the set, and of a shard', async () => {
    const whole = await run(['--format', 'json', '.'], { cwd });
    expect(JSON.parse(whole.stdout)).toMatchObject({ summary: { files: 2, workloads: 3 } });
    const names = ['1.report', '2.report'];
    for (const [index, name] of names.entries()) {
      await run(['--shard', `${index + 1}/2`, '--format', `json=${name}`, '.'], { cwd });
    }
    const merged = await run(['merge', '--format', 'json', ...names], { cwd });
    expect(merged.stdout).toBe(whole.stdout);
  });

  it('is not fixed, and says so', async () => {
    const { stderr } = await run(['--fix-suggestions', '--fix', 'cluster.json'], { cwd });
    expect(stderr).toContain('fargate-lint: not fixed cluster.json: larger than 16 MiB');
    expect(readFileSync(join(cwd, 'cluster.json'), 'utf8') === text).toBe(true);
  });

  it('keeps everything for rules of others', async () => {
    writeFiles(cwd, {
      'plugin.mjs': `export const rules = [{ id: 'acme/secret', description: 'D', category: 'effect', severity: 'warn', evidence: 'observed',
  references: [], help: 'Fix it.', messages: { said: '{name}' },
  resources: { Secret({ place, name }, { report }) { if (name === 'secret-7') report({ message: 'said', at: place.at('metadata', 'name'), data: { name } }); },
  Pod({ place }, { report }) { report({ message: 'said', at: place.at('status', 'phase'), data: { name: place.at('status', 'phase').value } }); } } }];\n`,
    });
    const { stdout } = await run(
      ['--plugin', './plugin.mjs', '--only', 'acme/secret', '-f', 'compact', 'cluster.json'],
      { cwd },
    );
    expect(stdout).toMatch(/acme\/secret: secret-7\n.*acme\/secret: Pending\n$/);
  });
});
