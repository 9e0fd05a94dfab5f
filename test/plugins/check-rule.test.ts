import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { problemsOfRule } from '../../src/plugins/check-rule.ts';

const RULE = {
  id: 'acme/no-latest-tag',
  description: 'Disallow the tag latest',
  category: 'effect',
  severity: 'warn',
  evidence: 'inferred',
  references: [],
  messages: { latest: 'No.', lighter: { text: 'Perhaps not.', severity: 'warn' } },
  help: 'Name a version.',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: { tags: { description: 'Tags.', type: 'array', default: [] } },
  },
  pod: () => {},
};

describe('problemsOfRule', () => {
  it('has nothing against a rule', () => {
    expect(problemsOfRule(RULE)).toEqual([]);
    expect(problemsOfRule({ ...RULE, options: undefined, docs: 'https://example.com/', set: () => {} })).toEqual([]);
  });

  it('has nothing against the rules of this project but their ids, which have no owner', () => {
    for (const rule of rules) expect(problemsOfRule({ ...rule, id: `own/${rule.id}` }), rule.id).toEqual([]);
    for (const rule of rules) expect(problemsOfRule(rule)).toHaveLength(1);
  });

  it.each([null, 'a', [], 1, undefined])('does not take %j for a rule', (value) => {
    expect(problemsOfRule(value)).toEqual(['must be an object, as defineRule returns it']);
  });

  it.each([
    [
      { id: 'no-latest-tag' },
      'id must be an owner and a name in kebab-case, such as acme/no-latest-tag, not "no-latest-tag"',
    ],
    [
      { id: 'Acme/noLatest' },
      'id must be an owner and a name in kebab-case, such as acme/no-latest-tag, not "Acme/noLatest"',
    ],
    [{ id: 7 }, 'id must be an owner and a name in kebab-case, such as acme/no-latest-tag, not number'],
    [{ description: '' }, 'description must be a string, not ""'],
    [{ help: undefined }, 'help must be a string, not undefined'],
    [
      { category: 'style' },
      'category must be scheduling, traffic, logging, effect, cost, cluster or manifest, not "style"',
    ],
    [{ severity: 'fatal' }, 'severity must be error or warn, not "fatal"'],
    [{ evidence: undefined }, 'evidence must be documented, observed or inferred, not undefined'],
    [{ category: 'scheduling' }, 'outcome must be runs, uncertain, pending, fails, refused or absent, not undefined'],
    [{ outcome: 'blocked' }, 'outcome must be runs, uncertain, pending, fails, refused or absent, not "blocked"'],
    [
      { messages: { latest: { text: 'No.', outcome: 'never' } } },
      'messages.latest.outcome must be runs, uncertain, pending, fails, refused or absent, not "never"',
    ],
    [{ references: ['http://x'] }, 'references must be a list of https:// URLs, which may be empty'],
    [{ docs: 'docs/rule.md' }, 'docs must be an https:// URL'],
    [{ messages: {} }, 'messages must have at least one message'],
    [{ messages: { a: 1 } }, 'messages.a must be a string, or an object with text and severity warn or none'],
    [
      { messages: { a: { text: 'x', severity: 'error' } } },
      'messages.a must be a string, or an object with text and severity warn or none',
    ],
    [{ options: [] }, 'options must be a JSON schema of type object, with properties'],
    [{ options: { type: 'object', properties: {} } }, 'options must have additionalProperties: false'],
    [
      { options: { type: 'object', additionalProperties: false, properties: { a: { type: 'string' } } } },
      'options.properties.a must have a default',
    ],
    [{ pod: 'x' }, 'pod must be a function'],
    [{ resources: { Service: 1 } }, 'resources must have a function per kind'],
    [{ reads: 'Secret' }, 'reads must be a list of kinds'],
    [{ pod: undefined }, 'needs pod, everyPod, resources or set, or it checks nothing'],
  ])('says what is wrong: %j', (wrong, problem) => {
    expect(problemsOfRule({ ...RULE, ...wrong })).toEqual([problem]);
  });

  it('says everything that is wrong at once', () => {
    expect(problemsOfRule({})).toHaveLength(9);
  });
});
