import { describe, expect, it } from 'vitest';
import { INPUT_NAMES, InputError, readInputs, variableOf } from '../../src/action/inputs.ts';
import { lintOptions, planOptions } from '../../src/action/options.ts';
import { parseArguments } from '../../src/cli/arguments/arguments.ts';
import { UsageError } from '../../src/cli/arguments/usage-error.ts';

function read(inputs: Record<string, string>) {
  return readInputs(Object.fromEntries(Object.entries(inputs).map(([name, value]) => [variableOf(name), value])));
}

describe('inputs', () => {
  it('that are empty are as if they were not given', () => {
    const empty = Object.fromEntries(INPUT_NAMES.map((name) => [name, '']));
    expect(read(empty)).toEqual(read({}));
    expect(read({})).toMatchObject({ paths: [], workingDirectory: '.', failOn: 'error', changedOnly: false });
  });

  it('are one thing a line, without the space around it', () => {
    expect(read({ paths: ' a b.yaml \r\n\n  !c.yaml\n' }).paths).toEqual(['a b.yaml', '!c.yaml']);
  });

  it.each([
    ['true', true],
    ['True', true],
    ['FALSE', false],
  ])('take %s for a boolean', (text, value) => {
    expect(read({ 'changed-only': text }).changedOnly).toBe(value);
  });

  it.each([
    [{ 'changed-only': 'yes' }, "changed-only: 'yes' is not true or false"],
    [{ 'fail-on': 'warnings' }, "fail-on: 'warnings' is not error, warning or never; did you mean warning?"],
    [{ 'max-warnings': '-1' }, "max-warnings: '-1' is not a whole number"],
    [
      { 'max-warnings': '3', 'fail-on': 'never' },
      'fail-on: never never fails the step, so max-warnings has no effect; remove one of them',
    ],
    [
      { 'max-warnings': '3', 'fail-on': 'warning' },
      'fail-on: warning fails the step at the first warning, so max-warnings has no effect; remove one of them',
    ],
    [{ paths: 'a.yaml\n-' }, 'paths: `-` reads stdin, which an action does not have; name a file'],
    [{ reports: 'junit' }, 'reports: junit has no file; write format=file, such as junit=junit.xml'],
    [{ reports: 'junit=-' }, 'reports: junit=- has no file; write format=file, such as junit=junit.xml'],
    [{ fix: 'true' }, `unknown input fix; inputs are ${INPUT_NAMES.join(', ')}`],
  ])('%j are refused', (inputs, message) => {
    expect(() => read(inputs as Record<string, string>)).toThrow(new InputError(message));
  });

  it('are the options of the command, and no file is taken for one', () => {
    const inputs = read({
      paths: '--fix\nlsp',
      config: '-c.yaml',
      profiles: 'a.yaml\nb.yaml',
      baseline: 'known',
      plugins: './p.js',
      'fail-on': 'warning',
      'sarif-file': 'a=b.sarif',
      'json-file': 'out.json',
      reports: 'junit=j.xml',
    });
    const options = ['--color', '-f', 'stylish', '-f', 'sarif=a=b.sarif', '-f', 'json=out.json', '-f', 'junit=j.xml'];
    const files = ['--config=-c.yaml', '--profiles=a.yaml', '--profiles=b.yaml', '--baseline=known', '--plugin=./p.js'];
    expect(lintOptions(inputs, 'abc')).toEqual(
      parseArguments([...options, ...files, '--changed=abc', '--max-warnings=0', '--', '--fix', 'lsp']),
    );
    expect(lintOptions(read({ paths: '!vendor/**' }), undefined)).toMatchObject({ patterns: ['.', '!vendor/**'] });
    expect(lintOptions(read({}), undefined)).toEqual(parseArguments(['--color']));
  });

  it('refuse two reports in one file', () => {
    const inputs = read({ 'json-file': 'a', reports: 'junit=a' });
    expect(() => lintOptions(inputs, undefined)).toThrow(new UsageError('two reports cannot go to the same file: a'));
  });

  it('plan the same files', () => {
    const inputs = read({
      paths: 'k8s',
      profiles: 'a.yaml',
      plan: '--ec2 m5.large\n--namespace shop\n--format json=p.json',
    });
    const { own, options } = planOptions(inputs);
    expect(options).toEqual(parseArguments(['--namespace', 'shop', '--profiles=a.yaml', 'k8s']));
    expect(own.options).toEqual({ ec2: 'm5.large' });
    expect(own.formats).toEqual([
      { format: 'markdown', file: undefined },
      { format: 'json', file: 'p.json' },
    ]);
  });
});
