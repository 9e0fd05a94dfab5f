import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkNames } from '../../../src/cli/arguments/check-names.ts';
import { temporaryDirectory } from '../../support/repository.ts';

/** With a directory and a file that have names of commands. */
function workingDirectory(): string {
  const cwd = temporaryDirectory();
  mkdirSync(join(cwd, 'check'));
  writeFileSync(join(cwd, 'main'), '');
  return cwd;
}

describe('checkNames', () => {
  it.each([
    [['lint', 'k8s'], 'unknown command or file: lint; to lint files: fargate-lint <path>'],
    [['help'], 'unknown command or file: help; for help: fargate-lint --help'],
    [['version'], 'unknown command or file: version; for the version: fargate-lint --version'],
    [['explian', 'no-privileged'], 'unknown command or file: explian; did you mean explain?'],
    [['rulse'], 'unknown command or file: rulse; did you mean rules?'],
    [['--changed', 'develop'], 'no such file: develop; did you mean --changed=develop?'],
    [
      ['--fix-suggestions', 'no-privileged'],
      'no such file: no-privileged; did you mean --fix-suggestions=no-privileged?',
    ],
  ])('refuses %j', (argv, message) => {
    expect(() => checkNames(argv, workingDirectory())).toThrow(message);
  });

  it.each([
    [['check']],
    [['./lint']],
    [['lint.yaml']],
    [['--changed', 'main']],
    [['--', 'lint']],
    [['--quiet', 'lint']],
  ])('takes %j as files', (argv) => {
    expect(() => checkNames(argv, workingDirectory())).not.toThrow();
  });
});
