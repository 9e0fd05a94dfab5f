import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { parseArguments } from '../../../src/cli/arguments/arguments.ts';
import { UsageError } from '../../../src/cli/arguments/usage-error.ts';
import { levelsOf } from '../../../src/cli/configuration/rule-levels.ts';

const levelsFor = (...argv: string[]) => levelsOf(parseArguments(argv), rules);

describe('levelsOf', () => {
  it.each([
    [['--only', 'no-priviledged'], 'unknown rule no-priviledged; did you mean no-privileged?'],
    [['--rule', 'nothing=off'], 'unknown rule nothing'],
    [['--fix-suggestions=no-priviledged'], 'unknown rule no-priviledged; did you mean no-privileged?'],
    [
      ['--rule', 'parse-error=off'],
      '--rule parse-error: this rule is always on; without it, unchecked manifests would look clean',
    ],
  ])('refuses %j', async (argv, message) => {
    await expect(levelsFor(...argv)).rejects.toThrow(new UsageError(message));
  });

  it('turns off what is not asked for, unless it has to be known what suppressions are for', async () => {
    const levels = await levelsFor('--only', 'no-privileged', '--rule', 'no-privileged=warn');
    expect(Object.entries(levels).filter(([, level]) => level !== 'off')).toEqual([['no-privileged', 'warn']]);
    expect(Object.keys(levels)).toHaveLength(rules.length);
    expect(await levelsFor('--only', 'unused-disable')).toEqual({});
  });
});
