import { describe, expect, it } from 'vitest';
import { run, writeFiles } from '../support/cli.ts';
import { PLAN_ENV, planOf, workload } from '../support/plan.ts';
import { temporaryDirectory } from '../support/repository.ts';

const CIRCLE = ['a', 'b']
  .map(
    (name) => `---
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: ${name}
  namespace: default
  ownerReferences: [{ apiVersion: apps/v1, kind: ReplicaSet, name: ${name === 'a' ? 'b' : 'a'}, uid: u, controller: true }]
spec: { selector: { matchLabels: { a: b } }, template: { metadata: { labels: { a: b } }, spec: { containers: [{ name: app, image: r/a:1 }] } } }
`,
  )
  .join('');

const FILES = {
  'app.yaml': workload('web'),
  'empty.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n',
  'circle.yaml': CIRCLE,
  'broken.json': '{',
  'other.json': '{"version":1}',
};

describe('plan refuses', () => {
  it.each([
    [['empty.yaml'], 'no workloads found, so no plan can be made'],
    [['circle.yaml'], 'circle.yaml:2: owner references form a cycle: ReplicaSet a → ReplicaSet b → ReplicaSet a'],
    [['app.yaml', '--region', 'eu-west-9'], 'unknown region eu-west-9; did you mean eu-west-1?'],
    [
      ['app.yaml', '--region', 'cn-north-1'],
      'no Fargate prices for region cn-north-1; set them with --prices vcpu=…,memory=…',
    ],
    [['app.yaml', '--prices', 'vcpu=-1,memory=1'], "--prices: '-1' is not a number"],
    [
      ['app.yaml', '--ec2-prices', 'm6a.large=-0.1'],
      "--ec2-prices: 'm6a.large=-0.1' is not a list of types with hourly prices, such as m7i.large=0.1,c6a.large=0.08",
    ],
    [['app.yaml', '--ec2-prices', 'm6x.large=0.1'], '--ec2-prices: unknown instance type m6x.large'],
    [['app.yaml', '--ec2', 'm99.large'], '--ec2: unknown instance type m99.large'],
    [['app.yaml', '--ec2', 'm5.larg'], '--ec2: unknown instance type m5.larg; did you mean m5.large?'],
    [['app.yaml', '--prices', 'vcpu=0,memory=0'], 'prices of 0 for Fargate leave nothing to compare'],
    [['app.yaml', '--fix'], 'Run fargate-lint plan --help for options'],
    [['app.yaml', '--ec2', 'm8i.large', '--region', 'eu-central-1'], '--ec2 m8i.large: no price in eu-central-1'],
    [['app.yaml', '--keep', 'wed'], '--keep wed: unknown workload; did you mean web?'],
    [['app.yaml', '--packing', '0'], "--packing: '0' is not more than 0"],
    [['app.yaml', '--packing', '120%'], "--packing: '120%' is not a fraction from 0 to 1, such as 0.7 or 70%"],
    [
      ['app.yaml', '--discount-ec2', '20%'],
      "--discount-ec2: '20%' is not two fractions, for 1 and 3 years, such as 20%,45%",
    ],
    [['app.yaml', '--min-nodes', '1.5'], "--min-nodes: '1.5' is not a whole number from 0 to 10000"],
    [['app.yaml', '--pools', '0'], "--pools: '0' is not a whole number from 1 to 100"],
    [['app.yaml', '--sidecar', '50m'], "--sidecar: '50m' is not CPU and memory, such as 50m,128Mi"],
    [['app.yaml', '--arch', 'x86'], "--arch: 'x86' is not amd64 or arm64"],
    [['app.yaml', '--job-minutes', '-5'], "--job-minutes: '-5' is not a number of 0 or more"],
    [['app.yaml', '--format', 'sarif'], 'unknown format sarif; formats are terminal, markdown, html, json, csv'],
    [['app.yaml', '-f', 'json', '-f', 'csv'], 'only one --format can go to stdout'],
    [['app.yaml', '-f', 'html=none/plan.html'], 'none/plan.html: no such directory none'],
    [
      ['app.yaml', '--write-profiles', 'pulumi=a'],
      "--write-profiles: 'pulumi=a' is not eksctl=<file>, terraform=<file>, cloudformation=<file>",
    ],
    [['app.yaml', '--write-profiles', 'terraform=a.tf'], 'the file must end in .tf.json'],
    [['app.yaml', '--compare', 'gone.json'], '--compare gone.json: '],
    [['app.yaml', '--compare', 'broken.json'], '--compare broken.json: not JSON'],
    [['app.yaml', '--compare', 'other.json'], '--compare other.json: not a plan of version 1'],
    [['app.yaml', '--subnets', '10.0.0.0/8'], "--subnets: '10.0.0.0/8' is not a comma-separated list of CIDRs"],
    [['app.yaml', '--subnets', 'other.json'], "--subnets: 'other.json' is not a comma-separated list of CIDRs"],
    [['app.yaml', '--fix'], 'unknown option --fix of plan'],
    [['app.yaml', '--kep', 'web'], 'unknown option --kep; did you mean --keep?'],
    [['app.yaml', '--ec2'], '--ec2 needs a value'],
    [['app.yaml', '--assumptions=x'], '--assumptions takes no value'],
    [['gone.yaml'], 'gone.yaml'],
  ])('%j', async (args, message) => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, FILES);
    const { code, stdout, stderr } = await run(['plan', ...args], { cwd, env: PLAN_ENV });
    expect(stderr).toContain(message);
    expect([code, stdout]).toEqual([2, '']);
  });
});

