import { describe, expect, it } from 'vitest';
import { optionValidatorFiles } from '../../scripts/generate/option-validators.ts';
import type { RuleSource } from '../../scripts/generate/rule-sources.ts';
import type { OptionValidator } from '../../src/generated/option-validators.js';
import type { Rule } from '../../src/rule.ts';

type Properties = NonNullable<Rule['options']>['properties'];

function sourceWith(id: string, properties?: Properties): RuleSource {
  const rule: Rule = {
    id,
    description: 'Disallow something',
    category: 'effect',
    severity: 'warn',
    evidence: 'inferred',
    references: [],
    messages: {},
    help: 'Remove it.',
    ...(properties && { options: { type: 'object', additionalProperties: false, properties } }),
  };
  return { rule, identifier: id.replaceAll('-', ''), text: '' };
}

/** The validators as written, loaded as a module of its own. */
async function validatorsOf(...sources: RuleSource[]): Promise<Record<string, OptionValidator>> {
  const code = optionValidatorFiles(sources)[0]?.[1] ?? '';
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    optionValidators: Record<string, OptionValidator>;
  };
  return module.optionValidators;
}

const margin = { margin: { description: 'How much.', type: 'number', minimum: 0, default: 15 } };

describe('compiled option validators', () => {
  it('exist for rules that have options, by id', async () => {
    const validators = await validatorsOf(sourceWith('has-none'), sourceWith('has-some', margin));
    expect(Object.keys(validators)).toEqual(['has-some']);
    expect(await validatorsOf(sourceWith('has-none'))).toEqual({});
  });

  it('fill the defaults in and leave what is given', async () => {
    const { 'has-some': validate } = await validatorsOf(sourceWith('has-some', margin));
    const empty = {};
    expect(validate?.(empty)).toBe(true);
    expect(empty).toEqual({ margin: 15 });
    const given = { margin: 3 };
    expect(validate?.(given)).toBe(true);
    expect(given).toEqual({ margin: 3 });
  });

  it('say everything that is wrong, and where', async () => {
    const { 'has-some': validate } = await validatorsOf(sourceWith('has-some', margin));
    expect(validate?.({ margin: -1, nonsense: true })).toBe(false);
    const problems = validate?.errors?.map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
    expect(problems).toEqual([' additionalProperties', '/margin minimum']);
    expect(validate?.('no object')).toBe(false);
  });

  it('are refused when they would need ajv at run time', () => {
    const name = { name: { description: 'Whose.', type: 'string', minLength: 1, default: 'a' } };
    expect(() => optionValidatorFiles([sourceWith('needs-ajv', name)])).toThrow(/at run time/);
  });
});
