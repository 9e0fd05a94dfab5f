import { describe, expect, it } from 'vitest';
import { type Arguments, parseArguments } from '../../src/cli/arguments.ts';
import { UsageError } from '../../src/cli/usage-error.ts';

const known = { configurable: ['no-privileged', 'no-host-ports'], alwaysOn: ['parse-error'] };

function parse(...argv: string[]): Arguments {
  return parseArguments(argv, known);
}

describe('parseArguments', () => {
  it('has defaults', () => {
    expect(parse()).toEqual({
      task: 'lint',
      patterns: ['.'],
      format: 'stylish',
      quiet: false,
      maxWarnings: Number.POSITIVE_INFINITY,
      levels: {},
      only: undefined,
      settings: {},
      stdinFilename: undefined,
      gitignore: true,
      color: undefined,
    });
  });

  it('reads every option', () => {
    const argv = [
      ...['-f', 'json', '--quiet', '--max-warnings=0', '--rule', 'no-privileged=off', '--only', 'no-host-ports'],
      ...['--only=parse-error', '-n', 'shop', '--cluster', 'fargate-only', '--load-balancer-controller=in-tree'],
      ...['--stdin-filename', 'a.yaml', '--no-gitignore', '--no-color', 'k8s', '-'],
    ];
    expect(parse(...argv)).toEqual({
      task: 'lint',
      patterns: ['k8s', '-'],
      format: 'json',
      quiet: true,
      maxWarnings: 0,
      levels: { 'no-privileged': 'off' },
      only: new Set(['no-host-ports', 'parse-error']),
      settings: { namespace: 'shop', cluster: 'fargate-only', loadBalancerController: 'in-tree' },
      stdinFilename: 'a.yaml',
      gitignore: false,
      color: false,
    });
  });

  it('takes everything behind -- as files', () => {
    expect(parse('--', '--quiet', '-').patterns).toEqual(['--quiet', '-']);
  });

  it('lets the last word win', () => {
    expect(parse('--format=json', '--format=compact').format).toBe('compact');
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
    [['--format', 'jsn'], '--format must be stylish, compact, github or json, not jsn. Did you mean json?'],
    [['--format', '--quiet'], '--format needs a value.'],
    [['--format='], '--format needs a value.'],
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
