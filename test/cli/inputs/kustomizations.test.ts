import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run, writeFiles } from '../../support/cli.ts';
import { DEPLOYMENT, PATCH } from '../../support/kustomizations.ts';

const FILES = {
  'base/kustomization.yaml': 'resources: [deployment.yaml]\n',
  'base/deployment.yaml': DEPLOYMENT,
  'overlays/dev/kustomization.yaml': 'resources: [../../base]\nnamespace: dev\npatches: [{path: patch.yaml}]\n',
  'overlays/dev/patch.yaml': PATCH,
  'overlays/prod/kustomization.yaml': 'resources: [../../base]\nnamespace: prod\n',
};

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'kustomizations-'));
  writeFiles(cwd, FILES);
});
afterEach(() => rmSync(cwd, { recursive: true }));

/** The lines of the compact report, and what was said beside it. */
async function lint(...args: string[]) {
  const { stdout, stderr, code } = await run(['-f', 'compact', '--no-config', ...args], { cwd });
  const lines = stdout.split('\n').filter(Boolean);
  return { found: lines.map((line) => line.replace(/^(\S+): \w+ (\S+): .*$/, '$1 $2')), stderr, code };
}

describe('kustomizations among the files', () => {
  it('are built, and what is found is at the line that says it', async () => {
    expect((await lint('.')).found).toEqual([
      'base/deployment.yaml:9:20 no-host-namespaces',
      'overlays/dev/patch.yaml:10:25 no-privileged',
    ]);
  });

  it('say in which overlays the same is found', async () => {
    const { stdout } = await run(['-f', 'json', '--no-config', '.'], { cwd });
    const [first] = JSON.parse(stdout).findings;
    expect(first.notes).toEqual([{ text: 'in overlays dev, prod', place: null }]);
  });

  it('count each overlay as a workload of its own', async () => {
    const { stdout } = await run(['-f', 'json', '--no-config', '.'], { cwd });
    const { workloads } = JSON.parse(stdout);
    expect(workloads.map(({ namespace }: { namespace: string }) => namespace).sort()).toEqual(['dev', 'prod']);
  });

  it('are read as they are with --no-render, and with render: false', async () => {
    const namespaces = async (...args: string[]) => {
      const { stdout } = await run(['-f', 'json', ...args], { cwd });
      return JSON.parse(stdout).workloads.map(({ namespace }: { namespace: string }) => namespace);
    };
    expect(await namespaces('--no-render', '.')).toEqual(['default', 'default']);
    writeFileSync(join(cwd, 'fargate-lint.yaml'), 'render: false\n');
    expect(await namespaces('.')).toEqual(['default', 'default']);
  });

  it('build a base too when it is named', async () => {
    const namespaces = async (...args: string[]) => {
      const { stdout } = await run(['-f', 'json', ...args], { cwd });
      return JSON.parse(stdout)
        .workloads.map(({ namespace }: { namespace: string }) => namespace)
        .sort();
    };
    expect(await namespaces('.', 'base')).toEqual(['default', 'dev', 'prod']);
    writeFileSync(join(cwd, 'fargate-lint.yaml'), 'kustomizations: [base]\n');
    expect(await namespaces('.')).toEqual(['default', 'dev', 'prod']);
  });

  it('leave their files to be read as they are when they cannot be built', async () => {
    writeFiles(cwd, { 'overlays/dev/kustomization.yaml': 'resources: [../../base, gone.yaml]\n' });
    const { found, stderr } = await lint('.');
    expect(stderr).toContain(
      'overlays/dev/kustomization.yaml:1: gone.yaml is not in this repository; overlays/dev was not built, and its files are linted as they are',
    );
    expect(found).toContain('overlays/dev/patch.yaml:10:25 no-privileged');
  });

  it('name what is remote with its line, and say that the verdict is uncertain', async () => {
    writeFiles(cwd, {
      'base/deployment.yaml': DEPLOYMENT.replace('      hostNetwork: true\n', ''),
      'overlays/prod/kustomization.yaml':
        'resources: [../../base]\nnamespace: prod\ncomponents:\n  - https://example.com/c\n',
    });
    const { stdout, stderr } = await run(['-f', 'json', '--no-config', '.'], { cwd });
    expect(stderr).toBe(
      'fargate-lint: overlays/prod/kustomization.yaml:4: not applied: remote component https://example.com/c\n',
    );
    const { workloads } = JSON.parse(stdout);
    expect(workloads.find(({ namespace }: { namespace: string }) => namespace === 'prod').verdict).toBe('uncertain');
  });

  it('fail with --fail-on-skipped when they cannot be built', async () => {
    writeFiles(cwd, { 'overlays/dev/kustomization.yaml': 'resources: [gone.yaml]\n', 'pod.yaml': 'kind: ConfigMap\n' });
    expect((await lint('--only', 'no-imds', '.')).code).toBe(0);
    expect((await lint('--only', 'no-imds', '--fail-on-skipped', '.')).code).toBe(1);
    expect((await lint('--only', 'no-imds', '--fail-on-skipped', 'overlays/prod')).code).toBe(0);
  });

  it('name fields that kustomize does not have', async () => {
    writeFiles(cwd, { 'overlays/prod/kustomization.yaml': 'resource: [../../base]\nNamespace: a\nx-own: 1\n' });
    const { stderr } = await lint('overlays/prod');
    expect(stderr).toContain(
      'overlays/prod/kustomization.yaml:1: not applied: unknown field resource; did you mean resources?\n' +
        'fargate-lint: overlays/prod/kustomization.yaml:3: not applied: unknown field x-own\n',
    );
    expect(stderr).not.toContain('amespace');
  });

  it('read nothing outside of the repository', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    writeFiles(outside, { 'secret.yaml': DEPLOYMENT });
    symlinkSync(join(outside, 'secret.yaml'), join(cwd, 'overlays/dev/link.yaml'));
    for (const path of ['link.yaml', '../../../../../../etc/hostname', join(outside, 'secret.yaml')]) {
      writeFiles(cwd, { 'overlays/dev/kustomization.yaml': `resources: ["${path}"]\n` });
      expect((await lint('overlays/dev')).stderr).toContain(`${path} is not in this repository`);
    }
    rmSync(outside, { recursive: true });
  });

  it('are suppressed by a comment at any of the places', async () => {
    const text = '        # fargate-lint-disable-next-line no-host-namespaces -- known\n        value: true\n';
    const patch = `patches:\n  - target: {kind: Deployment}\n    patch: |-\n      - op: replace\n        path: /spec/template/spec/hostNetwork\n        value: true\n`;
    writeFiles(cwd, { 'overlays/prod/kustomization.yaml': `resources: [../../base]\n${patch}` });
    expect((await lint('overlays/prod')).found).toEqual(['overlays/prod/kustomization.yaml:7:16 no-host-namespaces']);
    writeFiles(cwd, {
      'base/deployment.yaml': DEPLOYMENT.replace(
        '      hostNetwork',
        `      ${text.trim().split('\n')[0]}\n      hostNetwork`,
      ),
    });
    expect((await lint('overlays/prod')).found).toEqual([]);
  });

  it('are fixed where it is written', async () => {
    await run(['--no-config', '--fix-suggestions', 'overlays/dev'], { cwd });
    expect(readFileSync(join(cwd, 'overlays/dev/patch.yaml'), 'utf8')).not.toContain('privileged');
    expect(readFileSync(join(cwd, 'base/deployment.yaml'), 'utf8')).not.toContain('hostNetwork');
  });

  it('are built for a patch that is named alone, which is all that is reported', async () => {
    mkdirSync(join(cwd, '.git'));
    expect((await lint('overlays/dev/patch.yaml')).found).toEqual(['overlays/dev/patch.yaml:10:25 no-privileged']);
    expect((await lint('base/deployment.yaml')).found).toEqual(['base/deployment.yaml:9:20 no-host-namespaces']);
    const { stdout } = await run(['-f', 'json', '--no-config', 'overlays/dev/patch.yaml'], { cwd });
    expect(JSON.parse(stdout).workloads.map(({ namespace }: { namespace: string }) => namespace)).toEqual(['dev']);
  });

  it('take a patch from stdin in place of its file', async () => {
    mkdirSync(join(cwd, '.git'));
    const patch = (text: string) =>
      run(['-f', 'compact', '--no-config', '--stdin-filename', 'overlays/dev/patch.yaml', '-'], {
        cwd,
        stdin: PATCH.replace('privileged: true', text),
      });
    expect((await patch('privileged: false')).stdout).not.toContain('no-privileged');
    expect((await patch('privileged: true')).stdout).toContain('overlays/dev/patch.yaml:10:25');
  });

  it('are reported by --changed when any of the places has changed', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd, stdio: 'pipe' });
    writeFiles(cwd, {
      'overlays/dev/patch.yaml': PATCH.replace(/ {6}containers[\s\S]*/, '      hostNetwork: true\n'),
    });
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-q', '-m', 'a');
    expect((await lint('--changed')).found).toEqual([]);
    writeFiles(cwd, { 'base/deployment.yaml': `${DEPLOYMENT}# changed\n` });
    expect((await lint('--changed')).found).toEqual([
      'base/deployment.yaml:9:20 no-host-namespaces',
      'overlays/dev/patch.yaml:7:20 no-host-namespaces',
    ]);
    git('commit', '-q', '-a', '-m', 'b');
    writeFiles(cwd, { 'overlays/dev/patch.yaml': `${readFileSync(join(cwd, 'overlays/dev/patch.yaml'))}# changed\n` });
    expect((await lint('--changed=HEAD')).found).toEqual(['overlays/dev/patch.yaml:7:20 no-host-namespaces']);
  });

  it('are found under the name Kustomization too, and through patterns that few people write', async () => {
    rmSync(join(cwd, 'overlays/dev/kustomization.yaml'));
    const target = '{target: {name: "(w+e)+b|(?i)x"}, path: patch.yaml}';
    writeFiles(cwd, {
      'overlays/dev/Kustomization': `resources: [../../base]\nnamespace: dev\npatches: [${target}]\n`,
    });
    expect((await lint('.')).found).toContain('overlays/dev/patch.yaml:10:25 no-privileged');
  });

  it('say so when each is made of the other', async () => {
    writeFiles(cwd, { 'a/kustomization.yaml': 'resources: [../b]\n', 'b/kustomization.yaml': 'resources: [../a]\n' });
    expect((await lint('.')).stderr).toContain(
      'a includes itself; a was not built, and its files are linted as they are',
    );
  });
});
