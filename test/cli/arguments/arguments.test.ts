import { describe, expect, it } from 'vitest';
import { type Arguments, parseArguments } from '../../../src/cli/arguments/arguments.ts';
import { UsageError } from '../../../src/cli/arguments/usage-error.ts';

function parse(...argv: string[]): Arguments {
  return parseArguments(argv);
}

describe('parseArguments', () => {
  it('has defaults', () => {
    expect(parse()).toEqual({
      task: 'lint',
      patterns: ['.'],
      namesFiles: false,
      config: undefined,
      findsConfig: true,
      printConfig: undefined,
      formats: [{ format: 'stylish', file: undefined }],
      statistics: false,
      timing: false,
      changed: undefined,
      context: { isProject: false, patterns: [] },
      profileFiles: [],
      plugins: [],
      quiet: false,
      strictKinds: false,
      failOnSkipped: false,
      maxWarnings: Number.POSITIVE_INFINITY,
      levels: {},
      only: undefined,
      settings: {},
      stdinFilename: undefined,
      gitignore: true,
      render: true,
      release: {
        values: [],
        set: [],
        setString: [],
        name: undefined,
        kubeVersion: undefined,
        apiVersions: [],
        ciValues: false,
        tests: false,
      },
      helm: undefined,
      chartDirectories: [],
      color: undefined,
    });
  });

  it('reads every option', () => {
    const argv = [
      ...[
        '-f',
        'json',
        '--timing',
        '--quiet',
        '--max-warnings=0',
        '--rule',
        'no-privileged=off',
        '--only',
        'no-host-ports',
      ],
      ...['--only=parse-error', '-n', 'shop', '--cluster', 'fargate-only', '--load-balancer-controller=in-tree'],
      ...['--region', 'eu-west-1', '--prices', 'vcpu=0.3,memory=.03,currency=CNY'],
      ...['--config', 'lint.yaml', '--print-config', 'a.yaml'],
      ...['--values', './env/prod.yaml', '--values=b.yaml', '--set', 'a=b,c=d', '--set-string', 'e=1', '--helm=helm3'],
      ...['--charts', 'vendor/', '--charts=/'],
      ...['--release-name', 'shop', '--kube-version', 'v1.34', '--api-versions=a/v1,b/v1', '--api-versions=c/v1'],
      ...['--ci-values', '--helm-tests'],
      ...['--stdin-filename', 'a.yaml', '--no-gitignore', '--no-render', '--no-color', 'k8s', '-'],
    ];
    expect(parse(...argv)).toEqual({
      task: 'lint',
      patterns: ['k8s', '-'],
      namesFiles: true,
      config: 'lint.yaml',
      findsConfig: true,
      printConfig: 'a.yaml',
      formats: [{ format: 'json', file: undefined }],
      statistics: false,
      timing: true,
      changed: undefined,
      context: { isProject: false, patterns: [] },
      profileFiles: [],
      plugins: [],
      quiet: true,
      strictKinds: false,
      failOnSkipped: false,
      maxWarnings: 0,
      levels: { 'no-privileged': 'off' },
      only: new Set(['no-host-ports', 'parse-error']),
      settings: {
        namespace: 'shop',
        cluster: 'fargate-only',
        loadBalancerController: 'in-tree',
        region: 'eu-west-1',
        prices: { vcpuHour: 0.3, memoryGiBHour: 0.03, currency: 'CNY' },
      },
      stdinFilename: 'a.yaml',
      gitignore: false,
      render: false,
      release: {
        values: ['env/prod.yaml', 'b.yaml'],
        set: ['a=b,c=d'],
        setString: ['e=1'],
        name: 'shop',
        kubeVersion: '1.34.0',
        apiVersions: ['a/v1', 'b/v1', 'c/v1'],
        ciValues: true,
        tests: true,
      },
      helm: 'helm3',
      chartDirectories: ['vendor', '/'],
      color: false,
    });
  });

  it('takes several formats, each with its file', () => {
    const formats = (...values: string[]) => parse(...values.flatMap((value) => ['--format', value])).formats;
    expect(formats('github', 'sarif=out/a=b.sarif', './mine.mjs=mine.txt', 'junit=-x.xml')).toEqual([
      { format: 'github', file: undefined },
      { format: 'sarif', file: 'out/a=b.sarif' },
      { format: { module: './mine.mjs' }, file: 'mine.txt' },
      { format: 'junit', file: '-x.xml' },
    ]);
    expect(formats('json=-')).toEqual([{ format: 'json', file: undefined }]);
    expect(formats('mine.cjs')).toEqual([{ format: { module: 'mine.cjs' }, file: undefined }]);
    expect(formats('.\\mine')).toEqual([{ format: { module: '.\\mine' }, file: undefined }]);
  });

  it('prints counts in place of the report, and keeps the reports in files', () => {
    expect(parse('--statistics')).toMatchObject({ statistics: true, formats: [] });
    expect(parse('--statistics', '-f', 'sarif=a').formats).toEqual([{ format: 'sarif', file: 'a' }]);
  });

  it('takes a base behind --changed, or none', () => {
    expect(parse('--context', '--context=base', '--', '-k8s')).toMatchObject({
      context: { isProject: true, patterns: ['base'] },
      patterns: ['-k8s'],
    });
    expect(parse('--changed', 'k8s')).toMatchObject({ changed: { base: undefined }, patterns: ['k8s'] });
    expect(parse('--changed=origin/main', 'k8s')).toMatchObject({
      changed: { base: 'origin/main' },
      patterns: ['k8s'],
    });
  });

  it('takes everything behind -- as files', () => {
    expect(parse('--', '--quiet', '-').patterns).toEqual(['--quiet', '-']);
  });

  it('lets the last word win', () => {
    expect(parse('--max-warnings=1', '--max-warnings=2').maxWarnings).toBe(2);
    expect(parse('--color', '--no-color').color).toBe(false);
    expect(parse('--no-color', '--color').color).toBe(true);
    expect(parse('--rule', 'no-privileged=off', '--rule', 'no-privileged=warning').levels).toEqual({
      'no-privileged': 'warn',
    });
  });

  it('takes everything but what is negated', () => {
    expect(parse('!vendor/**')).toMatchObject({ patterns: ['.', '!vendor/**'], namesFiles: true });
    expect(parse('k8s', '!k8s/tests').patterns).toEqual(['k8s', '!k8s/tests']);
  });

  it('names workloads as kubectl does', () => {
    const nameOf = (text: string) => parse('--explain-placement', text).explainPlacement;
    expect(nameOf('web')).toEqual({ namespace: undefined, kind: undefined, name: 'web' });
    expect(nameOf('deploy/web')).toEqual({ namespace: undefined, kind: 'deployment', name: 'web' });
    expect(nameOf('shop/StatefulSets/db')).toEqual({ namespace: 'shop', kind: 'statefulset', name: 'db' });
    expect(nameOf('deployments.apps/web')).toMatchObject({ kind: 'deployment' });
    expect(() => nameOf('a/b/c/d')).toThrow(UsageError);
  });

  it('reads rule options as JSON', () => {
    expect(parse('--rule', 'no-privileged=["warn",{"a":[1,"="]}]').levels).toEqual({
      'no-privileged': ['warn', { a: [1, '='] }],
    });
  });

  it.each([
    [['--quite'], 'unknown option --quite; did you mean --quiet?'],
    [['--formt=json'], 'unknown option --formt; did you mean --format?'],
    [['-x'], 'unknown option -x'],
    [['--list-rules'], 'unknown option --list-rules; to list rules: fargate-lint rules'],
    [['--exclude', 'x'], "unknown option --exclude; to leave files out, name them with '!': fargate-lint '!vendor/**'"],
    [['-o', 'x'], 'unknown option -o; to write a report to a file: --format json=report.json'],
    [
      ['--severity=error'],
      'unknown option --severity; for errors only: --quiet; for one rule: --rule <id>=off|warn|error',
    ],
    [['--format', 'jsn'], 'unknown format jsn; did you mean json?'],
    [['--format', '--quiet'], '--format needs a value'],
    [['--format='], '--format needs a value'],
    [['--format', 'json='], '--format json=: the file name after = is missing'],
    [
      ['-f', 'github', '-f', 'json=a.json', '-f', 'sarif'],
      'only one --format can go to stdout; write the other to a file: --format sarif=report.sarif',
    ],
    [['-f', 'json=a', '-f', 'sarif=a'], 'two reports cannot go to the same file: a'],
    [
      ['--statistics', '--format', 'json'],
      '--statistics prints counts instead of the report; write the report to a file: --format json=report.json',
    ],
    [['--changed', '-'], '--changed compares files in git; it cannot be used with stdin'],
    [['--changed='], '--changed needs a value'],
    [['--timing=1'], '--timing takes no value'],
    [['--only'], '--only needs a value'],
    [['--quiet=yes'], '--quiet takes no value'],
    [['--max-warnings', 'many'], "--max-warnings: 'many' is not a whole number of 0 or more"],
    [['--max-warnings=-1'], "--max-warnings: '-1' is not a whole number of 0 or more"],
    [['--rule', 'no-privileged'], "--rule: 'no-privileged' is not <id>=off, <id>=warn or <id>=error"],
    [['--rule', '=off'], "--rule: '=off' is not <id>=off, <id>=warn or <id>=error"],
    [['--rule', 'no-privileged=eror'], "--rule no-privileged: 'eror' is not off, warn or error; did you mean error?"],
    [
      ['--rule', 'no-privileged=[warn,{}]'],
      `--rule no-privileged: write options as JSON in quotes: 'no-privileged=["error",{"option":1}]'`,
    ],
    [
      ['--rule', 'no-privileged=["warn",[]]'],
      `--rule no-privileged: write options as JSON in quotes: 'no-privileged=["error",{"option":1}]'`,
    ],
    [['--namespace', 'My Shop'], "--namespace: 'My Shop' is not a valid namespace name"],
    [['--cluster', 'ec2'], "--cluster: 'ec2' is not hybrid or fargate-only"],
    [
      ['--load-balancer-controller', 'auto'],
      "--load-balancer-controller: 'auto' is not aws-load-balancer-controller, in-tree or auto-mode",
    ],
    [['--stdin-filename', 'a.yaml'], '--stdin-filename needs the argument -, which reads stdin'],
  ])('refuses %j', (argv, message) => {
    expect(() => parse(...argv)).toThrow(new UsageError(message));
  });
});
