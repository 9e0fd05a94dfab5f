import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BLOCKED, CLEAN, directoryWith, run, WARNED, writeFiles } from '../../support/cli.ts';
import { temporaryDirectory } from '../../support/repository.ts';

/** Lints and gives the findings as `path rule severity`. */
async function lint(files: Record<string, string>, argv: readonly string[] = [], within = '.') {
  const cwd = join(directoryWith(files), within);
  const { code, stdout, stderr } = await run(['-f', 'json', ...argv], { cwd });
  const report = JSON.parse(stdout || '{"findings": []}') as {
    findings: { file: string; rule: string; severity: string; message: string }[];
  };
  return {
    code,
    stderr,
    report,
    findings: report.findings.map(({ file, rule, severity }) => `${file} ${rule} ${severity}`).sort(),
  };
}

const HOST = 'no-host-namespaces';
const blocked = (kind: string) =>
  `apiVersion: apps/v1
kind: ${kind}
metadata: { name: web, namespace: shop, labels: { tier: front } }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      hostNetwork: true
      containers:
        - name: web
          image: web:1
          resources: { requests: { cpu: 250m, memory: 256Mi }, limits: { cpu: 250m, memory: 256Mi } }
`;

describe('a configuration', () => {
  it('is found upwards, and not looked for with --no-config', async () => {
    const files = { 'fargate-lint.yaml': `rules: { ${HOST}: off }`, 'a/b/k8s.yaml': BLOCKED };
    expect((await lint(files, [], 'a/b')).findings).toEqual([]);
    expect((await lint(files, ['--no-config'], 'a/b')).findings).toEqual([`k8s.yaml ${HOST} error`]);
  });

  it('is not cascaded: the nearest one counts alone', async () => {
    const files = { 'fargate-lint.yaml': `rules: { ${HOST}: off }`, 'a/fargate-lint.yml': '', 'a/k8s.yaml': BLOCKED };
    expect((await lint(files, [], 'a')).findings).toEqual([`k8s.yaml ${HOST} error`]);
  });

  it('may be named, and its patterns are then relative to the working directory', async () => {
    const files = {
      '.github/lint.yaml': `overrides: [{ files: [k8s], rules: { ${HOST}: off } }]\nignores: [other.yaml]`,
      'k8s/a.yaml': BLOCKED,
      'other.yaml': BLOCKED,
      'rest.yaml': BLOCKED,
    };
    expect((await lint(files, ['--config', '.github/lint.yaml'])).findings).toEqual([`rest.yaml ${HOST} error`]);
    expect((await lint(files, ['--config', 'missing.yaml'])).stderr).toBe('fargate-lint: missing.yaml: no such file\n');
    const both = await lint(files, ['--config', 'x.yaml', '--no-config']);
    expect(both.stderr).toContain('fargate-lint: --config and --no-config exclude each other');
  });

  it('that is broken ends the run with all mistakes, none of them able to drive a terminal', async () => {
    const files = { 'fargate-lint.yaml': '"\\e[31mx": 1\ncluster: fargat-only\n', 'k8s.yaml': BLOCKED };
    const cwd = directoryWith(files);
    expect(await run([], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'fargate-lint: fargate-lint.yaml:1:1: Unknown key \\x1b[31mx\n' +
        'fargate-lint: fargate-lint.yaml:2:10: cluster must be hybrid or fargate-only, not fargat-only; did you mean fargate-only?\n',
    });
  });

  it('is no manifest itself', async () => {
    const files = { 'fargate-lint.yaml': 'extends: ./base.yaml', 'base.yaml': 'region: eu-west-1', 'k8s.yaml': CLEAN };
    const cwd = directoryWith(files);
    expect((await run(['--list-files'], { cwd })).stdout).toBe('k8s.yaml\n');
    expect(await run(['fargate-lint.yaml', 'k8s.yaml'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('is in force beneath what the command line says', async () => {
    const config = `rules: { ${HOST}: off }\noverrides: [{ kinds: [Pod], rules: { ${HOST}: warn } }]\n`;
    const files = { 'fargate-lint.yaml': config, 'k8s.yaml': BLOCKED };
    expect((await lint(files)).findings).toEqual([`k8s.yaml ${HOST} warn`]);
    expect((await lint(files, ['--rule', `${HOST}=error`])).findings).toEqual([`k8s.yaml ${HOST} error`]);
    expect((await lint(files, ['--rule', `${HOST}=off`])).findings).toEqual([]);
  });
});

describe('presets', () => {
  const files = (config: string) => ({ 'fargate-lint.yaml': config, 'k8s.yaml': WARNED });

  it('strict makes errors of warnings, and a later preset or rule takes that back', async () => {
    const warned = await lint(files(''));
    expect(warned.findings).toContain('k8s.yaml require-requests warn');
    expect((await lint(files('extends: recommended'))).findings).toEqual(warned.findings);
    expect((await lint(files('extends: all'))).findings).toEqual(warned.findings);
    expect((await lint(files('extends: strict'))).findings).toContain('k8s.yaml require-requests error');
    expect((await lint(files('extends: [strict, recommended]'))).findings).toEqual(warned.findings);
    const mixed = await lint(files('extends: strict\nrules: { require-requests: warn }'));
    expect(mixed.findings).toContain('k8s.yaml require-requests warn');
  });

  it('strict demands reasons', async () => {
    const yaml = BLOCKED.replace('  hostNetwork', `  # fargate-lint-disable-next-line ${HOST}\n  hostNetwork`);
    const severity = async (config: string) => (await lint({ 'fargate-lint.yaml': config, 'k8s.yaml': yaml })).findings;
    expect(await severity('')).toEqual(['k8s.yaml unused-disable warn']);
    expect(await severity('extends: strict')).toEqual(['k8s.yaml unused-disable error']);
  });
});

describe('overrides', () => {
  const manifests = { 'k8s/web.yaml': blocked('Deployment'), 'k8s/set.yaml': blocked('StatefulSet') };
  const both = [`k8s/set.yaml ${HOST} error`, `k8s/web.yaml ${HOST} error`];

  it.each([
    ['files: [k8s/set.yaml]', true],
    ['files: ["**/s*.yaml"]', true],
    ['kinds: [StatefulSet]', true],
    ['kinds: [StatefulSet], namespaces: [s*], labels: { tier: front }, files: [k8s]', true],
    ['kinds: [StatefulSet], labels: { app: web }', true],
    ['kinds: [StatefulSet], labels: { app: web, tier: back }', false],
    ['kinds: [StatefulSet], namespaces: [shopping]', false],
    ['kinds: [Pod]', false],
    ['files: [set.yaml]', false],
    ['files: []', false],
  ])('%s', async (condition, applies) => {
    const config = `overrides: [{ ${condition}, rules: { ${HOST}: off } }]`;
    expect((await lint({ ...manifests, 'fargate-lint.yaml': config })).findings).toEqual(
      applies ? both.slice(1) : both,
    );
  });

  it('the last one wins, and what a file says wins over all that it extends', async () => {
    const config = `overrides:
  - { kinds: [Deployment, StatefulSet], rules: { ${HOST}: off } }
  - { namespaces: [shop], rules: { ${HOST}: warn } }
`;
    const warned = [`k8s/set.yaml ${HOST} warn`, `k8s/web.yaml ${HOST} warn`];
    expect((await lint({ ...manifests, 'fargate-lint.yaml': config })).findings).toEqual(warned);
    const extending = { 'base.yaml': config, 'fargate-lint.yaml': `extends: ./base.yaml\nrules: { ${HOST}: error }` };
    expect((await lint({ ...manifests, ...extending })).findings).toEqual(both);
  });

  it('may give options, which a level alone leaves as they are', async () => {
    const large = CLEAN.replaceAll('cpu: 250m', 'cpu: "2"').replaceAll('memory: 256Mi', 'memory: 4Gi');
    const config = `rules: { compute-size: [warn, { maxVcpu: 1 }] }
overrides:
  - { files: [a], rules: { compute-size: [error, { maxVcpu: 8 }] } }
  - { files: [b], rules: { compute-size: error } }
`;
    const files = { 'fargate-lint.yaml': config, 'a/x.yaml': large, 'b/x.yaml': large, 'c/x.yaml': large };
    expect((await lint(files)).findings.filter((each) => each.includes('compute-size'))).toEqual([
      'b/x.yaml compute-size warn',
      'c/x.yaml compute-size warn',
    ]);
  });
});

describe('include and ignores', () => {
  const files = {
    'fargate-lint.yaml': 'include: [k8s/**/*.yaml, more]\nignores: ["**/tests"]',
    'k8s/a.yaml': BLOCKED,
    'k8s/b.json': '{}',
    'k8s/tests/t.yaml': BLOCKED,
    'more/c.yaml': BLOCKED,
    'other/d.yaml': BLOCKED,
  };

  it('say what is linted when nothing is named', async () => {
    const all = [`k8s/a.yaml ${HOST} error`, `more/c.yaml ${HOST} error`];
    expect((await lint(files)).findings).toEqual(all);
    expect((await lint(files, [], 'k8s')).findings).toEqual([`../more/c.yaml ${HOST} error`, `a.yaml ${HOST} error`]);
  });

  it('give the context of what is named, of which nothing is reported', async () => {
    const { findings, report } = await lint(files, ['other/d.yaml']);
    expect(findings).toEqual([`other/d.yaml ${HOST} error`]);
    expect(report).toMatchObject({ summary: { files: 1, workloads: 1, errors: 1 } });
    const claim =
      'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data }\nspec: { storageClassName: gp3 }\n';
    const pod = CLEAN.replace(
      '  containers:',
      '  volumes: [{ name: d, persistentVolumeClaim: { claimName: data } }]\n  containers:',
    );
    const bound = { 'fargate-lint.yaml': 'include: [k8s]', 'k8s/claim.yaml': claim, 'k8s/pod.yaml': pod };
    const alone = await lint(bound, ['--no-config', 'k8s/pod.yaml']);
    const known = await lint(bound, ['k8s/pod.yaml']);
    expect(alone.findings).not.toEqual(known.findings);
    expect(known.findings).toEqual(
      (await lint(bound, ['--no-config'])).findings.filter((each) => each.includes('pod.yaml')),
    );
  });

  it('leave out what is ignored, also when it is named; of a directory that is all ignored something is said', async () => {
    expect(await lint(files, ['k8s/tests/t.yaml'])).toMatchObject({ code: 0, findings: [], stderr: '' });
    expect(await lint(files, ['k8s/tests'])).toMatchObject({
      code: 2,
      stderr: 'fargate-lint: k8s/tests: all files are ignored by the configuration\n',
    });
  });

  it('stand for something', async () => {
    const wrong = { ...files, 'fargate-lint.yaml': 'include: [k9s/**, k8s/*.yml]' };
    expect(await lint(wrong)).toMatchObject({
      code: 2,
      stderr:
        'fargate-lint: fargate-lint.yaml:1:11: include: k9s: no such file or directory\n' +
        'fargate-lint: fargate-lint.yaml:1:19: include: no file matches k8s/*.yml\n',
    });
  });
});

describe('ignore', () => {
  const entry = (more: string) => `ignore: [{ rule: ${HOST}, reason: moves soon${more} }]`;

  it('suppresses what it names, and nothing else', async () => {
    const files = { 'k8s/a.yaml': BLOCKED, 'k8s/b.yaml': blocked('Deployment') };
    const left = async (more: string) => (await lint({ ...files, 'fargate-lint.yaml': entry(more) })).findings;
    expect(await left('')).toEqual([]);
    expect(await left(', kind: Pod')).toEqual([`k8s/b.yaml ${HOST} error`]);
    expect(await left(', namespace: shop, name: w*')).toEqual([`k8s/a.yaml ${HOST} error`]);
    expect(await left(', files: [k8s/b.yaml]')).toEqual([`k8s/a.yaml ${HOST} error`]);
  });

  it('is reported when it is unused or has expired, and then applies no more', async () => {
    const files = { 'a.yaml': BLOCKED };
    const expired = await lint({ ...files, 'fargate-lint.yaml': entry(', expires: 2020-01-31') });
    expect(expired.findings).toEqual([`a.yaml ${HOST} error`, 'fargate-lint.yaml unused-disable warn']);
    expect(expired.report.findings.map(({ message }) => message)).toContain(
      'This entry expired after 2020-01-31 and has no effect',
    );
    expect((await lint({ ...files, 'fargate-lint.yaml': entry(', expires: 2999-12-31') })).findings).toEqual([]);
    const unused = { ...files, 'fargate-lint.yaml': entry(', name: other') };
    expect((await lint(unused)).findings).toContain('fargate-lint.yaml unused-disable warn');
    // Another file may be what it names.
    expect((await lint(unused, ['a.yaml'])).findings).toEqual([`a.yaml ${HOST} error`]);
    expect((await lint({ ...unused, 'b/c.yaml': CLEAN }, [], 'b')).findings).toEqual([]);
    // A rule that is off finds nothing to ignore.
    expect((await lint(unused, ['--rule', `${HOST}=off`])).findings).toEqual([]);
  });

  it('is removed by --fix when it is unused', async () => {
    const config = `# ours
ignore:
  # gone
  - rule: ${HOST}
    name: other
    reason: was needed
  - rule: ${HOST}
    name: blocked
    reason: moves soon
  - { rule: no-privileged, reason: old }
`;
    const cwd = directoryWith({ 'fargate-lint.yaml': config, 'a.yaml': BLOCKED });
    const { code, stdout } = await run(['--fix', '-f', 'compact'], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const fixed = readFileSync(join(cwd, 'fargate-lint.yaml'), 'utf8');
    expect(fixed).toContain('name: blocked\n    reason: moves soon\n');
    expect(fixed).not.toContain('was needed');
    expect(fixed).not.toContain('no-privileged');
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(BLOCKED);
    expect(await run(['-f', 'compact'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

describe('what is told about the cluster', () => {
  it('custom kinds', async () => {
    const yaml = blocked('Pipeline').replace('apps/v1', 'example.com/v1').replace('  template:', '  worker:');
    const config = 'customKinds: [{ group: example.com, kind: Pipeline, template: spec.worker, replicas: spec.count }]';
    expect((await lint({ 'a.yaml': yaml })).findings).toEqual([]);
    expect((await lint({ 'a.yaml': yaml, 'fargate-lint.yaml': config })).findings).toEqual([`a.yaml ${HOST} error`]);
  });

  it('custom kinds with templates in lists and mappings', async () => {
    const spec = '{ spec: { hostNetwork: true, containers: [{ name: a, image: a }] } }';
    const yaml = `apiVersion: example.com/v1
kind: Pipeline
metadata: { name: a }
spec:
  steps: [{ count: 2, template: ${spec} }, { count: 3, template: ${spec} }]
  workers: { small: { template: ${spec} } }
`;
    const kind = 'group: example.com, kind: Pipeline';
    const config = `customKinds:
  - { ${kind}, template: spec.steps.*.template, replicas: spec.steps.*.count }
  - { ${kind}, template: spec.workers.*.template }
`;
    const { findings } = await lint({ 'a.yaml': yaml, 'fargate-lint.yaml': config });
    expect(findings.filter((each) => each.endsWith('error'))).toHaveLength(3);
  });

  it('which kinds with pods nobody knows', async () => {
    const yaml = blocked('Pipeline').replace('apps/v1', 'example.com/v1');
    const note = 'fargate-lint: not checked: 1 Pipeline (no rule knows this kind; see customKinds)\n';
    const cwd = directoryWith({ 'a.yaml': yaml });
    expect(await run(['a.yaml'], { cwd })).toEqual({ code: 0, stdout: '', stderr: note });
    expect(await run(['--strict-kinds', 'a.yaml'], { cwd })).toMatchObject({ code: 1, stderr: note });
    const { stdout } = await run(['-f', 'json', 'a.yaml'], { cwd });
    expect(JSON.parse(stdout).unchecked).toEqual([{ kind: 'Pipeline', group: 'example.com', count: 1 }]);
    expect((await run(['-f', 'sarif', 'a.yaml'], { cwd })).stdout).toContain('not checked: 1 Pipeline');
    expect((await run(['-f', 'markdown', 'a.yaml'], { cwd })).stdout).toContain('not checked: 1 Pipeline');
  });

  it('profiles, from files and written there', async () => {
    const inline = 'profiles: [{ name: main, selectors: [{ namespace: prod }] }]';
    const cluster = `apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: c, region: eu-west-1 }
fargateProfiles: [{ name: main, selectors: [{ namespace: prod }] }]
`;
    const manifests = { 'k8s/a.yaml': blocked('Deployment') };
    expect((await lint({ ...manifests, 'fargate-lint.yaml': inline }, ['k8s'])).findings).toEqual([]);
    expect(
      (await lint({ ...manifests, 'fargate-lint.yaml': 'profiles: cluster.yaml', 'cluster.yaml': cluster }, ['k8s']))
        .findings,
    ).toEqual([]);
    const other = {
      ...manifests,
      'fargate-lint.yaml': inline,
      'p.yaml': '- name: x\n  selectors: [{ namespace: shop }]',
    };
    expect((await lint(other, ['--profiles', 'p.yaml', 'k8s'])).findings).toEqual([`k8s/a.yaml ${HOST} error`]);
  });

  it('profiles only from below its directory, and only whole ones', async () => {
    const cwd = directoryWith({
      'p.yaml': '- name: x\n  selectors: [{ namespace: shop }]',
      'a/fargate-lint.yaml': 'profiles: [../p.yaml, ./link.yaml, ./none.yaml, { name: x }]',
      'a/k8s.yaml': CLEAN,
    });
    symlinkSync(join(cwd, 'p.yaml'), join(cwd, 'a/link.yaml'));
    const { code, stderr } = await run([], { cwd: join(cwd, 'a') });
    expect({ code, lines: stderr.trimEnd().split('\n') }).toEqual({
      code: 2,
      lines: [
        "fargate-lint: fargate-lint.yaml:1:12: profiles: ../p.yaml is outside of the configuration's directory",
        "fargate-lint: fargate-lint.yaml:1:23: profiles: ./link.yaml is a link out of the configuration's directory",
        'fargate-lint: fargate-lint.yaml:1:36: profiles: no such file: ./none.yaml',
        'fargate-lint: fargate-lint.yaml:1:51: A profile needs a name and selectors',
      ],
    });
  });
});

describe('--print-config', () => {
  it('shows each value and where it comes from', async () => {
    const cwd = directoryWith({
      'base.yaml': 'extends: strict\nregion: eu-west-1\nignores: [vendor]\n',
      'fargate-lint.yaml': `extends: ./base.yaml
namespace: shop
include: [k8s]
rules:
  compute-size: [warn, { maxVcpu: 4 }]
overrides:
  - files: [k8s/jobs]
    rules: { compute-size: error }
  - kinds: [Job]
    rules: { no-privileged: off, ${HOST}: off }
ignore:
  - { rule: no-daemonset, reason: known }
`,
    });
    const argv = ['--cluster', 'fargate-only', '--rule', `${HOST}=warn`, '--print-config'];
    const { code, stdout, stderr } = await run([...argv, 'k8s/jobs/a.yaml'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('# Effective configuration for k8s/jobs/a.yaml, from fargate-lint.yaml');
    expect(lines).toEqual(
      expect.arrayContaining([
        'namespace: "shop"  # fargate-lint.yaml:2:1',
        'cluster: "fargate-only"  # command line',
        'loadBalancerController: "aws-load-balancer-controller"  # default',
        'region: "eu-west-1"  # base.yaml:2:1',
        '  - "k8s"  # fargate-lint.yaml:3:11',
        '  - "vendor"  # base.yaml:3:11',
        '  - {"rule":"no-daemonset","reason":"known"}  # fargate-lint.yaml:12:7',
        '  compute-size: ["error",{"maxVcpu":4}]  # fargate-lint.yaml:8:14, options fargate-lint.yaml:5:3',
        `  ${HOST}: warn  # command line`,
        '  no-privileged: error  # preset strict',
      ]),
    );
    expect(stdout).toMatch(
      /overrides:\n {2}- kinds: \["Job"\]\n {4}rules:\n {6}no-privileged: "off" {2}# fargate-lint\.yaml:10:14\n$/,
    );
    const other = await run(['--print-config', 'vendor/x.yaml'], { cwd });
    expect(other.stdout).toContain('# This file is left out by ignores');
    expect(other.stdout).toContain('  compute-size: ["warn",{"maxVcpu":4}]  # fargate-lint.yaml:5:3\n');
  });

  it('works without a configuration', async () => {
    const { code, stdout } = await run(['--print-config', 'a.yaml'], { cwd: temporaryDirectory() });
    expect(code).toBe(0);
    expect(stdout).toContain(', from defaults only\n');
    expect(stdout).toContain('  require-requests: warn  # default\n');
  });
});

describe('init', () => {
  it('writes a configuration that changes nothing, and overwrites none', async () => {
    const cwd = directoryWith({ 'a.yaml': BLOCKED, 'b.yaml': WARNED });
    const before = await run(['-f', 'compact'], { cwd });
    expect(await run(['init'], { cwd })).toEqual({
      code: 0,
      stdout: 'Wrote fargate-lint.yaml.\nNext: fargate-lint\n',
      stderr: '',
    });
    expect(await run(['-f', 'compact'], { cwd })).toEqual(before);
    expect(await run(['init'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'fargate-lint: fargate-lint.yaml already exists; nothing was written\n',
    });
    expect((await run(['init', 'x'], { cwd })).code).toBe(2);
  });

  it('writes what the project has, and a schema that editors find', async () => {
    const profiles = 'kind: ClusterConfig\nfargateProfiles:\n  - name: x\n    selectors: [{ namespace: shop }]\n';
    const cwd = directoryWith({
      'infra/cluster.yaml': `apiVersion: eksctl.io/v1alpha5\n${profiles}`,
      'charts/a/Chart.yaml': 'name: a\n',
      'base/kustomization.yaml': 'resources: []\n',
      'node_modules/fargate-lint/docs/schema.json': '{}',
    });
    const { stdout } = await run(['init'], { cwd });
    expect(stdout.split('\n').slice(1, -2)).toEqual([
      'Fargate profiles in infra/cluster.yaml: only pods that they select are checked.',
      '1 Helm chart: charts/a',
      '1 kustomization: base',
    ]);
    const written = readFileSync(join(cwd, 'fargate-lint.yaml'), 'utf8');
    expect(written).toMatch(/^# yaml-language-server: \$schema=\.\/node_modules\/fargate-lint\/docs\/schema\.json\n/);
    expect(written).toContain('\nprofiles: infra/cluster.yaml\n');
  });

  it('leaves the choice between the profiles of several clusters', async () => {
    const cluster =
      'apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nfargateProfiles:\n  - name: x\n    selectors: [{ namespace: shop }]\n';
    const cwd = directoryWith({ 'dev.yaml': cluster, 'prod.yaml': cluster });
    expect((await run(['init'], { cwd })).stdout).toContain('Fargate profiles in dev.yaml, prod.yaml: choose');
    const written = readFileSync(join(cwd, 'fargate-lint.yaml'), 'utf8');
    expect(written).toContain('\n# profiles: dev.yaml\n# profiles: prod.yaml\n');
    expect(written).not.toContain('yaml-language-server');
  });

  it('writes what is valid when it is taken out of its comments', async () => {
    const cwd = directoryWith({
      'k8s/a.yaml': CLEAN,
      'cluster.yaml': '- name: x\n  selectors: [{ namespace: "*" }]',
      'fargate-lint-baseline.txt': '',
    });
    await run(['init'], { cwd });
    const path = join(cwd, 'fargate-lint.yaml');
    const uncommented = readFileSync(path, 'utf8').replace(/^# (?=[a-z]\w*:|\s+\S)/gm, '');
    expect(uncommented).toContain('\ncluster: fargate-only');
    writeFiles(cwd, { 'fargate-lint.yaml': uncommented });
    const { stderr } = await run(['-f', 'compact'], { cwd });
    expect(stderr).toBe('');
  });

  it('does not write through a link', async () => {
    const cwd = temporaryDirectory();
    symlinkSync(join(cwd, 'elsewhere.yaml'), join(cwd, 'fargate-lint.yaml'));
    expect((await run(['init'], { cwd })).code).toBe(2);
    expect(() => readFileSync(join(cwd, 'elsewhere.yaml'))).toThrow('ENOENT');
  });
});
