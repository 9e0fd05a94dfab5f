import { describe, expect, test } from 'vitest';
import { keyOf, resolvePlain, resolveTagged } from '../../../src/yaml/scalars/scalars.ts';

/** Checked against kubectl 1.33, which reads with the same decoder. */
describe('plain scalars', () => {
  test.each([
    ['y', true],
    ['Yes', true],
    ['ON', true],
    ['oN', 'oN'],
    ['off', false],
    ['', null],
    ['~', null],
    ['nUll', 'nUll'],
    ['0', 0],
    ['-0', 0],
    ['+12', 12],
    ['1_000', 1000],
    ['1__0_', 10],
    ['0x1F', 31],
    ['-0x1f', -31],
    ['0b1010', 10],
    ['0755', 493],
    ['0o755', 493],
    ['-010', -8],
    ['08', 8],
    ['0x', '0x'],
    ['0b2', '0b2'],
    ['1e3', 1000],
    ['1.', 1],
    ['.5', 0.5],
    ['+.5', 0.5],
    ['12e03', 12000],
    ['.', '.'],
    ['.5_0', 0.5],
    ['.5_', '.5_'],
    ['123e4567', '123e4567'],
    ['.5e999', '.5e999'],
    ['1:30', '1:30'],
    ['190:20:30', '190:20:30'],
    ['2024-01-01', '2024-01-01'],
    ['=', '='],
    ['<<', '<<'],
    ['100m', '100m'],
    ['1.2.3', '1.2.3'],
    ['9007199254740993', 9007199254740992],
    ['18446744073709551615', 18446744073709552000],
    ['0xFFFFFFFFFFFFFFFFFF', '0xFFFFFFFFFFFFFFFFFF'],
    ['.inf', Number.POSITIVE_INFINITY],
    ['-.Inf', Number.NEGATIVE_INFINITY],
    ['.nan', Number.NaN],
  ])('%j is %j', (text, value) => {
    expect(resolvePlain(text).value === 0 ? 0 : resolvePlain(text).value).toEqual(value);
  });
});

describe('tagged scalars', () => {
  test.each([
    ['5', 'str', '5'],
    ['', 'str', ''],
    ['5', 'int', 5],
    ['0x10', 'int', 16],
    ['1', 'float', 1],
    ['yes', 'bool', true],
    ['', 'null', null],
    ['aGk=', 'binary', 'hi'],
    ['aG\nk=', 'binary', 'hi'],
    ['2024-01-01', 'timestamp', '2024-01-01'],
    ['1', 'merge', '1'],
  ])('%j with !!%s is %j', (text, tag, value) => {
    expect(resolveTagged(text, `tag:yaml.org,2002:${tag}`).value).toEqual(value);
  });

  test.each([
    ['x', 'int'],
    ['1.5', 'int'],
    ['08', 'int'],
    ['', 'int'],
    ['x', 'float'],
    ['18446744073709551615', 'float'],
    ['1', 'bool'],
    ['x', 'null'],
    ['a', 'binary'],
    ['x', 'timestamp'],
  ])('%j with !!%s is refused', (text, tag) => {
    const resolved = resolveTagged(text, `tag:yaml.org,2002:${tag}`);
    expect(resolved).toMatchObject({ type: 'invalid', message: expect.stringContaining(`\`${text}\``) });
  });

  test('any other tag makes a string', () => {
    expect(resolveTagged('5', '!')).toEqual({ type: 'string', value: '5' });
    expect(resolveTagged('yes', '!Ref')).toEqual({ type: 'string', value: 'yes' });
  });
});

describe('keys', () => {
  test.each([
    ['yes', 'true'],
    ['0x10', '16'],
    ['-1', '-1'],
    ['9007199254740993', '9007199254740993'],
    ['1.0', '1'],
    ['1.5', '1.5'],
    ['123456.7', '123456.7'],
    ['1000000.5', '1.0000005e+06'],
    ['123456789.0', '1.2345679e+08'],
    ['0.0001', '0.0001'],
    ['1e-5', '1e-05'],
    ['1e20', '1e+20'],
    ['.inf', '.inf'],
    ['-.inf', '-.inf'],
    ['.NaN', '.nan'],
  ])('%s becomes %j', (text, key) => {
    expect(keyOf(resolvePlain(text))).toBe(key);
  });

  test.each(['~', '', '18446744073709551615'])('%j is refused', (text) => {
    expect(keyOf(resolvePlain(text))).toBeUndefined();
  });
});
