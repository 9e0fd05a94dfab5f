import { describe, expect, it } from 'vitest';
import { commandLineOf } from '../../src/action/command-line.ts';
import { INPUT_NAMES, InputError, readInputs, variableOf } from '../../src/action/inputs.ts';

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

  it('become a command line in which no file is taken for an option', () => {
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
    expect(commandLineOf(inputs, 'abc')).toEqual([
      '--color',
      '--format=stylish',
      '--format=sarif=a=b.sarif',
      '--format=json=out.json',
      '--format=junit=j.xml',
      '--config=-c.yaml',
      '--profiles=a.yaml',
      '--profiles=b.yaml',
      '--baseline=known',
      '--plugin=./p.js',
      '--changed=abc',
      '--max-warnings=0',
      '--',
      '--fix',
      'lsp',
    ]);
  });
});
