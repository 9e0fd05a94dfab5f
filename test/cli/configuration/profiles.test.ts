// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of other programs
import { describe, expect, it } from 'vitest';
import { BLOCKED, directoryWith, run } from '../../support/cli.ts';

const PROFILES = '- name: apps\n  selectors:\n    - { namespace: shop, labels: { tier: web } }\n';
const CONFIG = `apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: prod }
fargateProfiles:
  - name: apps
    selectors: [{ namespace: shop }]
`;
const IN_SHOP = BLOCKED.replace('name: blocked', 'name: blocked\n  namespace: shop');

describe('--profiles', () => {
  it('leaves pods alone that no profile selects', async () => {
    const cwd = directoryWith({ 'k8s/a.yaml': IN_SHOP, 'p.yaml': PROFILES });
    expect((await run(['k8s'], { cwd })).code).toBe(1);
    expect(await run(['k8s', '--profiles', 'p.yaml'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    const { stdout } = await run(['k8s', '--profiles', 'p.yaml', '-f', 'json'], { cwd });
    expect(JSON.parse(stdout).workloads).toMatchObject([{ runsOn: 'ec2', profile: null, verdict: 'runs' }]);
  });

  it('may be given again, and then all of them count', async () => {
    const cwd = directoryWith({ 'k8s/a.yaml': IN_SHOP, 'p.yaml': PROFILES, 'q.yaml': CONFIG });
    const { code, stdout } = await run(['k8s', '--profiles=p.yaml', '--profiles=q.yaml', '-f', 'json'], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(stdout).workloads).toMatchObject([{ runsOn: 'fargate', profile: 'apps', verdict: 'blocked' }]);
  });

  it('ends with 2 for a file that is not there, not readable or without profiles', async () => {
    const cwd = directoryWith({ 'k8s/a.yaml': IN_SHOP, 'bad.yaml': 'a: [', 'none.yaml': 'a: b' });
    const { code, stdout, stderr } = await run(
      ['k8s', '--profiles=missing.yaml', '--profiles=bad.yaml', '--profiles=none.yaml'],
      { cwd },
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^fargate-lint: missing\.yaml: \w/),
      expect.stringMatching(/^fargate-lint: bad\.yaml:1: \w/),
      expect.stringMatching(/^fargate-lint: none\.yaml: there are no Fargate profiles in it\./),
      '',
    ]);
  });

  it('says what of them is not known, and takes their pods for Fargate', async () => {
    const template = 'Parameters: { Env: { Type: String } }\nResources:\n  A:\n    Type: AWS::EKS::FargateProfile\n';
    const properties = "    Properties: { FargateProfileName: a, Selectors: [{ Namespace: !Sub '${Env}op' }] }\n";
    const cwd = directoryWith({ 'k8s/a.yaml': IN_SHOP, 'cf.yaml': template + properties });
    const { code, stderr } = await run(['k8s', '--profiles=cf.yaml'], { cwd });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'fargate-lint: cf.yaml:5: not all is known of Fargate profile a: a namespace (Env is a parameter without default). Pods that it may select count as meant for Fargate.\n',
    });
  });

  it('says when pods are judged in a namespace that nobody wrote', async () => {
    const cwd = directoryWith({ 'k8s/a.yaml': BLOCKED, 'p.yaml': CONFIG });
    const note =
      'fargate-lint: 1 workload has no namespace, and no Fargate profile selects it in default; set --namespace, or render first\n';
    expect(await run(['k8s', '--profiles=p.yaml'], { cwd })).toEqual({ code: 0, stdout: '', stderr: note });
    expect((await run(['k8s', '--profiles=p.yaml', '-n', 'shop'], { cwd })).code).toBe(1);
    expect((await run(['k8s', '--profiles=p.yaml', '-n', 'other'], { cwd })).stderr).toBe('');
  });
});

describe('profiles among the files read', () => {
  it('are pointed out, once, when none were passed', async () => {
    const cwd = directoryWith({ 'a.yaml': IN_SHOP, 'cluster/my config.yaml': CONFIG, 'cluster/b.yaml': CONFIG });
    const { stderr } = await run([], { cwd });
    expect(stderr).toBe(
      'fargate-lint: cluster/b.yaml and 1 more file define Fargate profiles; to check only the pods they select: --profiles cluster/b.yaml\n',
    );
    expect((await run(['--profiles', 'cluster/b.yaml'], { cwd })).stderr).toBe('');
    expect((await run(['a.yaml', 'cluster/my config.yaml'], { cwd })).stderr).toContain(
      "to check only the pods they select: --profiles 'cluster/my config.yaml'",
    );
  });

  it('are not when there are no pods', async () => {
    const cwd = directoryWith({ 'cluster.yaml': CONFIG });
    expect(await run([], { cwd })).toEqual({
      code: 0,
      stdout: '',
      stderr: 'fargate-lint: No workloads found in 1 file\n',
    });
  });
});

describe('--explain-placement', () => {
  const directory = () =>
    directoryWith({
      'k8s/a.yaml': IN_SHOP.replace('namespace: shop', 'namespace: shop\n  labels: { tier: api }'),
      'p.yaml': `${PROFILES}- name: jobs\n  selectors: [{ namespace: jobs-* }]\n`,
    });

  it('says which selector nearly matched, and by which label it failed', async () => {
    const argv = ['k8s', '--profiles', 'p.yaml', '--explain-placement', 'pod/blocked'];
    const cwd = directory();
    expect(await run(argv, { cwd })).toEqual({
      code: 0,
      stderr: '',
      stdout: `shop/pod/blocked (k8s/a.yaml:1)
  Does not go to Fargate.
  Its pods are in the namespace shop, with the label tier=api.
  profile apps: does not
    - namespace shop, label tier=web: wants the label tier=web, which is api here
  profile jobs: does not
    - namespace jobs-*: another namespace
`,
    });
  });

  it('says so when no profiles are known', async () => {
    const cwd = directory();
    const { code, stdout } = await run(['k8s', '--explain-placement', 'shop/Pod/blocked'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toBe(`shop/pod/blocked (k8s/a.yaml:1)
  Goes to Fargate.
  No profiles are known, so every pod counts as meant for Fargate.
`);
  });

  it('takes names as kubectl does', async () => {
    const cwd = directory();
    const { stdout } = await run(['k8s', '--explain-placement', 'pod/blocked'], { cwd });
    for (const name of ['blocked', 'po/blocked', 'Pods/blocked']) {
      expect((await run(['k8s', '--explain-placement', name], { cwd })).stdout).toBe(stdout);
    }
  });

  it('ends with 2 when there is no such workload, or the name is none', async () => {
    const cwd = directory();
    const missing = await run(['k8s', '--explain-placement', 'pod/blockt'], { cwd });
    expect(missing).toMatchObject({ code: 2, stdout: '' });
    expect(missing.stderr).toMatch(
      /^fargate-lint: --explain-placement: no workload pod\/blockt; did you mean pod\/blocked\?\n/,
    );
    for (const name of ['blockt', 'a/b/c/d', 'pod/', '/pod/blocked']) {
      expect((await run(['k8s', '--explain-placement', name], { cwd })).code).toBe(2);
    }
  });
});
