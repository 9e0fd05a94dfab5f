import { describe, expect, it } from 'vitest';
import { type Arguments, parseArguments } from '../../../src/cli/arguments/arguments.ts';
import { UsageError } from '../../../src/cli/arguments/usage-error.ts';

const known = { configurable: ['no-privileged', 'no-host-ports'], alwaysOn: ['parse-error'] };

function parse(...argv: string[]): Arguments {
  return parseArguments(argv, known);
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
      quiet: false,
      strictKinds: false,
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
      quiet: true,
      strictKinds: false,
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
    expect(parse('--rule', 'no-privileged=off', '--rule', 'no-privileged=warn').levels).toEqual({
      'no-privileged': 'warn',
    });
  });

  it('reads rule options as JSON', () => {
    expect(parse('--rule', 'no-privileged=["warn",{"a":[1,"="]}]').levels).toEqual({
      'no-privileged': ['warn', { a: [1, '='] }],
    });
  });

  it.each([
    [['--quite'], 'There is no option --quite. Did you mean --quiet?'],
    [['--formt=json'], 'There is no option --formt. Did you mean --format?'],
    [['-x'], 'There is no option -x.'],
    [
      ['--format', 'jsn'],
      '--format must be stylish, compact, json, github, sarif, junit, gitlab, checkstyle, markdown or the path of a module (./format.js), not jsn. Did you mean json?',
    ],
    [['--format', '--quiet'], '--format needs a value.'],
    [['--format='], '--format needs a value.'],
    [['--format', 'json='], '--format json=: the name of a file is missing behind the =.'],
    [
      ['-f', 'github', '-f', 'json=a.json', '-f', 'sarif'],
      'Only one --format can go to stdout. Give the other a file: --format sarif=report.txt',
    ],
    [['-f', 'json=a', '-f', 'sarif=a'], 'Two reports cannot go to one file, a.'],
    [
      ['--statistics', '--format', 'json'],
      '--statistics prints counts in place of the report. Give the report a file: --format json=report.txt',
    ],
    [['--changed', '-'], '--changed is about files in git, and stdin is none.'],
    [['--changed='], '--changed needs a value.'],
    [['--timing=1'], '--timing takes no value.'],
    [['--only'], '--only needs a value.'],
    [['--quiet=yes'], '--quiet takes no value.'],
    [['--max-warnings', 'many'], '--max-warnings must be a whole number, not many.'],
    [['--max-warnings=-1'], '--max-warnings must be a whole number, not -1.'],
    [['--only', 'no-priviledged'], 'There is no rule no-priviledged. Did you mean no-privileged?'],
    [['--rule', 'nothing=off'], 'There is no rule nothing.'],
    [['--rule', 'no-privileged'], '--rule no-privileged: write id=off, id=warn or id=error.'],
    [['--rule', '=off'], '--rule =off: write id=off, id=warn or id=error.'],
    [['--rule', 'no-privileged=warning'], '--rule no-privileged: the level is off, warn or error, not warning.'],
    [
      ['--rule', 'no-privileged=eror'],
      '--rule no-privileged: the level is off, warn or error, not eror. Did you mean error?',
    ],
    [
      ['--rule', 'no-privileged=[warn,{}]'],
      `--rule no-privileged: with options, write it as JSON in quotes: 'no-privileged=["error",{"option":1}]'.`,
    ],
    [
      ['--rule', 'no-privileged=["warn",[]]'],
      `--rule no-privileged: with options, write it as JSON in quotes: 'no-privileged=["error",{"option":1}]'.`,
    ],
    [
      ['--rule', 'parse-error=off'],
      'parse-error is always on: without it, something that could not be checked would look clean.',
    ],
    [['--namespace', 'My Shop'], '--namespace must be a name that a namespace can have, not My Shop.'],
    [['--cluster', 'ec2'], '--cluster must be hybrid or fargate-only, not ec2.'],
    [
      ['--load-balancer-controller', 'auto'],
      '--load-balancer-controller must be aws-load-balancer-controller, in-tree or auto-mode, not auto.',
    ],
    [['--stdin-filename', 'a.yaml'], '--stdin-filename names what is read from stdin, so it needs the argument `-`.'],
  ])('refuses %j', (argv, message) => {
    expect(() => parse(...argv)).toThrow(new UsageError(message));
  });
});