describe('plan', () => {
  it('names what cannot be read, and plans the rest', async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, { 'app.yaml': workload('web'), 'broken.yaml': `${workload('db')}   a: [\n` });
    const { code, stdout, stderr } = await run(['plan', '-f', 'csv'], { cwd, env: PLAN_ENV });
    expect(stdout).toContain('default,Deployment,web,fargate');
    expect(stderr).toMatch(/^fargate-lint: broken\.yaml:\d+:\d+: .*; not in the plan\n$/);
    expect(code).toBe(2);
  });

  it.each([
    ['replicas: -2', workload('web', { replicas: -2 })],
    ['replicas: 1.5', workload('web', { replicas: 1.5 })],
  ])('takes one pod where nobody knows how many there are: %s', async (_, manifest) => {
    const { workloads, notes } = await planOf(manifest);
    expect(workloads[0]?.pods).toEqual({ min: 1, expected: 1, max: 1 });
    expect(notes).toContain('Number of pods unknown, counted as 1: web.');
  });

  it('says what stays only because it requests nothing', async () => {
    const silent = workload('a', { cpu: '' });
    const answers = [silent, silent + workload('b', { cpu: '' }), workload('a', { kind: 'StatefulSet', cpu: '' })].map(
      async (manifest) => (await planOf(workload('web') + manifest)).answer[1],
    );
    expect(await Promise.all(answers)).toEqual([
      '1 stays only because it requests nothing; --assume-requests plans as if it did.',
      '2 stay only because they request nothing; --assume-requests plans as if they did.',
      expect.stringMatching(/^On demand/),
    ]);
  });

  it.each([
    ['The only workload stays on EC2.', workload('db', { kind: 'StatefulSet' })],
    ['All 2 workloads stay on EC2.', workload('db', { kind: 'StatefulSet' }) + workload('log', { cpu: '' })],
    [
      '1 of 3 workloads fits Fargate; 2 stay on EC2.',
      workload('web') + workload('a', { cpu: '' }) + workload('b', { cpu: '' }),
    ],
    ['There are only DaemonSets, which stay on EC2.', workload('agent', { kind: 'DaemonSet' })],
    ['The only workload fits Fargate.', workload('web')],
    ['The only workload fits Fargate, cheaper after an edit.', workload('web', { cpu: '256m' })],
    ['1 of 2 workloads fits Fargate; 1 stays on EC2.', workload('web') + workload('db', { kind: 'StatefulSet' })],
  ])('says how many go: %s', async (sentence, manifest) => {
    expect((await planOf(manifest)).answer[0]).toBe(sentence);
  });

  it('has a page of help', async () => {
    const { code, stdout } = await run(['plan', '--help'], { cwd: temporaryDirectory() });
    expect(code).toBe(0);
    expect(stdout).toContain('--write-profiles <tool>=<file>');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  it('reads stdin', async () => {
    const { code, stdout } = await run(['plan', '-', '-f', 'csv'], {
      cwd: temporaryDirectory(),
      env: PLAN_ENV,
      stdin: workload('web'),
    });
    expect(code).toBe(0);
    expect(stdout).toContain('default,Deployment,web,fargate');
  });

  it('reads its part of the configuration, over which options win', async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, {
      'app.yaml': workload('web') + workload('db'),
      'fargate-lint.yaml': 'plan: { keep: [db], ec2: m5.large }\n',
    });
    const { stdout } = await run(['plan', '-f', 'json'], { cwd, env: PLAN_ENV });
    const plan = JSON.parse(stdout) as {
      workloads: { name: string; placement: string }[];
      scenarios: { fleet: object[] }[];
    };
    expect(plan.workloads.map(({ name, placement }) => [name, placement])).toEqual([
      ['web', 'fargate'],
      ['db', 'ec2'],
    ]);
    expect(plan.scenarios[0]?.fleet).toEqual([{ type: 'm5.large', count: 2 }]);
    const { stdout: other } = await run(['plan', '-f', 'json', '--ec2', 'm6a.large'], { cwd, env: PLAN_ENV });
    expect(other).toContain('"type": "m6a.large"');
  });

  it('takes all options together', async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, { 'app.yaml': workload('web') });
    const args = [
      '--arch',
      'arm64',
      '--min-nodes',
      '3',
      '--pools',
      '2',
      '--packing',
      '70%',
      '--autoscaler',
      'karpenter',
      '--disk',
      '50',
      '--discount-fargate',
      '0.1,0.2',
      '--discount-ec2',
      '0.3,0.4',
      '--spot',
      '0.5',
      '--auto-mode',
      '0',
      '--hpa',
      '0',
      '--job-minutes',
      '5',
      '--margin',
      '0',
      '--quota-vcpu',
      '100',
    ];
    const { code, stdout } = await run(['plan', 'app.yaml', '-f', 'json', ...args], { cwd, env: PLAN_ENV });
    expect(code).toBe(0);
    const { assumptions } = JSON.parse(stdout) as {
      assumptions: { option: string | null; value: string; default: string }[];
    };
    const changed = assumptions.filter((each) => each.value !== each.default).map(({ option }) => option);
    for (const option of args.filter((each) => each.startsWith('--'))) expect(changed).toContain(option);
  });
});
